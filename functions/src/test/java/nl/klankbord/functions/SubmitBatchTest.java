package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.klankbord.functions.Silent.SilentTopics;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.memory.Examples;
import nl.klankbord.site.WebhookSignature;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a site's own system posts, and what becomes of what is kept apart.
final class SubmitBatchTest {

    private static final String SUBMISSIONS = "/v1/meetings/utrecht/submissions";
    private static final String QUARANTINE = "/v1/meetings/utrecht/quarantine";

    private final Deployment deployment = new Deployment();
    private byte[] key = {};

    @BeforeEach
    void register() {
        SiteExamples.register(deployment, SiteExamples.file());
        key = newSecret();
    }

    @Test
    void rsvpsAndTopicsAreTakenTogetherAndCountForTheSite() {
        Answer answer = post("batch-1", batch(rsvp("a"), topic("b")));
        assertEquals(200, answer.status(), answer.body());
        assertEquals(List.of("taken", "taken"), outcomes(answer));
        assertEquals("vng", deployment.storedRsvps().getFirst().submission().site());
        assertEquals("vng", deployment.storedTopics().getFirst().submission().site());
        assertEquals(
                deployment.storedRsvps().getFirst().submission().id().value(),
                results(answer).getFirst().text("id"));
    }

    @Test
    void aHundredAreTakenAndOneMoreIsTooMany() {
        Json[] hundred =
                IntStream.range(0, 100).mapToObj(number -> rsvp("p" + number)).toArray(Json[]::new);
        Answer answer = post("batch-1", batch(hundred));
        assertEquals(100, outcomes(answer).size());
        assertEquals(100, deployment.storedRsvps().size());
        Json[] more = Stream.concat(Stream.of(hundred), Stream.of(topic("x"))).toArray(Json[]::new);
        Answer refused = post("batch-2", batch(more));
        assertEquals(400, refused.status());
        assertEquals(List.of("submissions many"), refused.errors());
        assertTrue(deployment.storedTopics().isEmpty());
    }

    @Test
    void theSameBatchAgainGetsTheSameAnswerByteForByteAlsoADayLater() {
        JsonObject batch = batch(rsvp("a"), topic("b"), wrong());
        Answer first = post("batch-1", batch);
        deployment.storedMeetings.store(Examples.utrecht(1, false), false);
        deployment.clock = Clock.fixed(Examples.NOW.plus(Duration.ofDays(1)), ZoneOffset.UTC);
        assertEquals(first, post("batch-1", batch));
        assertEquals(1, deployment.storedRsvps().size());
        assertEquals(1, deployment.storedTopics().size());
    }

    @Test
    void theSameIdWithOtherContentIsRefused() {
        post("batch-1", batch(rsvp("a")));
        assertEquals(422, post("batch-1", batch(rsvp("b"))).status());
        assertEquals(1, deployment.storedRsvps().size());
    }

    /// It stopped halfway: the table answered again only when the batch was sent once more.
    @Test
    void aBatchThatStoppedHalfwayIsSentAgain() {
        JsonObject batch = batch(topic("b"), rsvp("a"), rsvp("c"));
        deployment.topics = new SilentTopics();
        Answer answer = post("batch-1", batch);
        assertEquals(503, answer.status());
        assertEquals(2, deployment.storedRsvps().size());
        deployment.topics = deployment.answers.topics();
        assertEquals(List.of("taken", "taken", "taken"), outcomes(post("batch-1", batch)));
        assertEquals(1, deployment.storedTopics().size());
        assertEquals(2, deployment.storedRsvps().size());
    }

    @Test
    void aDryRunSaysWhatIsWrongAndStoresNothing() {
        JsonObject batch = Json.object()
                .put("dryRun", true)
                .put("submissions", Json.array(List.of(rsvp("a"), wrong(), topic("b"))))
                .build();
        Answer answer = post("batch-1", batch);
        assertEquals(List.of("valid", "refused", "valid"), outcomes(answer));
        assertTrue(deployment.hasNoAnswers());
        assertTrue(held().isEmpty());
        assertEquals(Map.of(), deployment.limits.taken());
        // The id is still free.
        assertEquals(200, post("batch-1", batch(rsvp("a"))).status());
    }

