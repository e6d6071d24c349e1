package nl.klankbord.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonBoolean;
import nl.klankbord.json.Json.JsonNull;
import nl.klankbord.json.Json.JsonNumber;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.Json.JsonText;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// Writes JSON in UTF-8. The same value gives the same bytes, on every machine.
public final class JsonWriter {

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonWriter() {}

    public static byte[] bytes(Json value) {
        return write(value, ObjectWriteContext.empty());
    }

    public static String text(Json value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    /// Indented by two spaces, for files that people open, and with a line end at the end.
    public static byte[] readable(Json value) {
        byte[] indented = write(value, Indented.CONTEXT);
        byte[] lines = java.util.Arrays.copyOf(indented, indented.length + 1);
        lines[indented.length] = '\n';
        return lines;
    }

    private static byte[] write(Json value, ObjectWriteContext context) {
        var bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = FACTORY.createGenerator(context, bytes)) {
            write(value, generator);
        }
        return bytes.toByteArray();
    }

    private static void write(Json value, JsonGenerator generator) {
        switch (value) {
            case JsonObject object -> {
                generator.writeStartObject();
                for (Map.Entry<String, Json> member : object.members().entrySet()) {
                    generator.writeName(member.getKey());
                    write(member.getValue(), generator);
                }
                generator.writeEndObject();
            }
            case JsonArray array -> {
                generator.writeStartArray();
                array.items().forEach(item -> write(item, generator));
                generator.writeEndArray();
            }
            case JsonText text -> generator.writeString(text.value());
            case JsonNumber number -> generator.writeNumber(number.value());
            case JsonBoolean bool -> generator.writeBoolean(bool.value());
            case JsonNull none -> generator.writeNull();
        }
    }

    /// A class of its own, so that an answer to a submission does not load the printer.
    private static final class Indented {

        private static final DefaultIndenter TWO_SPACES = new DefaultIndenter("  ", "\n");

        private static final ObjectWriteContext CONTEXT = new ObjectWriteContext.Base() {
            @Override
            public PrettyPrinter getPrettyPrinter() {
                return new DefaultPrettyPrinter().withObjectIndenter(TWO_SPACES).withArrayIndenter(TWO_SPACES);
            }

            @Override
            public boolean hasPrettyPrinter() {
                return true;
            }
        };
    }
}
