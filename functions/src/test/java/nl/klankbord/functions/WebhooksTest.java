package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.memory.Examples;
import nl.klankbord.webhook.Posting;
import org.junit.jupiter.api.Test;

/// An organiser subscribes another system to what happens, and sees what became of it.
final class WebhooksTest {

    private static final String WEBHOOKS = "/v1/meetings/utrecht/webhooks";
    private static final String PLANNING = WEBHOOKS + "/planning";
    private static final String ROWS = Examples.file("events/CountAnswersFunction/stream.json");

    private final Deployment deployment = new Deployment();
    private final List<String> posted = new ArrayList<>();

    WebhooksTest() {
        deployment.posting = (_, headers, body) -> {
            posted.add(headers.get("webhook-id") + " " + new String(body, StandardCharsets.UTF_8));
            return new Posting.Outcome.Answered(204, Duration.ZERO);
        };
    }

    @Test
    void aNewWebhookIsToldItsSecretOnce() {
        Answer made = deployment.send(put(file("rsvp.accepted")));
        assertEquals(201, made.status(), made.body());
        assertTrue(made.json().text("secret").startsWith("whsec_"));
        Answer again = deployment.send(put(file("rsvp.accepted", "topic.submitted")));
        assertEquals(200, again.status());
        assertFalse(again.body().contains("whsec_"));
        for (String path : List.of(WEBHOOKS, PLANNING)) {
            Answer read = deployment.send(Call.of("GET", path).byOrganiser());
            assertEquals(200, read.status());
            assertTrue(read.body().contains("topic.submitted"), read.body());
            assertFalse(read.body().contains("whsec_"), read.body());
        }
    }

    @Test
    void twoSecretsLiveAndTheThirdEndsTheFirst() {
        deployment.send(put(file("rsvp.accepted")));
        List<String> ids = new ArrayList<>(secrets());
        for (int i = 0; i < 2; i++) {
            Answer made = deployment.send(Call.of("POST", PLANNING + "/secrets").byOrganiser());
            assertEquals(201, made.status(), made.body());
            ids.add(made.json().text("id"));
        }
        assertNotEquals(ids.get(1), ids.get(2));
        assertEquals(ids.subList(1, 3), secrets());
    }

    @Test
    void whatHappensIsPostedWithoutAnythingThatSaysWhoSomebodyIs() {
        deployment.send(put(file("rsvp.accepted", "rsvp.changed", "rsvp.cancelled", "topic.submitted")));
        assertEquals("{\"batchItemFailures\":[]}", rows());
        assertEquals("{\"batchItemFailures\":[]}", rows(), "the stream may tell it twice");
        minute();
        assertFalse(posted.isEmpty());
        assertEquals(posted.size(), posted.stream().distinct().count());
        for (String each : posted) {
            assertTrue(
                    each.matches("evt_[A-Za-z0-9_-]{22} \\{\"type\":\"[a-z.]+\",\"timestamp\":\"[^\"]+\",\"data\":.*"),
                    each);
            assertFalse(each.contains("@") || each.contains("Gemeente") || each.contains("name"), each);
        }
        int before = posted.size();
        minute();
        assertEquals(before, posted.size());
    }

    @Test
    void aSummaryIsTold() {
        deployment.send(put(file("summary.published")));
        night();
        night();
        minute();
        assertEquals(1, posted.size(), posted.toString());
        assertTrue(posted.getFirst().contains("\"date\":\"2027-03-01\",\"version\":1"), posted.getFirst());
    }

    @Test
    void aTestSaysWhatCameOfIt() {
        deployment.send(put(file("rsvp.accepted")));
        Answer arrived = deployment.send(Call.of("POST", PLANNING + "/test").byOrganiser());
        assertEquals(200, arrived.status(), arrived.body());
        assertEquals("delivered", arrived.json().text("state"));
        deployment.posting = (_, _, _) -> new Posting.Outcome.Failed("address");
        Answer failed = deployment.send(Call.of("POST", PLANNING + "/test").byOrganiser());
        assertEquals(200, failed.status(), failed.body());
        assertTrue(failed.body().contains("\"outcome\":\"address\""), failed.body());
        assertEquals(
                404,
                deployment
                        .send(Call.of("POST", WEBHOOKS + "/nobody/test").byOrganiser())
                        .status());
    }