    @Test
    void whatIsWrongIsKeptApartAndCanBeMendedAndLetIn() {
        Answer answer = post("batch-1", batch(rsvp("a"), wrong()));
        JsonObject result = results(answer).getLast();
        assertEquals("refused", result.text("outcome"));
        assertEquals("invalid", result.text("reason"));
        assertEquals("{\"field\":\"email\",\"code\":\"email\"}", JsonWriter.text((JsonObject)
                ((JsonArray) Objects.requireNonNull(result.get("errors")))
                        .items()
                        .getFirst()));
        JsonObject held = held().getFirst();
        assertEquals(result.text("held"), held.text("id"));
        assertEquals("invalid", held.text("reason"));
        assertEquals("nobody", held.object("rsvp").text("email"));

        Call release =
                Call.of("POST", QUARANTINE + "/" + held.text("id") + "/release").byOrganiser();
        Answer stillWrong = deployment.send(release);
        assertEquals(400, stillWrong.status());
        assertEquals(List.of("email email"), stillWrong.errors());
        Answer released = deployment.send(release.with("content-type", "application/json")
                .body(JsonWriter.text(Examples.rsvp("mended@example.nl").build())));
        assertEquals(200, released.status(), released.body());
        assertEquals(2, deployment.storedRsvps().size());
        assertTrue(deployment.storedRsvps().stream()
                .allMatch(rsvp -> rsvp.submission().site().equals("vng")));
        assertTrue(held().isEmpty());
        assertEquals(released, deployment.send(release), "the same again is told the same");
    }

    @Test
    void whatIsKeptApartCanBeThrownAway() {
        post("batch-1", batch(wrong()));
        Call delete = Call.of("DELETE", QUARANTINE + "/" + held().getFirst().text("id"))
                .byOrganiser();
        assertEquals(204, deployment.send(delete).status());
        assertEquals(204, deployment.send(delete).status());
        assertTrue(held().isEmpty());
        assertTrue(deployment.hasNoAnswers());
    }

    @Test
    void allOfAWatchedSiteIsKeptApartUntilItIsLetIn() {
        SiteExamples.register(deployment, SiteExamples.file().put("watched", true));
        assertEquals(List.of("held"), outcomes(post("batch-1", batch(rsvp("a")))));
        Answer form = SiteExamples.post(deployment, SiteExamples.topic(deployment));
        assertTrue(form.header("location").startsWith("/m/utrecht/receipts/held?"), form.header("location"));
        Map<String, String> fields = SiteExamples.untouched(deployment, SiteExamples.form("rsvp"));
        Call json = Call.json(
                        "/v1/meetings/utrecht/rsvps",
                        Examples.rsvp("c@example.nl").build())
                .with("idempotency-key", "a-key-of-their-own")
                .with("site-token", fields.getOrDefault("siteToken", ""));
        Answer kept = deployment.send(json);
        assertEquals(202, kept.status());
        assertEquals("held", kept.json().text("status"));
        assertEquals(kept, deployment.send(json));
        assertTrue(deployment.hasNoAnswers());
        assertEquals(3, held().size());
        for (JsonObject held : held()) {
            assertEquals("site", held.text("reason"));
            Call release = Call.of("POST", QUARANTINE + "/" + held.text("id") + "/release")
                    .byOrganiser();
            assertEquals(200, deployment.send(release).status());
        }
        assertEquals(2, deployment.storedRsvps().size());
        assertEquals(1, deployment.storedTopics().size());
        assertTrue(held().isEmpty());
    }

