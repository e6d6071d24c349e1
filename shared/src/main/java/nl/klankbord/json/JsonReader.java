package nl.klankbord.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonBoolean;
import nl.klankbord.json.Json.JsonNumber;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.Json.JsonText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON as RFC 8259 has it and no looser: no double names, no text after the value, no depth without end.
///
/// It uses Jackson's tokens only, not its binding of objects: each class loaded costs on a function's cold start.
public final class JsonReader {

    /// Our deepest document, a stream event, nests 9 deep.
    private static final int MAX_DEPTH = 20;

    /// API Gateway takes 10,240 bytes of headers and of the request line, and either may be one long name.
    private static final int MAX_NAME = 20_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(40)
                    .maxNameLength(MAX_NAME)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private JsonReader() {}

    /// @throws MalformedJsonException when the bytes are not exactly one JSON value in UTF-8
    public static Json read(byte[] utf8) throws MalformedJsonException {
        return read(decode(utf8));
    }

    /// @throws MalformedJsonException when the text is not exactly one JSON value
    public static Json read(String text) throws MalformedJsonException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            try {
                JsonToken first = parser.nextToken();
                if (first == null) {
                    throw new MalformedJsonException(1, 1);
                }
                Json value = value(parser, first);
                if (parser.nextToken() != null) {
                    throw at(parser);
                }
                return value;
            } catch (JacksonException | ArithmeticException | NumberFormatException e) {
                // The latter two: an exponent that no number can have.
                throw at(parser);
            }
        }
    }

    private static Json value(JsonParser parser, JsonToken token) throws MalformedJsonException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new JsonText(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getDecimalValue());
            case VALUE_TRUE -> new JsonBoolean(true);
            case VALUE_FALSE -> new JsonBoolean(false);
            case VALUE_NULL -> Json.NULL;
            default -> throw at(parser);
        };
    }

    private static JsonObject object(JsonParser parser) throws MalformedJsonException {
        Map<String, Json> members = new LinkedHashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            members.put(name, value(parser, parser.nextToken()));
        }
        return new JsonObject(members);
    }

    private static JsonArray array(JsonParser parser) throws MalformedJsonException {
        List<Json> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(parser, token));
        }
        return new JsonArray(items);
    }

    private static MalformedJsonException at(JsonParser parser) {
        var location = parser.currentLocation();
        return new MalformedJsonException(location.getLineNr(), location.getColumnNr());
    }

    /// Jackson would take overlong forms and repair others; a strict decoder takes neither.
    private static String decode(byte[] utf8) throws MalformedJsonException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedJsonException(0, 0);
        }
    }
}
