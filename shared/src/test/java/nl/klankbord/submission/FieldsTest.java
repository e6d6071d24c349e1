package nl.klankbord.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.json.Json;
import nl.klankbord.memory.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jan",
                "'s-Gravesande",
                "van der Veen",
                "Nguyễn",
                "Null",
                "O’Neill",
                "李",
                "محمد",
                "Ruveyda Çelik",
                "x",
                "👩‍🌾"
            })
    void namesAsPeopleHaveThem(String name) {
        Fields fields = fields(name);
        assertEquals(name, fields.line("name", 100));
        assertEquals(List.of(), fields.complaints());
    }

    @ParameterizedTest
    @CsvSource({
        "'a\nb', line",
        "'a\rb', line",
        "'a\u0085b', line",
        "'a\u2028b', line",
        "'a\u0000b', line",
        "'a\u001bb', line",
        "'a\ud800b', line",
        "'a\u202eb', line",
        "'a\uffffb', line",
        "'\u200b', blank",
        "'\u3164', blank",
        "'\u2800', blank",
        "'\u2060\u200d', blank"
    })
    void whatIsNoNameIsRefused(String name, String code) {
        Fields fields = fields(name);
        fields.line("name", 100);
        assertEquals(List.of(code), codes(fields));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u2003", "\t", "\n"})
    void onlySpacesIsNothing(String name) {
        Fields fields = fields(name);
        fields.line("name", 100);
        assertEquals(List.of("required"), codes(fields));
    }

    @Test
    void aNoBreakSpaceAloneLooksBlank() {
        Fields fields = fields("\u00a0");
        fields.line("name", 100);
        assertEquals(List.of("blank"), codes(fields));
    }

    @Test
    void textIsNormalisedBeforeItIsMeasured() {
        Fields fields = fields("e\u0301".repeat(100));
        assertEquals("é".repeat(100), fields.line("name", 100));
        assertEquals(List.of(), fields.complaints());
    }

    @Test
    void lengthIsCountedInCharactersThatPeopleSee() {
        assertEquals("🎈".repeat(100), fields("🎈".repeat(100)).line("name", 100));
        Fields tooLong = fields("🎈".repeat(101));
        tooLong.line("name", 100);
        assertEquals(List.of(Complaint.of("name", "long", 100, 101)), tooLong.complaints());
    }

    @Test
    void linesMayBreakAndEndInOneWay() {
        assertEquals("a\nb\nc", fields("a\r\nb\rc\n").lines("name", 100));
    }

    @Test
    void everyComplaintComesAtOnce() {
        Fields fields = Fields.of(Json.object()
                .put("a", 3)
                .put("b", "x")
                .put("c", Json.texts(List.of("one", "one", "two")))
                .put("d", Json.texts(List.of("z")))
                .put("e", true)
                .put("surprise", 1)
                .put("<script>", 1)
                .build());
        fields.line("a", 10);
        fields.flag("b");
        fields.choices("c", Set.of("one", "two"));
        fields.choices("d", Set.of("one", "two"));
        fields.number("e", 1, 10);
        fields.line("f", 10);
        fields.finish();
        assertEquals(
                List.of(
                        "a text",
                        "b boolean",
                        "c twice",
                        "d choice",
                        "e number",
                        "f required",
                        "surprise unknown",
                        " unknown"),
                fields.complaints().stream()
                        .map(complaint -> complaint.field() + " " + complaint.code())
                        .toList());
    }

    @Test
    void thousandsOfUnknownFieldsAreNotAllNamed() {
        Json.Builder many = Json.object();
        for (int i = 0; i < 5_000; i++) {
            many.put("field" + i, i);
        }
        Fields fields = Fields.of(many.build());
        fields.finish();
        assertEquals(20, fields.complaints().size());
    }

    @Test
    void aComplaintNamesThePlaceInAList() {
        Fields fields = Fields.of(Examples.json("{\"guests\":[{\"name\":\"ok\"},{},3]}"));
        fields.groups("guests", 10).forEach(guest -> guest.line("name", 100));
        assertEquals(
                Set.of("guests.1.name", "guests.2"),
                Set.copyOf(fields.complaints().stream().map(Complaint::field).toList()));
    }

    @Test
    void nullIsAbsent() {
        Fields fields = Fields.of(Examples.json("{\"role\":null}"));
        assertEquals(Optional.empty(), fields.optionalLine("role", 100));
        assertEquals(List.of(), fields.complaints());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "3.5", "0", "11", "1e1000000000", "-1e1000000000", "1e-1000000000", "[]", "true"})
    void numbersAreWholeAndWithinBounds(String number) {
        Fields fields = Fields.of(Examples.json("{\"n\":" + number + "}"));
        fields.number("n", 1, 10);
        assertEquals(List.of("number"), codes(fields));
    }

    @Test
    void threePointZeroIsThree() {
        Fields fields = Fields.of(Examples.json("{\"n\":3.0}"));
        assertEquals(3, fields.number("n", 1, 10));
        assertTrue(fields.complaints().isEmpty());
    }

    private static Fields fields(String name) {
        return Fields.of(Json.object().put("name", name).build());
    }

    private static List<String> codes(Fields fields) {
        return fields.complaints().stream().map(Complaint::code).toList();
    }
}
