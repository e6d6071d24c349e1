package nl.klankbord.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.klankbord.json.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BodiesTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json; charset=utf-8",
                "application/json;charset=\"UTF-8\""
            })
    void jsonIsTakenAsJson(String contentType) {
        assertEquals("{\"a\":1}", JsonWriter.text(Bodies.json(request(contentType, "{\"a\":1}"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "",
                "application/jsonx",
                "application/json; charset=iso-8859-1",
                "application/json; charset=utf-16",
                "multipart/form-data; boundary=x",
                FORM
            })
    void otherKindsAreNot(String contentType) {
        assertEquals(415, status(() -> Bodies.json(request(contentType, "{}"))));
    }

    @Test
    void compressionIsNotTaken() {
        assertEquals(
                415,
                status(() -> Bodies.json(
                        request(Map.of("content-type", "application/json", "content-encoding", "gzip"), "{}", false))));
    }

    @ParameterizedTest
    @CsvSource({"65536, 0", "65537, 413"})
    void jsonHasALargestSize(int size, int status) {
        String body = "{\"a\":\"" + "x".repeat(size - 8) + "\"}";
        if (status == 0) {
            Bodies.json(request("application/json", body));
        } else {
            assertEquals(status, status(() -> Bodies.json(request("application/json", body))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "3", "\"x\"", "null", "{", "{\"a\":1,\"a\":2}"})
    void whatIsNoObjectIsRefused(String body) {
        assertEquals(400, status(() -> Bodies.json(request("application/json", body))));
    }

    @Test
    void aFormIsDecoded() {
        assertEquals(
                Map.of(
                        "name",
                        List.of("Fatma Yıldız & zn"),
                        "moments",
                        List.of("lunch", "drinks"),
                        "empty",
                        List.of("")),
                form("name=Fatma+Y%C4%B1ld%C4%B1z+%26%20zn&moments=lunch&moments=drinks&empty=&&"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%zz", "a=%2", "a=%", "a=%C3", "a=%C0%AF", "a=%ED%A0%80", "a=é", "%zz=1"})
    void aBrokenFormIsRefused(String body) {
        assertEquals(400, status(() -> form(body)));
    }

    @Test
    void thousandsOfFieldsAreRefused() {
        String body = IntStream.range(0, 5_000).mapToObj(i -> "f" + i + "=x").collect(Collectors.joining("&"));
        assertEquals(400, status(() -> form(body)));
    }

    @Test
    void aFormHasALargestSize() {
        assertEquals(413, status(() -> form("a=" + "x".repeat(256 * 1024))));
    }

    @Test
    void brokenBase64IsRefused() {
        assertEquals(400, status(() -> Bodies.form(request(Map.of("content-type", FORM), "not base64!", true))));
    }

    @Test
    void aFormBecomesTheJsonThatAProgramWouldSend() {
        Map<String, List<String>> sent = form("submission=key&name=A&role=&attending=true&moments=lunch&updates=true"
                + "&guests.0.name=&guests.0.diet=none&guests.2.name=B&guests.2.diet=vegan");
        assertEquals(
                "{\"name\":\"A\",\"attending\":true,\"moments\":[\"lunch\"],\"updates\":true,"
                        + "\"guests\":[{\"name\":\"B\",\"diet\":\"vegan\"}],\"dietConsent\":false}",
                JsonWriter.text(FormFields.json(FormFields.guestsInOrder(sent), Set.of("submission"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "diet=none | {\"diet\":\"none\"}",
                "diet=vegan | {\"diet\":\"vegan\",\"dietConsent\":false}",
                "diet=vegan&dietConsent=true | {\"diet\":\"vegan\",\"dietConsent\":true}",
                "dietNote=nuts | {\"dietNote\":\"nuts\",\"dietConsent\":false}",
                "access=a lift | {\"access\":\"a lift\",\"accessConsent\":false}",
                "access=a lift&accessConsent=true | {\"access\":\"a lift\",\"accessConsent\":true}",
                "access=&dietNote=+ | {}",
                "guests.0.name=B&guests.0.dietNote=nuts | "
                        + "{\"guests\":[{\"name\":\"B\",\"dietNote\":\"nuts\"}],\"dietConsent\":false}"
            })
    void aBoxForConsentThatIsNotTickedSaysNo(String typed, String json) {
        assertEquals(json, JsonWriter.text(FormFields.json(form(typed.replace(' ', '+')), Set.of())));
    }

    @Test
    void whatStillStandsInTheFormOfWhoCannotComeIsLeftOut() {
        assertEquals(
                "{\"attending\":false,\"updates\":true}",
                JsonWriter.text(FormFields.json(
                        form("attending=false&moments=lunch&diet=vegan&dietNote=x&dietConsent=true&access=y"
                                + "&accessConsent=true&guests.0.name=B&answers.why=z&updates=true"),
                        Set.of())));
    }

    @Test
    void aGuestCanBeAtNoneOfTheMoments() {
        assertEquals(
                "{\"guests\":[{\"name\":\"A\",\"moments\":[]},{\"name\":\"B\"},{\"name\":\"C\",\"moments\":[\"-\",\"lunch\"]}]}",
                JsonWriter.text(FormFields.json(
                        form("guests.0.name=A&guests.0.moments=-&guests.1.name=B"
                                + "&guests.2.name=C&guests.2.moments=-&guests.2.moments=lunch"),
                        Set.of())));
    }

    @Test
    void aSingleFieldGivenTwiceIsAListThatTheReaderRefuses() {
        assertEquals("{\"name\":[\"A\",\"B\"]}", JsonWriter.text(FormFields.json(form("name=A&name=B"), Set.of())));
    }

    private static Map<String, List<String>> form(String body) {
        String base64 = Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8));
        return Bodies.form(request(Map.of("content-type", FORM), base64, true));
    }

    private static int status(Runnable runnable) {
        return assertThrows(RefusedException.class, runnable::run).status();
    }

    private static HttpRequest request(String contentType, String body) {
        return request(Map.of("content-type", contentType), body, false);
    }

    private static HttpRequest request(Map<String, String> headers, String body, boolean isBase64) {
        return new HttpRequest(
                "POST",
                "/v1/x",
                Map.of(),
                Map.of(),
                headers,
                Map.of(),
                body,
                isBase64,
                "request",
                Optional.empty(),
                java.util.Set.of(),
                false,
                "",
                "");
    }
}