    @Test
    void theLogIsReadAPageAtATime() {
        deployment.send(put(file("summary.published")));
        for (int day = 1; day <= 28; day++) {
            night("2027-02-%02dT04:30:00Z".formatted(day));
        }
        for (int day = 1; day <= 31; day++) {
            deployment.clock = java.time.Clock.offset(Examples.CLOCK, Duration.ofDays(40));
            night("2027-03-%02dT04:30:00Z".formatted(day));
        }
        Answer first = deployment.send(Call.of("GET", PLANNING + "/deliveries").byOrganiser());
        assertEquals(200, first.status(), first.body());
        assertEquals(50, items(first.json(), "deliveries").size());
        Answer rest = deployment.send(Call.of("GET", PLANNING + "/deliveries")
                .asking("after", first.json().text("next"))
                .byOrganiser());
        assertFalse(items(rest.json(), "deliveries").isEmpty());
        assertEquals("", rest.json().text("next"));
        assertEquals(
                400,
                deployment
                        .send(Call.of("GET", PLANNING + "/deliveries")
                                .asking("after", "x")
                                .byOrganiser())
                        .status());
        assertEquals(
                404,
                deployment
                        .send(Call.of("GET", WEBHOOKS + "/nobody/deliveries").byOrganiser())
                        .status());
    }

    @Test
    void oneThatIsEndedHearsNothingMore() {
        deployment.send(put(file("rsvp.accepted")));
        rows();
        assertEquals(
                204, deployment.send(Call.of("DELETE", PLANNING).byOrganiser()).status());
        assertEquals(
                204, deployment.send(Call.of("DELETE", PLANNING).byOrganiser()).status());
        minute();
        assertEquals(List.of(), posted);
        assertEquals(
                404, deployment.send(Call.of("GET", PLANNING).byOrganiser()).status());
        assertEquals(
                404,
                deployment
                        .send(Call.of("POST", PLANNING + "/secrets").byOrganiser())
                        .status());
    }

    @Test
    void whatIsWrongIsRefused() {
        assertEquals(
                400,
                deployment
                        .send(put(Json.object().put("url", "https://10.0.0.1/").build()))
                        .status());
        Call badName = Call.of("PUT", WEBHOOKS + "/No_Name")
                .with("content-type", "application/json")
                .byOrganiser();
        assertEquals(
                400,
                deployment
                        .send(badName.body(JsonWriter.text(file("rsvp.accepted"))))
                        .status());
        assertEquals(401, deployment.send(Call.of("GET", WEBHOOKS)).status());
    }

    private String rows() {
        return deployment.invoke("CountAnswersFunction", ROWS.getBytes(StandardCharsets.UTF_8));
    }

    private void minute() {
        deployment.invoke("PostWebhooksFunction", "{}".getBytes(StandardCharsets.UTF_8));
    }

    private void night() {
        night("2027-03-01T04:30:00Z");
    }

    private void night(String at) {
        deployment.invoke(
                "WriteSummariesFunction", ("{\"scheduledTime\":\"" + at + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private List<String> secrets() {
        return items(deployment.send(Call.of("GET", PLANNING).byOrganiser()).json(), "secrets").stream()
                .map(each -> ((JsonObject) each).text("id"))
                .toList();
    }

    private static List<Json> items(JsonObject json, String name) {
        return json.get(name) instanceof JsonArray(List<Json> items) ? items : List.of();
    }

    private static Call put(JsonObject file) {
        return Call.of("PUT", PLANNING)
                .with("content-type", "application/json")
                .body(JsonWriter.text(file))
                .byOrganiser();
    }

    private static JsonObject file(String... events) {
        return Json.object()
                .put("url", "https://planning.gemeente.example/klankbord")
                .put("events", Json.texts(List.of(events)))
                .build();
    }
}
