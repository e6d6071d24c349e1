package nl.klankbord.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonReader;
import nl.klankbord.json.MalformedJsonException;

/// What a request carries, once it is known to be small enough and of the kind that is taken.
public final class Bodies {

    /// In bytes. The largest RSVP that is valid has about 60 kB.
    private static final int MAX_JSON = 64 * 1024;

    /// In bytes. A hundred RSVPs with a few guests each have about 100 kB, the largest manifest that is valid 270 kB.
    private static final int MAX_BATCH = 512 * 1024;

    /// In bytes. A form percent-encodes: up to three bytes for one, and nine for one of a foreign script.
    private static final int MAX_FORM = 256 * 1024;

    /// A meeting at the desk with twenty questions of twenty choices each has some 1,700.
    private static final int MAX_FIELDS = 2_000;

    private Bodies() {}

    /// @throws RefusedException 400, 413 or 415
    public static JsonObject json(HttpRequest request) {
        return json(bytes(request, "application/json", MAX_JSON));
    }

    /// Of what is longer than any RSVP.
    ///
    /// @throws RefusedException 400, 413 or 415
    public static JsonObject longJson(HttpRequest request) {
        return json(batch(request));
    }

    /// As they came, byte for byte: what a signature is over.
    ///
    /// @throws RefusedException 400, 413 or 415
    public static byte[] batch(HttpRequest request) {
        return bytes(request, "application/json", MAX_BATCH);
    }

    /// @throws RefusedException 400
    public static JsonObject json(byte[] body) {
        try {
            return switch (JsonReader.read(body)) {
                case JsonObject object -> object;
                default -> throw RefusedException.of(400, "not-an-object");
            };
        } catch (MalformedJsonException e) {
            throw RefusedException.of(400, "malformed-json", e.line(), e.column());
        }
    }

    /// @return the fields in the order they came, each with its values
    /// @throws RefusedException 400, 413 or 415
    public static Map<String, List<String>> form(HttpRequest request) {
        String text = text(bytes(request, "application/x-www-form-urlencoded", MAX_FORM));
        Map<String, List<String>> fields = new LinkedHashMap<>();
        int count = 0;
        for (String pair : text.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            if (++count > MAX_FIELDS) {
                throw RefusedException.of(400, "malformed-form");
            }
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            fields.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        }
        return fields;
    }

    private static byte[] bytes(HttpRequest request, String mediaType, int max) {
        if (!isOfType(request.header("content-type").orElse(""), mediaType)
                || !request.header("content-encoding").orElse("identity").equalsIgnoreCase("identity")) {
            throw RefusedException.of(415, "media-type", mediaType);
        }
        // Four characters of base64 are three bytes: what is too long is not decoded first.
        if (request.body().length() > max / 3 * 4 + 4) {
            throw RefusedException.of(413, "too-large", max / 1024);
        }
        byte[] bytes = decodedBody(request);
        if (bytes.length > max) {
            throw RefusedException.of(413, "too-large", max / 1024);
        }
        return bytes;
    }

    private static byte[] decodedBody(HttpRequest request) {
        if (!request.isBase64()) {
            return request.body().getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(request.body());
        } catch (IllegalArgumentException e) {
            throw RefusedException.of(400, "bad-request");
        }
    }

    /// The type itself, in UTF-8 if it says anything about that, and with no other parameter than a charset.
    private static boolean isOfType(String contentType, String mediaType) {
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", 5);
        if (!parts[0].strip().equals(mediaType)) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().replace("\"", "");
            if (!parameter.isEmpty() && !parameter.equals("charset=utf-8")) {
                return false;
            }
        }
        return true;
    }

    /// Percent-decoding that refuses what it does not understand, unlike Java's own, which puts a � in its place.
    private static String decoded(String encoded) {
        var bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char unit = encoded.charAt(i);
            if (unit == '%') {
                bytes.write(hexadecimal(encoded, i + 1) * 16 + hexadecimal(encoded, i + 2));
                i += 2;
            } else {
                // A browser encodes all else than ASCII; whoever does not sends text that is no form.
                bytes.write(unit == '+' ? ' ' : ascii(unit));
            }
        }
        return text(bytes.toByteArray());
    }

    private static int hexadecimal(String encoded, int at) {
        // Character.digit would take the digits of every script.
        if (at >= encoded.length() || !HexFormat.isHexDigit(encoded.charAt(at))) {
            throw RefusedException.of(400, "malformed-form");
        }
        return HexFormat.fromHexDigit(encoded.charAt(at));
    }

    private static char ascii(char unit) {
        if (unit >= 0x80) {
            throw RefusedException.of(400, "malformed-form");
        }
        return unit;
    }

    private static String text(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw RefusedException.of(400, "malformed-form");
        }
    }
}