    @Test
    void whatIsWrongIsNotKeptForAWatchedSiteEither() {
        SiteExamples.register(deployment, SiteExamples.file().put("watched", true));
        Map<String, String> fields = SiteExamples.rsvp(deployment);
        fields.put("email", "");
        assertEquals(400, SiteExamples.post(deployment, fields).status());
        assertTrue(held().isEmpty());
    }

    @Test
    void theQuarantineIsReadAPageAtATime() {
        for (int i = 0; i < 60; i++) {
            post("batch-" + i, batch(wrong()));
        }
        Call page = Call.of("GET", QUARANTINE).byOrganiser();
        JsonObject first = deployment.send(page).json();
        JsonObject second =
                deployment.send(page.asking("after", first.text("next"))).json();
        assertEquals(50, held(first).size());
        assertEquals(10, held(second).size());
        assertEquals("", second.text("next"));
        assertEquals(400, deployment.send(page.asking("after", "no")).status());
    }

    @Test
    void aSiteSendsNoMoreThanItMayAndTheRestCanComeLater() {
        SiteExamples.register(deployment, SiteExamples.file().put("mostPerDay", 2));
        JsonObject batch = batch(rsvp("a"), rsvp("b"), rsvp("c"));
        assertEquals(List.of("taken", "taken", "refused"), outcomes(post("batch-1", batch)));
        assertEquals(2, deployment.storedRsvps().size());
        deployment.clock = Clock.fixed(Examples.NOW.plus(Duration.ofDays(1)), ZoneOffset.UTC);
        SiteExamples.register(deployment, SiteExamples.file().put("mostPerDay", 500));
        assertEquals(List.of("taken", "taken", "taken"), outcomes(post("batch-1", batch)));
        assertEquals(3, deployment.storedRsvps().size());
    }

    @Test
    void whatASiteMayNotPostIsRefusedByItself() {
        SiteExamples.register(deployment, SiteExamples.file().put("mayPost", Json.texts(List.of("topic"))));
        Answer answer = post("batch-1", batch(rsvp("a"), topic("b")));
        assertEquals("not-allowed", results(answer).getFirst().text("reason"));
        assertEquals(List.of("refused", "taken"), outcomes(answer));
        assertTrue(deployment.storedRsvps().isEmpty());
    }

    @Test
    void whatIsTooLargeIsRefusedByItself() {
        Json large = Json.object()
                .put(
                        "rsvp",
                        Examples.rsvp("a@example.nl")
                                .put("access", "x".repeat(70_000))
                                .build())
                .build();
        Answer answer = post("batch-1", batch(large, topic("b")));
        assertEquals("too-large", results(answer).getFirst().text("reason"));
        assertTrue(held().isEmpty());
    }

    @Test
    void aFullMeetingRefusesWhatDoesNotFit() {
        deployment.storedMeetings.store(Examples.utrecht(1, false), false);
        Answer answer = post("batch-1", batch(rsvp("a"), rsvp("b")));
        assertEquals(List.of("taken", "refused"), outcomes(answer));
        assertEquals("full", results(answer).getLast().text("reason"));
    }

