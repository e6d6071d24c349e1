package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.functions.Silent.SilentRsvps;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.meeting.Diet;
import nl.klankbord.meeting.InFlightException;
import nl.klankbord.memory.Examples;
import nl.klankbord.rsvp.ArrangeSeats;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.rsvp.Status;
import nl.klankbord.seating.StoreMeeting;
import nl.klankbord.submission.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChangeRsvpFunctionTest {

    private static final String RSVPS = "/v1/meetings/utrecht/rsvps";
    private static final String EMAIL = "f.yildiz@delft.example";
    private static final String KEY = "change-key-0123456";

    private final Deployment deployment = new Deployment();

    @Test
    void whatWasReadIsEditedAndSentBack() {
        submit(EMAIL, 2);
        JsonObject read = read(EMAIL);
        Answer answer = deployment.send(put(EMAIL, with(read, "diet", Json.of("halal"))));
        assertEquals(200, answer.status());
        assertEquals("{\"status\":\"accepted\",\"version\":2}", answer.body());
        assertEquals(with(with(read, "diet", Json.of("halal")), "version", Json.of(2)), read(EMAIL));
        assertEquals(Diet.HALAL, stored(EMAIL).meal().diet());
    }

    @Test
    void theFormItselfWithItsVersionIsEnough() {
        submit(EMAIL, 1);
        JsonObject sent =
                Examples.rsvp(EMAIL).put("version", 1).put("attending", false).build();
        assertEquals(
                "{\"status\":\"declined\",\"version\":2}",
                deployment.send(put(EMAIL, sent)).body());
        assertEquals(Status.DECLINED, stored(EMAIL).status());
    }

    @Test
    void organisersMayChangeAfterTheDeadline() {
        submit(EMAIL, 1);
        deployment.clock = Clock.fixed(Instant.parse("2027-04-20T10:00:00Z"), ZoneOffset.UTC);
        assertEquals(200, deployment.send(put(EMAIL, change(EMAIL, 1, 2))).status());
    }

    @Test
    void anOldVersionGetsThePresentStateAndChangesNothing() {
        submit(EMAIL, 1);
        deployment.send(put(EMAIL, change(EMAIL, 1, 3)));
        JsonObject present = read(EMAIL);
        for (Call call : List.of(put(EMAIL, change(EMAIL, 1, 2)), cancel(EMAIL, 1), put(EMAIL, change(EMAIL, 9, 2)))) {
            Answer answer = deployment.send(call);
            assertEquals(409, answer.status());
            assertEquals(present, answer.json().object("present"));
            assertEquals("", answer.header("retry-after"));
        }
        assertEquals(present, read(EMAIL));
        Answer dutch = deployment.send(cancel(EMAIL, 1).with("accept-language", "nl"));
        assertEquals("Deze aanmelding is intussen veranderd", dutch.json().text("title"));
    }

    @Test
    void theSameAgainGetsTheSameAnswerByteForByte() {
        submit(EMAIL, 1);
        Call change = put(EMAIL, change(EMAIL, 1, 2)).with("idempotency-key", KEY);
        Answer once = deployment.send(change);
        deployment.send(put(EMAIL, change(EMAIL, 2, 3)));
        assertEquals(once, deployment.send(change));
        assertEquals(once, deployment.send(change.with("idempotency-key", '"' + KEY + '"')));
        assertEquals(3, stored(EMAIL).people());
        assertEquals(
                422,
                deployment
                        .send(put(EMAIL, change(EMAIL, 3, 4)).with("idempotency-key", KEY))
                        .status());
        assertEquals(
                422,
                deployment.send(cancel(EMAIL, 3).with("idempotency-key", KEY)).status());
        assertEquals(
                400, deployment.send(change.with("idempotency-key", "short")).status());
    }

    @Test
    void cancellingTwiceGivesTheSameAnswer() {
        submit(EMAIL, 1);
        Answer once = deployment.send(cancel(EMAIL, 1).with("idempotency-key", KEY));
        assertEquals(200, once.status());
        assertEquals("{\"status\":\"cancelled\",\"version\":2}", once.body());
        assertEquals(once, deployment.send(cancel(EMAIL, 1)));
        assertEquals(once, deployment.send(cancel(EMAIL, 2)));
        assertEquals(once, deployment.send(cancel(EMAIL, 1).with("idempotency-key", KEY)));
        assertEquals(Json.of(false), read(EMAIL).get("attending"));
        assertEquals("cancelled", read(EMAIL).text("status"));
    }

    @Test
    void whoCalledIsSignedUpOnce() {
        Call added = add(EMAIL, 2).with("idempotency-key", KEY);
        Answer once = deployment.send(added);
        assertEquals(201, once.status(), once.body());
        assertEquals(person(EMAIL), once.json().text("person"));
        assertEquals(RSVPS + "/" + person(EMAIL), once.header("location"));
        assertEquals(2, stored(EMAIL).people());
        assertEquals(once, deployment.send(added), "sent again, it is the same answer");
        Answer known = deployment.send(add(EMAIL, 3));
        assertEquals(409, known.status(), known.body());
        assertEquals("This person has answered already", known.json().text("title"));
        assertEquals(2, stored(EMAIL).people(), "nothing is changed");
        assertEquals(
                422, deployment.send(add(EMAIL, 3).with("idempotency-key", KEY)).status());
        List<String> log = deployment.auditLog.page(Examples.utrecht().id(), Optional.empty(), 9).entries().stream()
                .map(entry -> entry.by() + " " + entry.act().word())
                .distinct()
                .toList();
        assertEquals(List.of("organiser-1 added"), log);
    }

    @Test
    void whoCalledAfterTheDeadlineIsSignedUpUntilItIsOver() {
        deployment.clock = Clock.fixed(Examples.utrecht().deadline(), ZoneOffset.UTC);
        Call door = Call.json(RSVPS, Examples.rsvp(EMAIL).build());
        assertEquals(410, deployment.send(door).status());
        assertEquals(410, deployment.send(door.byOrganiser()).status(), "whatever token it brings");
        assertEquals(201, deployment.send(add(EMAIL, 1)).status());
        deployment.clock = Clock.fixed(Examples.utrecht().linksEndAt(), ZoneOffset.UTC);
        assertEquals(409, deployment.send(add("late@ede.example", 1)).status());
        assertEquals(1, deployment.storedRsvps().size());
    }

    @Test
    void whatIsWrongWithWhoIsSignedUpIsToldAndNotInTheLog() {
        Answer answer = deployment.send(Call.json("/v1/meetings/utrecht/participants", "{\"name\":\"Kees\"}")
                .byOrganiser());
        assertEquals(400, answer.status());
        assertTrue(answer.errors().contains("email required"), answer.body());
        assertEquals(
                List.of(),
                deployment
                        .auditLog
                        .page(Examples.utrecht().id(), Optional.empty(), 9)
                        .entries());
    }

    @Test
    void everyComplaintIsToldAtOnceWithItsField() {
        submit(EMAIL, 1);
        JsonObject wrong = Json.object()
                .put("version", 0)
                .put("email", "nobody")
                .put("organisation", "Delft")
                .put("organisationType", "club")
                .put("attending", true)
                .put("status", "accepted")
                .put("colour", "red")
                .build();
        Answer answer = deployment.send(put(EMAIL, wrong));
        assertEquals(400, answer.status());
        assertEquals(
                List.of("version number", "name required", "email email", "organisationType choice", "colour unknown"),
                answer.errors());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{}, version required",
                "`{\"version\":null}`, version required",
                "`{\"version\":\"1\"}`, version number",
                "`{\"version\":0}`, version number",
                "`{\"version\":-1}`, version number",
                "`{\"version\":1.5}`, version number",
                "`{\"version\":2147483648}`, version number",
                "`{\"version\":1e1000000000}`, version number",
                "`{\"version\":1,\"person\":\"x\"}`, person unknown"
            })
    void aCancellationThatIsWrongIsRefused(String body, String complaint) {
        submit(EMAIL, 1);
        Answer answer = deployment.send(cancel(EMAIL, 1).body(body));
        assertEquals(400, answer.status());
        assertEquals(List.of(complaint), answer.errors());
        assertEquals(Status.ACCEPTED, stored(EMAIL).status());
    }

    @Test
    void withoutVersionNothingIsChanged() {
        submit(EMAIL, 1);
        Answer answer = deployment.send(put(EMAIL, Examples.rsvp(EMAIL).build()));
        assertEquals(List.of("version required"), answer.errors());
        assertEquals(1, stored(EMAIL).version());
    }

    @Test
    void theAddressStays() {
        submit(EMAIL, 1);
        Answer answer = deployment.send(put(EMAIL, change("other@delft.example", 1, 1)));
        assertEquals(List.of("email email-differs"), answer.errors());
        // It is the same person, whatever its case.
        assertEquals(
                200,
                deployment
                        .send(put(EMAIL, change("F.Yildiz@DELFT.example", 1, 1)))
                        .status());
    }

    @Test
    void whoIsNotThereIsNotFound() {
        assertEquals(404, deployment.send(put(EMAIL, change(EMAIL, 1, 1))).status());
        assertEquals(404, deployment.send(cancel(EMAIL, 1)).status());
        submit(EMAIL, 1);
        for (String path : List.of("/v1/meetings/nowhere/rsvps/" + person(EMAIL), RSVPS + "/nobody")) {
            assertEquals(404, deployment.send(put(path, change(EMAIL, 1, 1))).status());
            assertEquals(
                    404,
                    deployment
                            .send(Call.json(path + "/cancellation", "{\"version\":1}")
                                    .byOrganiser())
                            .status());
        }
    }

    @Test
    void whoBringsMorePeopleThanThereIsRoomForStaysAsBefore() {
        capacity(4);
        submit(EMAIL, 2);
        submit("b@example.nl", 2);
        Answer answer = deployment.send(put(EMAIL, change(EMAIL, 1, 3)));
        assertEquals(409, answer.status());
        assertEquals("There is no room for so many people", answer.json().text("title"));
        assertFalse(answer.json().members().containsKey("present"));
        assertEquals(2, stored(EMAIL).people());
        assertEquals(
                List.of("guests party"),
                deployment.send(put(EMAIL, change(EMAIL, 1, 5))).errors());
    }

    @Test
    void whoWaitsHasAPlaceInTheLine() {
        capacity(2);
        submit("b@example.nl", 2);
        submit(EMAIL, 1);
        JsonObject read = read(EMAIL);
        assertEquals("waiting", read.text("status"));
        assertEquals(Json.of(1), read.get("place"));
        assertEquals(Json.of(true), read.get("attending"));
        assertEquals(
                "{\"status\":\"waiting\",\"version\":2}",
                deployment
                        .send(put(EMAIL, with(read, "diet", Json.of("vegan"))))
                        .body());
        assertEquals(Json.of(1), read(EMAIL).get("place"));
        assertEquals(200, deployment.send(cancel(EMAIL, 2)).status());
        assertEquals(null, read(EMAIL).get("place"));
    }

    @Test
    void onlyOrganisersChangeAnything() {
        submit(EMAIL, 1);
        for (Call call : List.of(put(EMAIL, change(EMAIL, 1, 2)), cancel(EMAIL, 1))) {
            Call anybody =
                    new Call(call.method(), call.path(), call.query(), call.headers(), call.body(), false, false);
            assertEquals(
                    401,
                    deployment
                            .send(anybody.with("authorization", "Bearer made.up.token"))
                            .status());
        }
        assertEquals(1, stored(EMAIL).version());
    }

    @Test
    void otherRefusalsAreThoseOfEveryBody() {
        submit(EMAIL, 1);
        Call put = put(EMAIL, change(EMAIL, 1, 2));
        assertEquals(
                415, deployment.send(put.with("content-type", "text/plain")).status());
        assertEquals(413, deployment.send(put.body(" ".repeat(70_000))).status());
        assertEquals(400, deployment.send(put.body("[]")).status());
        assertEquals(400, deployment.send(cancel(EMAIL, 1).body("")).status());
        assertEquals(1, stored(EMAIL).version());
    }

    @Test
    void whileAnotherRequestWritesItSaysWhenToComeBack() {
        submit(EMAIL, 1);
        deployment.rsvps = (Rsvps) Proxy.newProxyInstance(
                Rsvps.class.getClassLoader(), new Class<?>[] {Rsvps.class}, (_, method, arguments) -> {
                    if (method.getName().equals("write")) {
                        throw new InFlightException(new IllegalStateException("conflict"));
                    }
                    return method.invoke(deployment.answers, arguments);
                });
        for (Call call : List.of(put(EMAIL, change(EMAIL, 1, 2)), cancel(EMAIL, 1))) {
            Answer answer = deployment.send(call);
            assertEquals(409, answer.status());
            assertEquals("1", answer.header("retry-after"));
            assertFalse(deployment.context.lines().getLast().contains("failure"));
        }
        deployment.rsvps = new SilentRsvps();
        assertEquals(503, deployment.send(cancel(EMAIL, 1)).status());
    }

    @Test
    void theLogTellsWhatCameOfItAndNobodysAnswer() {
        submit(EMAIL, 1);
        deployment.send(put(EMAIL, change(EMAIL, 1, 2)));
        assertTrue(deployment.context.lines().getLast().contains("\"Taken\":1"));
        deployment.send(cancel(EMAIL, 1));
        assertTrue(deployment.context.lines().getLast().contains("\"Refused\":1"));
        deployment.context.lines().forEach(line -> {
            assertFalse(line.contains("delft"), line);
            assertFalse(line.contains(person(EMAIL)), line);
        });
    }

    private void capacity(int people) {
        Json.Builder file = Json.object();
        for (Map.Entry<String, Json> member : Examples.utrechtFile().members().entrySet()) {
            file.put(member.getKey(), member.getValue());
        }
        new StoreMeeting(deployment.storedMeetings, new ArrangeSeats(deployment.answers))
                .store(Examples.meeting(file.put("capacity", people).build()), false);
    }

    private void submit(String email, int people) {
        Answer answer = deployment.send(
                Call.json(RSVPS, JsonWriter.text(rsvp(email, people).build())));
        assertEquals(201, answer.status(), answer.body());
    }

    private JsonObject read(String email) {
        Answer answer =
                deployment.send(Call.of("GET", RSVPS + "/" + person(email)).byOrganiser());
        assertEquals(200, answer.status());
        return answer.json();
    }

    private Rsvp stored(String email) {
        return deployment.storedRsvps().stream()
                .filter(rsvp -> rsvp.person().value().equals(person(email)))
                .findFirst()
                .orElseThrow();
    }

    private static Call put(String emailOrPath, JsonObject sent) {
        String path = emailOrPath.startsWith("/") ? emailOrPath : RSVPS + "/" + person(emailOrPath);
        return Call.of("PUT", path)
                .with("content-type", "application/json")
                .body(JsonWriter.text(sent))
                .byOrganiser();
    }

    private static Call add(String email, int people) {
        JsonObject guest = Json.object().put("name", "Mia").build();
        JsonObject sent = Examples.rsvp(email)
                .put("guests", Json.array(Collections.nCopies(people - 1, guest)))
                .build();
        return Call.json("/v1/meetings/utrecht/participants", sent).byOrganiser();
    }

    private static Call cancel(String email, int version) {
        return Call.json(RSVPS + "/" + person(email) + "/cancellation", "{\"version\":" + version + "}")
                .byOrganiser();
    }

    private static JsonObject change(String email, int version, int people) {
        return rsvp(email, people).put("version", version).build();
    }

    private static Json.Builder rsvp(String email, int people) {
        List<JsonObject> guests = java.util.stream.IntStream.range(1, people)
                .mapToObj(guest -> Json.object().put("name", "Guest " + guest).build())
                .toList();
        return Examples.rsvp(email).put("guests", Json.array(guests));
    }

    private static JsonObject with(JsonObject object, String name, Json value) {
        Json.Builder changed = Json.object();
        object.members().forEach(changed::put);
        return changed.put(name, value).build();
    }

    private static String person(String email) {
        return Examples.SECRETS.person(EmailAddress.of(email)).value();
    }
}
