package nl.klankbord.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonBoolean;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.Json.JsonText;
import nl.klankbord.json.JsonReader;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.json.MalformedJsonException;
import org.jspecify.annotations.Nullable;

/// API Gateway's JSON for an HTTP API, payload format 2.0, in both directions.
public final class HttpEvents {

    /// In which a token names groups: Cognito's, and what others mostly do.
    private static final List<String> GROUPS = List.of("cognito:groups", "groups", "roles");

    private HttpEvents() {}

    /// @throws IOException when the stream breaks or holds no such event
    public static HttpRequest read(InputStream event) throws IOException {
        try {
            if (!(JsonReader.read(event.readAllBytes()) instanceof JsonObject json)) {
                throw new IOException("the event is no object");
            }
            JsonObject context = json.object("requestContext");
            JsonObject claims = context.object("authorizer").object("jwt").object("claims");
            return new HttpRequest(
                    context.object("http").text("method"),
                    json.text("rawPath"),
                    texts(json.object("pathParameters")),
                    texts(json.object("queryStringParameters")),
                    lowerCased(texts(json.object("headers"))),
                    cookies(json.get("cookies")),
                    json.text("body"),
                    json.get("isBase64Encoded") instanceof JsonBoolean(boolean isBase64) && isBase64,
                    context.text("requestId"),
                    organiser(claims),
                    groups(claims),
                    isProgram(claims),
                    context.text("domainName"),
                    context.object("http").text("sourceIp"));
        } catch (MalformedJsonException e) {
            throw new IOException("the event is no JSON", e);
        }
    }

    /// A token without a subject is a token still, of nobody in particular.
    private static Optional<String> organiser(JsonObject claims) {
        return claims.members().isEmpty() ? Optional.empty() : Optional.of(claims.text("sub"));
    }

    /// Who got its token by its own credentials is its own subject (RFC 9068 §2.2, and so Cognito does).
    private static boolean isProgram(JsonObject claims) {
        String client = claims.text("client_id");
        return !client.isEmpty() && client.equals(claims.text("sub"));
    }

    /// The gateway makes one text of each claim: of a list `[a b]`.
    private static Set<String> groups(JsonObject claims) {
        Set<String> groups = new LinkedHashSet<>();
        for (String claim : GROUPS) {
            for (String group : claims.text(claim).split("[\\[\\], ]+", 200)) {
                if (!group.isEmpty()) {
                    groups.add(group);
                }
            }
        }
        return groups;
    }

    public static byte[] write(HttpResponse response) {
        Json.Builder headers = Json.object();
        response.headers().forEach(headers::put);
        Json.Builder event = Json.object().put("statusCode", response.status()).put("headers", headers.build());
        response.cookie().ifPresent(cookie -> event.put("cookies", Json.texts(List.of(cookie))));
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(response.body()))
                    .toString();
            event.put("body", text).put("isBase64Encoded", false);
        } catch (CharacterCodingException e) {
            // Not text: what is zipped.
            event.put("body", Base64.getEncoder().encodeToString(response.body()))
                    .put("isBase64Encoded", true);
        }
        return JsonWriter.bytes(event.build());
    }

    /// Of two with the same name the first counts: it has the longest path (RFC 6265 §5.4).
    private static Map<String, String> cookies(@Nullable Json list) {
        Map<String, String> cookies = new LinkedHashMap<>();
        if (list instanceof JsonArray(List<Json> items)) {
            for (Json item : items) {
                if (item instanceof JsonText(String cookie) && cookie.contains("=")) {
                    int end = cookie.indexOf('=');
                    cookies.putIfAbsent(
                            cookie.substring(0, end).strip(),
                            cookie.substring(end + 1).strip());
                }
            }
        }
        return cookies;
    }

    private static Map<String, String> texts(JsonObject object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.members().forEach((name, value) -> {
            if (value instanceof JsonText(String text)) {
                texts.put(name, text);
            }
        });
        return texts;
    }

    private static Map<String, String> lowerCased(Map<String, String> headers) {
        Map<String, String> lowerCased = new LinkedHashMap<>();
        headers.forEach((name, value) -> lowerCased.put(name.toLowerCase(Locale.ROOT), value));
        return lowerCased;
    }
}