    @Test
    void afterTheDeadlineNothingNewIsTaken() {
        JsonObject batch = batch(rsvp("a"));
        post("batch-1", batch);
        deployment.clock = Clock.fixed(Examples.utrecht().deadline(), ZoneOffset.UTC);
        Answer answer = post("batch-2", batch(rsvp("b"), topic("c")));
        assertEquals(List.of("refused", "refused"), outcomes(answer));
        assertEquals("closed", results(answer).getFirst().text("reason"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"submissions\":[]}",
                "{\"submissions\":{}}",
                "{\"submissions\":[1]}",
                "{\"submissions\":[{}]}",
                "{\"submissions\":[{\"rsvp\":1}]}",
                "{\"submissions\":[{\"survey\":{}}]}",
                "{\"submissions\":[{\"rsvp\":{},\"topic\":{}}]}",
                "{\"submissions\":[{\"rsvp\":{}}],\"extra\":1}",
                "{\"submissions\":[{\"rsvp\":{}}],\"dryRun\":\"yes\"}",
                "[]",
                "{",
                "null"
            })
    void whatIsNoBatchIsRefusedWhole(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        assertEquals(400, deployment.send(signed("batch-1", bytes)).status());
        assertTrue(held().isEmpty());
    }

    @Test
    void whatIsNotSignedIsNotRead() {
        byte[] body = JsonWriter.bytes(batch(rsvp("a"), wrong()));
        Call call = signed("batch-1", body);
        for (Call unsigned : List.of(
                call.with("webhook-id", "batch-2"),
                call.with("site", "ipo"),
                call.with(
                        "webhook-timestamp",
                        String.valueOf(deployment.clock.instant().getEpochSecond() + 1)),
                call.bytes("{".getBytes(StandardCharsets.UTF_8)))) {
            Answer answer = deployment.send(unsigned);
            assertEquals(401, answer.status());
            assertEquals("StandardWebhooks", answer.header("www-authenticate"));
        }
        Call bare = Call.of("POST", SUBMISSIONS)
                .with("content-type", "application/json")
                .bytes(body);
        Answer answer = deployment.send(bare);
        assertEquals(400, answer.status());
        assertEquals(4, answer.errors().size());
        assertTrue(deployment.hasNoAnswers());
        assertTrue(held().isEmpty());
    }

    @Test
    void nothingOfABatchIsLogged() {
        post("batch-1", batch(rsvp("geheim"), wrong()));
        String log = String.join("\n", deployment.context.lines());
        assertFalse(log.contains("geheim") || log.contains("nobody") || log.contains("whsec_"), log);
    }

    @Test
    void aBatchInBase64AndAsTextAreTheSame() {
        byte[] body = JsonWriter.bytes(batch(rsvp("a")));
        Call call = signed("batch-1", body);
        Answer first = deployment.send(call);
        assertEquals(first, deployment.send(call.body(new String(body, StandardCharsets.UTF_8))));
    }

    private Answer post(String id, JsonObject batch) {
        return deployment.send(signed(id, JsonWriter.bytes(batch)));
    }

    private Call signed(String id, byte[] body) {
        String timestamp = String.valueOf(deployment.clock.instant().getEpochSecond());
        return Call.of("POST", SUBMISSIONS)
                .with("content-type", "application/json")
                .with("site", "vng")
                .with("webhook-id", id)
                .with("webhook-timestamp", timestamp)
                .with("webhook-signature", WebhookSignature.of(key, id, timestamp, body))
                .bytes(body);
    }

    private byte[] newSecret() {
        Answer made = deployment.send(
                Call.json(SiteExamples.VNG + "/secrets", "{\"use\":\"post\"}").byOrganiser());
        return Base64.getDecoder().decode(made.json().text("secret").substring("whsec_".length()));
    }

    private List<JsonObject> held() {
        return held(deployment.send(Call.of("GET", QUARANTINE).byOrganiser()).json());
    }

    private static List<JsonObject> held(JsonObject page) {
        return items(page, "held");
    }

    private static List<JsonObject> results(Answer answer) {
        return items(answer.json(), "results");
    }

    private static List<String> outcomes(Answer answer) {
        return results(answer).stream().map(result -> result.text("outcome")).toList();
    }

    private static List<JsonObject> items(JsonObject json, String name) {
        return ((JsonArray) Objects.requireNonNull(json.get(name)))
                .items().stream().map(JsonObject.class::cast).toList();
    }

    private static JsonObject batch(Json... submissions) {
        return Json.object()
                .put("submissions", Json.array(List.of(submissions)))
                .build();
    }

    private static Json rsvp(String name) {
        return Json.object()
                .put("rsvp", Examples.rsvp(name + "@example.nl").build())
                .build();
    }

    private static Json topic(String name) {
        return Json.object()
                .put("topic", Examples.topic(name + "@example.nl").build())
                .build();
    }

    private static Json wrong() {
        return Json.object().put("rsvp", Examples.rsvp("nobody").build()).build();
    }
}
