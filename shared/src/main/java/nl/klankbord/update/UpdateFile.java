package nl.klankbord.update;

import java.util.function.Predicate;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Bilingual;
import nl.klankbord.sorting.ThemeId;
import nl.klankbord.submission.Fields;
import nl.klankbord.submission.Reading;

/// What an organiser writes.
///
/// @param subject of the mail: one line of at most 100 characters
/// @param text of the mail, with an empty line between paragraphs: at most 5,000 characters
/// @param to whom it goes; when nothing is said of it, to everyone
public record UpdateFile(Bilingual subject, Bilingual text, Audience to) {

    private static final int MAX_SUBJECT = 100;
    private static final int MAX_TEXT = 5_000;

    /// @param knows whether a theme may be named; asked only when one is
    /// @return the update's file, or all complaints at once
    public static Reading<UpdateFile> read(JsonObject sent, Predicate<ThemeId> knows) {
        Fields fields = Fields.of(sent);
        Bilingual subject = Bilingual.line(fields, "subject", MAX_SUBJECT);
        Bilingual text = Bilingual.lines(fields, "text", MAX_TEXT);
        Audience to = fields.optionalOneOf("to", Audience.of(sent.text("to"), knows))
                .map(Audience::new)
                .orElse(Audience.EVERYONE);
        fields.finish();
        return fields.complaints().isEmpty()
                ? new Reading.Valid<>(new UpdateFile(subject, text, to))
                : new Reading.Invalid<>(fields.complaints());
    }

    public JsonObject write() {
        return Json.object()
                .put("subject", subject.write())
                .put("text", text.write())
                .put("to", to.word())
                .build();
    }
}
