package nl.klankbord.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonReaderTest {

    @Test
    void everyKindOfValueIsReadAndWrittenBack() throws MalformedJsonException {
        String text = "{\"a\":[1,2.5,\"é\\n\",true,false,null],\"b\":{}}";
        assertEquals(text, JsonWriter.text(JsonReader.read(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\":1,}",
                "{\"a\":1}x",
                "{\"a\":1}{}",
                "{\"a\":1,\"a\":2}",
                "{'a':1}",
                "{a:1}",
                "[1 2]",
                "NaN",
                "01",
                "+1",
                "\"\u0000\"",
                "\"tab\t\"",
                "// comment\n{}",
                "\uFEFF{}",
                "tru",
                "]"
            })
    void whatIsNoJsonIsRefused(String text) {
        assertThrows(MalformedJsonException.class, () -> JsonReader.read(text));
    }

    @Test
    void depthHasAnEnd() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThrows(MalformedJsonException.class, () -> JsonReader.read(deep));
    }

    @Test
    void aNumberThatWouldFillTheMemoryIsReadWithoutWritingItOut() throws MalformedJsonException {
        assertEquals(
                "1E+1000000000",
                ((Json.JsonNumber) JsonReader.read("1e1000000000")).value().toString());
    }

    @Test
    void aNumberOfAThousandDigitsIsRefused() {
        assertThrows(MalformedJsonException.class, () -> JsonReader.read("1".repeat(1_000)));
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        for (byte[] bytes : List.of(
                new byte[] {'"', (byte) 0xC0, (byte) 0xAF, '"'}, // overlong
                new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}, // a surrogate
                new byte[] {'"', (byte) 0xFF, '"'},
                "{}".getBytes(StandardCharsets.UTF_16))) {
            assertThrows(MalformedJsonException.class, () -> JsonReader.read(bytes));
        }
    }

    @Test
    void theComplaintSaysWhereAndQuotesNothing() {
        var e = assertThrows(MalformedJsonException.class, () -> JsonReader.read("{\n \"name\": \"Jan\" oops}"));
        assertEquals(2, e.line());
        assertEquals("malformed JSON at line 2, column " + e.column(), e.getMessage());
    }
}
