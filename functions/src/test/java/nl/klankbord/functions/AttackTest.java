package nl.klankbord.functions;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.klankbord.json.Json;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.memory.Examples;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What people with bad intentions send. Each attack ends in a clear refusal, and nothing is stored. That no answer
/// tells of exceptions is checked with every call: [Promises].
final class AttackTest {

    private static final String RSVPS = "/v1/meetings/utrecht/rsvps";
    private static final String TOPICS = "/v1/meetings/utrecht/topics";
    private static final String RSVP_FORM = "/m/utrecht/rsvps";
    private static final String TOPIC_FORM = "/m/utrecht/topics";

    /// Each makes bad JSON out of good: `{"name":"…","email":…}`.
    static final List<Named<UnaryOperator<String>>> JSON_ATTACKS = List.of(
            Named.of("a name twice", json -> json.replaceFirst("\\{", "{\"name\":\"X\",")),
            Named.of("a name twice, once escaped", json -> json.replaceFirst("\\{", "{\"\\\\u006eame\":\"X\",")),
            Named.of("text after it", json -> json + " x"),
            Named.of("another object after it", json -> json + json),
            Named.of("null after it", json -> json + "null"),
            Named.of("nothing", json -> ""),
            Named.of("white space", json -> " \n "),
            Named.of("null", json -> "null"),
            Named.of("an array", json -> "[" + json + "]"),
            Named.of("a text", json -> "\"name\""),
            Named.of("a number", json -> "3"),
            Named.of("half", json -> json.substring(0, json.length() / 2)),
            Named.of("depth", json -> "[".repeat(30_000) + "]".repeat(30_000)),
            Named.of("depth in a field", json -> json.replace("{", "{\"name\":" + "{\"a\":".repeat(5_000))),
            Named.of("depth that just fits", json -> field(json, "[".repeat(15) + "]".repeat(15))),
            Named.of("a comment", json -> "/* */" + json),
            Named.of("a trailing comma", json -> json.replaceFirst("}$", ",}")),
            Named.of("single quotes", json -> json.replace('"', '\'')),
            Named.of("not a number", json -> field(json, "NaN")),
            Named.of("a byte order mark", json -> "\uFEFF" + json),
            Named.of("a raw line end in a text", json -> field(json, "\"Jan\nJansen\"")),
            Named.of("a number for a text", json -> field(json, "3")),
            Named.of("null for a text", json -> field(json, "null")),
            Named.of("a list for a text", json -> field(json, "[\"Jan\"]")),
            Named.of("an object for a text", json -> field(json, "{\"nl\":\"Jan\"}")),
            Named.of("an endless number", json -> field(json, "1e1000000000")),
            Named.of("a number beyond its exponent", json -> field(json, "1e99999999999999")),
            Named.of("a long number", json -> field(json, "9".repeat(50_000))),
            Named.of("an unknown field", json -> json.replaceFirst("\\{", "{\"status\":\"accepted\",")),
            Named.of("a prototype", json -> json.replaceFirst("\\{", "{\"__proto__\":{\"isAdmin\":true},")),
            Named.of("a field without a name", json -> json.replaceFirst("\\{", "{\"\":1,")),
            Named.of("a field named by a script", json -> json.replaceFirst("\\{", "{\"<script>\":1,")),
            Named.of("a long field name", json -> json.replaceFirst("\\{", "{\"" + "n".repeat(50_000) + "\":1,")),
            Named.of("thousands of fields", json -> "{" + manyFields() + "\"z\":1}"),
            Named.of("NUL", json -> field(json, "\"Jan\\u0000Jansen\"")),
            Named.of("a lone high surrogate", json -> field(json, "\"Jan\\ud83d\"")),
            Named.of("a lone low surrogate", json -> field(json, "\"\\ude00Jan\"")),
            Named.of("surrogates in the wrong order", json -> field(json, "\"\\ude00\\ud83d\"")),
            Named.of("CR and LF", json -> field(json, "\"Jan\\r\\nBcc: all@delft.example\"")),
            Named.of("CR", json -> field(json, "\"Jan\\rBcc: all@delft.example\"")),
            Named.of("U+0085", json -> field(json, "\"Jan\\u0085Jansen\"")),
            Named.of("U+2028", json -> field(json, "\"Jan\\u2028Jansen\"")),
            Named.of("U+2029", json -> field(json, "\"Jan\\u2029Jansen\"")),
            Named.of("ESC", json -> field(json, "\"Jan\\u001b[2J\"")),
            Named.of("text turned around", json -> field(json, "\"Jan \\u202egnp.exe\"")),
            Named.of("a name of U+200B", json -> field(json, "\"\\u200b\"")),
            Named.of("a name of U+00A0", json -> field(json, "\"\\u00a0\"")),
            Named.of("a name of U+3164", json -> field(json, "\"\\u3164\"")),
            Named.of("a noncharacter", json -> field(json, "\"Jan\\uffff\"")),
            Named.of("one letter with a thousand marks", json -> field(json, "\"a" + "\\u0301".repeat(1_000) + "\"")),
            Named.of("an address with a line end", json -> email(json, "a@delft.example\\r\\nBcc: b@delft.example")),
            Named.of("two addresses", json -> email(json, "a@delft.example,b@delft.example")),
            Named.of("an address with a name", json -> email(json, "Jan <a@delft.example>")),
            Named.of("an address with a comment", json -> email(json, "a@delft.example(x)")),
            Named.of("a quoted address", json -> email(json, "\\\"a b\\\"@delft.example")),
            Named.of("an address at a number", json -> email(json, "a@[127.0.0.1]")),
            Named.of("a long address", json -> email(json, "a".repeat(300) + "@" + "b.".repeat(600) + "example")),
            Named.of("an address of dots", json -> email(json, "a" + ".a".repeat(150) + "@delft.example")),
            Named.of("a host of odd signs", json -> email(json, "a@\\u0378\\u2024\\u3002.example")));

