package nl.klankbord.meeting;

import java.util.function.BiFunction;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.submission.Fields;
import nl.klankbord.submission.Language;

/// A text of the organiser's in both languages.
public record Bilingual(String dutch, String english) {

    public String in(Language language) {
        return language == Language.DUTCH ? dutch : english;
    }

    /// Reads one line in each language. What is wrong with it leaves a complaint.
    ///
    /// @param max characters, in each language
    public static Bilingual line(Fields fields, String name, int max) {
        return read(fields, name, (both, language) -> both.line(language, max));
    }

    /// Reads a text in each language, which may have several lines. What is wrong with it leaves a complaint.
    ///
    /// @param max characters, in each language
    public static Bilingual lines(Fields fields, String name, int max) {
        return read(fields, name, (both, language) -> both.lines(language, max));
    }

    /// As it is read.
    public JsonObject write() {
        return Json.object().put("nl", dutch).put("en", english).build();
    }

    private static Bilingual read(Fields fields, String name, BiFunction<Fields, String, String> each) {
        Fields both = fields.group(name);
        Bilingual text = new Bilingual(each.apply(both, "nl"), each.apply(both, "en"));
        both.finish();
        return text;
    }
}
