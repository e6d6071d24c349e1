package nl.klankbord.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingFile;
import nl.klankbord.memory.Examples;
import nl.klankbord.submission.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A meeting as a form: nothing of its file is lost on the way there and back.
final class MeetingFormTest {

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Examples.root().resolve("events/meetings"))) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileThatGoesThroughTheFormIsTheSameFile(Path file) throws IOException {
        Meeting meeting = Examples.meeting(Examples.json(Files.readString(file)));
        assertEquals(
                JsonWriter.text(MeetingFile.write(meeting)),
                JsonWriter.text(MeetingFile.write(throughTheForm(meeting))));
    }

    /// All that the example leaves out or has the other way.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'organisers':['one','two'],'capacity':null,'reminderDate':null,'waitingList':false}",
                "{'moments':[],'themes':[],'survey':[],'planners':[],'diets':['vegan','halal']}",
                "{'timeZone':'America/New_York','startsAt':'2027-11-07T05:30:00Z','endsAt':'2027-11-07T06:30:00Z',"
                        + "'deadline':'2027-11-01T00:00:00Z','moments':[],'language':'en','state':'archived'}",
                "{'startsAt':'2027-04-24T10:00:30.125Z','moments':[],'text':{'nl':'een\\n\\ntwee','en':'1\\n2'}}"
            })
    void whateverAFileMaySayTheFormMay(String changed) {
        Json.Builder file = Json.object();
        Examples.utrechtFile().members().forEach(file::put);
        Examples.json(changed.replace('\'', '"')).members().forEach(file::put);
        Meeting meeting = Examples.meeting(file.build());
        assertEquals(meeting, throughTheForm(meeting));
    }

    @Test
    void twoMeetingsThatDifferHaveOtherVersions() {
        Meeting utrecht = Examples.utrecht();
        assertEquals(MeetingFile.version(utrecht), MeetingFile.version(throughTheForm(utrecht)));
        assertFalse(MeetingFile.version(utrecht).equals(MeetingFile.version(Examples.utrecht(199, true))));
    }

    @ParameterizedTest
    @CsvSource({
        "up:themes:1, b a c",
        "down:themes:0, b a c",
        "up:themes:0, a b c",
        "down:themes:2, a b c",
        "remove:themes:1, a c",
        "remove:themes:7, a b c",
        "up:title:1, a b c",
        "save, a b c"
    })
    void rowsGoUpAndDownAndAway(String step, String ids) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String id : List.of("a", "b", "c")) {
            values.put("themes." + values.size() + ".id", List.of(id));
        }
        Map<String, List<String>> after = MeetingForm.after(step, values);
        StringBuilder found = new StringBuilder();
        for (int row = 0; row < MeetingForm.rows(after, "themes"); row++) {
            found.append(after.getOrDefault("themes." + row + ".id", List.of("?"))
                            .getFirst())
                    .append(' ');
        }
        assertEquals(ids, found.toString().strip());
    }

    @Test
    void rowsInWhichNothingIsFilledInAreNotThere() {
        Map<String, List<String>> typed = MeetingForm.typed(Map.of(
                "survey.0.kind", List.of("number"),
                "survey.0.label.nl", List.of(" "),
                "survey.4.label.nl", List.of("Hoe?"),
                "survey.4.options.0.label.nl", List.of(""),
                "survey.4.options.3.label.nl", List.of("Zo"),
                "seal", List.of("x")));
        Map<String, List<String>> filled = MeetingForm.filledIn(typed);
        assertEquals(List.of("Hoe?"), filled.get("survey.0.label.nl"));
        assertEquals(List.of("Zo"), filled.get("survey.0.options.0.label.nl"));
        assertEquals(2, filled.size());
    }

    @Test
    void whatHasNoIdYetGetsOneThatNothingElseHas() {
        Map<String, List<String>> named = MeetingForm.named(
                Map.of(
                        "themes.0.id", List.of("een-thema"),
                        "themes.1.title.nl", List.of("Eén thema?"),
                        "survey.0.label.nl", List.of("Eén vraag, met heel veel woorden erachter!"),
                        "moments.0.name.nl", List.of("…")),
                "1a2b");
        assertEquals(List.of("een-thema-2"), named.get("themes.1.id"));
        assertEquals(List.of("een-vraag-met-heel-veel-1a2b"), named.get("survey.0.id"));
        assertEquals(List.of("x"), named.get("moments.0.id"));
    }

    @Test
    void namesThatAreNoFieldsAreNoPartOfIt() {
        Map<String, List<String>> form = Map.of(
                "state",
                List.of("open"),
                "title.fr",
                List.of("x"),
                "survey.0.options.0.options.0.id",
                List.of("x"),
                "a." + "a.".repeat(10_000),
                List.of("x"),
                "survey.123.id",
                List.of("x"));
        assertEquals(Map.of(), MeetingForm.typed(form));
        assertTrue(MeetingForm.json(Map.of()).members().isEmpty());
    }

    private static Meeting throughTheForm(Meeting meeting) {
        Json.Builder file = Json.object();
        Map<String, List<String>> values = MeetingForm.values(meeting);
        Map<String, List<String>> typed = MeetingForm.filledIn(MeetingForm.typed(values));
        assertEquals(values, typed, "the form has a field for everything");
        JsonObject json = MeetingForm.json(MeetingForm.named(typed, ""));
        json.members().forEach(file::put);
        return switch (MeetingFile.readTyped(
                file.put("state", meeting.state().word()).build())) {
            case Reading.Valid<Meeting> valid -> valid.value();
            case Reading.Invalid<Meeting> invalid -> throw new AssertionError(invalid.complaints());
        };
    }
}