    static final List<Named<byte[]>> BYTE_ATTACKS = List.of(
            Named.of("overlong UTF-8", bytes(0xC0, 0xAF)),
            Named.of("an overlong NUL", bytes(0xC0, 0x80)),
            Named.of("a surrogate in UTF-8", bytes(0xED, 0xA0, 0x80)),
            Named.of("beyond Unicode", bytes(0xF5, 0x80, 0x80, 0x80)),
            Named.of("half a character", bytes(0xE2, 0x82)),
            Named.of("Latin-1", "é".getBytes(ISO_8859_1)),
            Named.of("UTF-16", "é".getBytes(UTF_16)));

    /// Each is bad whatever else the form holds.
    static final List<Named<String>> FORM_ATTACKS = List.of(
            Named.of("%zz", "access=%zz"),
            Named.of("half a percent", "access=%"),
            Named.of("half a byte", "access=%4"),
            Named.of("a sign in a byte", "access=%+1"),
            Named.of("a wide digit in a byte", "access=%\uFF14\uFF11"),
            Named.of("overlong UTF-8", "access=%C0%AF"),
            Named.of("a surrogate in UTF-8", "access=%ED%A0%80"),
            Named.of("raw bytes beyond ASCII", "access=é"),
            Named.of("%zz in a name", "%zz=1"),
            Named.of("NUL", "access=a%00b"),
            Named.of("a name twice", "name=Jan&name=Piet"),
            Named.of("an address twice", "email=a%40delft.example"),
            Named.of("yes and no", "attending=true&attending=false"),
            Named.of("the same guest twice", "guests.0.name=Jan&guests.0.name=Piet"),
            Named.of("the same guest twice, by another number", "guests.0.name=Jan&guests.00.name=Piet"),
            Named.of("a guest and a text", "guests=Jan&guests.0.name=Piet"),
            Named.of("a guest with more than is asked", "guests.0.name=Jan&guests.0.status=accepted"),
            Named.of(
                    "too many guests",
                    IntStream.range(0, 11)
                            .mapToObj(i -> "guests." + i + ".name=Jan")
                            .reduce("", (one, other) -> one + "&" + other)),
            Named.of("a moment twice", "moments=lunch&moments=lunch"),
            Named.of("an unknown moment", "moments=breakfast"),
            Named.of("an unknown field", "status=accepted"),
            Named.of("a prototype", "__proto__.isAdmin=true"),
            Named.of("a field without a name", "=x"),
            Named.of("thousands of fields", "&a=1".repeat(5_000)),
            Named.of(
                    "thousands of names",
                    IntStream.range(0, 5_000).mapToObj(i -> "&a" + i + "=1").reduce("", String::concat)),
            Named.of("CR and LF in a name", "role=Jan%0D%0ABcc:x"),
            Named.of("U+0085", "role=Jan%C2%85x"),
            Named.of("U+2028", "role=Jan%E2%80%A8x"),
            Named.of("another charset", "_charset_=ISO-8859-1"));

    /// Shown as typed, or refused; never run.
    static final List<String> NAUGHTY = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onfocus='alert(1)' autofocus='",
            "\" onfocus=\"alert(1)",
            "</textarea><script>alert(1)</script>",
            "</title><script>alert(1)</script>",
            "<!--<script>",
            "<svg/onload=alert(1)>",
            "javascript:alert(1)",
            "&lt;script&gt; &amp;amp; &#60;",
            "{{7*7}} ${7*7} #{7*7} @if(true)x@endif $unsafe{x} !{x}",
            "{0} {1} %s %n",
            "=cmd|' /C calc'!A0",
            "'; DROP TABLE people; --",
            "../../etc/passwd",
            "%0d%0aSet-Cookie: a=b",
            "Z\u0351\u036B\u00e1\u0320lgo",
            "عبد الله بن محمد",
            "👩🏽‍🚀 Ægir Þórsson-O’Neill",
            "null");

    private final Deployment deployment = new Deployment();

    @ParameterizedTest
    @FieldSource("JSON_ATTACKS")
    void badJsonIsRefused(UnaryOperator<String> attack) {
        String rsvp = JsonWriter.text(Examples.rsvp("a@delft.example").build());
        String topic = JsonWriter.text(Examples.topic("a@delft.example").build());
        refused(400, Call.json(RSVPS, attack.apply(rsvp)));
        refused(400, Call.json(TOPICS, attack.apply(topic)));
        refused(400, Call.json(RSVPS, "").bytes(attack.apply(rsvp).getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`\"attending\":true`, `\"attending\":\"true\"`",
                "`\"attending\":true`, `\"attending\":1`",
                "`\"attending\":true`, `\"attending\":null`",
                "`\"attending\":true`, `\"attending\":1e1000000000`",
                "`[\"lunch\",\"drinks\"]`, `\"lunch\"`",
                "`[\"lunch\",\"drinks\"]`, `[\"lunch\",\"lunch\"]`",
                "`[\"lunch\",\"drinks\"]`, `[\"lunch\",null]`",
                "`[\"lunch\",\"drinks\"]`, `{\"0\":\"lunch\"}`",
                "`\"vegetarian\"`, `\"Vegetarian\"`",
                "`\"vegetarian\"`, `\"vegetarian\",\"guests\":[null]`",
                "`\"vegetarian\"`, `\"vegetarian\",\"guests\":[[]]`",
                "`\"vegetarian\"`, `\"vegetarian\",\"answers\":{\"q\":1}`",
                "`\"vegetarian\"`, `\"vegetarian\",\"updates\":\"yes\"`",
                "`\"vegetarian\"`, `\"vegetarian\",\"language\":\"NL\"`"
            })
    void anotherTypeIsNotTakenForTheRightOne(String right, String wrong) {
        String rsvp = JsonWriter.text(Examples.rsvp("a@delft.example").build());
        assertTrue(rsvp.contains(right), rsvp);
        refused(400, Call.json(RSVPS, rsvp.replace(right, wrong)));
    }

    @ParameterizedTest
    @FieldSource("BYTE_ATTACKS")
    void badBytesAreRefused(byte[] bad) {
        byte[] good = JsonWriter.bytes(Examples.rsvp("a@delft.example").build());
        byte[] name = "\"name\":\"".getBytes(UTF_8);
        byte[] attack = new byte[good.length + bad.length];
        System.arraycopy(good, 0, attack, 0, 1 + name.length);
        System.arraycopy(bad, 0, attack, 1 + name.length, bad.length);
        System.arraycopy(good, 1 + name.length, attack, 1 + name.length + bad.length, good.length - 1 - name.length);
        refused(400, Call.json(RSVPS, "").bytes(attack));
        refused(400, Call.form(RSVP_FORM, "").bytes(attack));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"%%%%", "e30", "e30=e30=", "'e30= '", "e3-_", "=", "e"})
    void brokenBase64IsRefused(String body) {
        refused(400, Call.json(RSVPS, "").base64(body));
        refused(400, Call.form(TOPIC_FORM, "").base64(body));
    }

    @ParameterizedTest
    @FieldSource("FORM_ATTACKS")
    void aBadFormIsRefused(String attack) {
        refused(400, Call.form(RSVP_FORM, rsvpForm() + "&" + attack));
        assertTrue(deployment.hasNoAnswers());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain",
                "text/plain; charset=utf-8",
                "text/json",
                "application/jsonp",
                "application/json, text/plain",
                "application/json;charset=iso-8859-1",
                "application/json; charset=utf-16",
                "application/json; charset=utf-8; charset=utf-7",
                "application/json; boundary=x",
                "application/x-www-form-urlencoded",
                "application/vnd.api+json",
                "application/xml",
                "multipart/form-data; boundary=x",
                "''",
                "*/*",
                ";;;;;;;;;"
            })
    void anotherKindOfBodyIsNotTakenForJson(String type) {
        Call call = Call.json(RSVPS, Examples.rsvp("a@delft.example").build());
        refused(415, call.with("content-type", type));
        refused(415, Call.of("POST", RSVPS).body(call.body()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain",
                "multipart/form-data; boundary=x",
                "application/json",
                "application/x-www-form-urlencoded; charset=windows-1252",
                "application/x-www-form-urlencoded2"
            })
    void anotherKindOfBodyIsNotTakenForAForm(String type) {
        refused(415, Call.form(RSVP_FORM, rsvpForm()).with("content-type", type));
        refused(415, Call.form(TOPIC_FORM, rsvpForm()).with("content-type", type));
    }

    @ParameterizedTest
    @CsvSource({"gzip", "br", "'identity, gzip'", "x"})
    void aBodyThatIsPackedIsNotUnpacked(String encoding) {
        Call json = Call.json(RSVPS, Examples.rsvp("a@delft.example").build());
        refused(415, json.with("content-encoding", encoding));
        refused(415, Call.form(RSVP_FORM, rsvpForm()).with("content-encoding", encoding));
    }

    @Test
    void whatIsInOrderIsTakenAllTheSame() {
        Call json = Call.json(RSVPS, Examples.rsvp("a@delft.example").build());
        assertEquals(
                201,
                deployment
                        .send(json.with("content-type", "Application/JSON ; charset=\"UTF-8\""))
                        .status());
        assertEquals(
                201, deployment.send(json.with("content-encoding", "identity")).status());
        assertEquals(
                303,
                deployment
                        .send(Call.form(RSVP_FORM, rsvpForm().replace("a%40", "b%40")))
                        .status());
    }

    @ParameterizedTest
    @FieldSource("NAUGHTY")
    void naughtyTextIsStoredAsTyped(String text) {
        assertEquals(
                201,
                deployment
                        .send(Call.json(
                                RSVPS,
                                Examples.rsvp("a@delft.example")
                                        .put("name", text)
                                        .put("organisation", text)
                                        .put("role", text)
                                        .put("dietNote", text)
                                        .put("access", text)
                                        .put("guests", guest(text))
                                        .build()))
                        .status());
        assertEquals(
                201,
                deployment
                        .send(Call.json(
                                TOPICS,
                                Examples.topic("a@delft.example")
                                        .put("name", text)
                                        .put("organisation", text)
                                        .put("theme", text)
                                        .put("text", text)
                                        .build()))
                        .status());
        assertEquals(text, deployment.storedRsvps().getFirst().participant().name());
        assertEquals(
                text, deployment.storedRsvps().getFirst().guests().getFirst().name());
        assertEquals(text, deployment.storedTopics().getFirst().text());
        nightIsHarmless();
    }

    @ParameterizedTest
    @FieldSource("NAUGHTY")
    void naughtyTextIsShownAgainAsTyped(String text) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (String field : List.of("name", "email", "organisation", "dietNote", "access", "guests.0.name")) {
            shown.put(field, text);
        }
        shown.put("submission", text);
        shown.put("language", text);
        shown.put("organisationType", text);
        shown.put("moments", text);
        shown.put("guests.0.diet", text);
        Document rsvp = refused(400, Call.form(RSVP_FORM, shown)).page();
        assertEquals(text, value(rsvp, "rsvp-name"));
        assertEquals(text, value(rsvp, "rsvp-email"));
        assertEquals(text, value(rsvp, "rsvp-access"));
        assertEquals(text, value(rsvp, "rsvp-guests-0-name"));
        assertNotEquals(text, rsvp.select("#rsvp [name=submission]").attr("value"));

        Map<String, String> topicShown = new LinkedHashMap<>();
        for (String field : List.of("name", "email", "organisation", "theme", "text", "intent", "introduce")) {
            topicShown.put(field, text);
        }
        Document topic = refused(400, Call.form(TOPIC_FORM, topicShown)).page();
        assertEquals(text, value(topic, "topic-theme"));
        assertEquals(text, value(topic, "topic-text"));
    }

    @ParameterizedTest
    @FieldSource("NAUGHTY")
    void naughtyAddressesOfPagesAreHarmless(String text) {
        for (String path : List.of("/m/" + text, "/assets/" + text, "/m/utrecht/receipts/" + text, "/" + text)) {
            assertEquals(404, deployment.send(Call.of("GET", path)).status(), path);
        }
        Call page = Call.of("GET", "/m/utrecht").asking("lang", text).with("accept-language", text);
        assertEquals(200, deployment.send(page).status());
    }

    /// API Gateway takes up to 10 kB of headers and of the line with the address.
    @ParameterizedTest
    @MethodSource("strangeRequests")
    void aStrangeRequestIsStillAnswered(Call call) {
        int status = deployment.send(call).status();
        assertTrue(status < 500, "status " + status);
    }

    static Stream<Named<Call>> strangeRequests() {
        Call page = Call.of("GET", "/m/utrecht");
        String long10k = "a".repeat(10_000);
        return Stream.of(
                Named.of("a long name in the query", page.asking(long10k, "1")),
                Named.of("a long value in the query", page.asking("lang", long10k)),
                Named.of("a long header name", page.with(long10k, "1")),
                Named.of("a long header", page.with("accept-language", long10k)),
                Named.of("commas", page.with("accept-language", ",".repeat(10_000))),
                Named.of("weights", page.with("accept-language", "nl;q=" + "9".repeat(10_000))),
                Named.of("parameters", page.with("accept-language", "nl" + ";q=1".repeat(2_000))),
                Named.of("a long path", Call.of("GET", "/" + "a/".repeat(5_000))),
                Named.of("a long meeting", Call.of("GET", "/m/" + long10k)),
                Named.of("a lone surrogate", page.asking("lang", "\ud800")),
                Named.of("a long key", Call.json(RSVPS, "{}").with("idempotency-key", long10k)));
    }

    private Answer refused(int status, Call call) {
        Answer answer = deployment.send(call);
        assertEquals(status, answer.status(), answer.body());
        assertTrue(deployment.hasNoAnswers(), "something was stored");
        return answer;
    }

    /// What was stored must not break the summary, nor run in it.
    private void nightIsHarmless() {
        deployment.invoke("WriteSummariesFunction", "{\"scheduledTime\":\"2027-03-01T04:30:00Z\"}".getBytes(UTF_8));
        Answer summary = deployment.send(Call.of("GET", "/v1/meetings/utrecht/summaries/2027-03-01")
                .with("accept", "text/html")
                .byOrganiser());
        assertEquals(200, summary.status());
        assertTrue(
                summary.page().select("script, img, svg, [onerror], [onfocus]").isEmpty());
    }

    private static String value(Document page, String id) {
        Element field = java.util.Objects.requireNonNull(page.getElementById(id), id);
        // A browser drops the line end after the tag; jsoup keeps it.
        return field.is("textarea") ? field.wholeText().replaceFirst("\n", "") : field.attr("value");
    }

    private static Json guest(String name) {
        return Json.array(List.of(Json.object().put("name", name).build()));
    }

    private static String rsvpForm() {
        return Stream.of("name=Jan", "email=a%40delft.example", "organisation=Delft", "organisationType=municipality")
                .reduce("attending=true", (one, other) -> one + "&" + other);
    }

    /// @param value as JSON, in place of the name
    private static String field(String json, String value) {
        return json.replaceFirst("\"name\":\"[^\"]*\"", java.util.regex.Matcher.quoteReplacement("\"name\":" + value));
    }

    private static String email(String json, String address) {
        return json.replace("a@delft.example", address);
    }

    private static String manyFields() {
        return IntStream.range(0, 6_000).mapToObj(i -> "\"a" + i + "\":0,").reduce("", String::concat);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
