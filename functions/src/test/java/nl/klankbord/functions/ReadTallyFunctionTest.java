package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import nl.klankbord.functions.Silent.SilentRsvps;
import nl.klankbord.functions.Silent.SilentTallies;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.rsvp.ArrangeSeats;
import nl.klankbord.seating.StoreMeeting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ReadTallyFunctionTest {

    private static final Call TALLY = Call.of("GET", "/v1/meetings/utrecht/tally");

    private final Deployment deployment = new Deployment();

    @Test
    void whatWasNeverCountedIsNothing() {
        Answer answer = deployment.send(TALLY.byOrganiser());
        assertEquals(200, answer.status());
        assertEquals("{\"meeting\":\"utrecht\",\"revision\":0,", answer.body().substring(0, 34));
    }

    @Test
    void aMeetingWithACapacityShowsItsSeats() {
        assertEquals(null, seats(), "none were set out yet");
        capacity(4);
        submit("a@example.nl", 2);
        assertEquals("{\"capacity\":4,\"taken\":2,\"free\":2,\"waiting\":0}", JsonWriter.text(require(seats())));
        submit("b@example.nl", 3);
        submit("c@example.nl", 1);
        assertEquals("{\"capacity\":4,\"taken\":2,\"free\":2,\"waiting\":2}", JsonWriter.text(require(seats())));
    }

    @Test
    void moreThanTheCapacityAreInAndNoneIsFree() {
        capacity(5);
        submit("a@example.nl", 3);
        capacity(1);
        assertEquals("{\"capacity\":1,\"taken\":3,\"free\":0,\"waiting\":0}", JsonWriter.text(require(seats())));
    }

    @Test
    void withoutACapacityThereAreNoSeats() {
        capacity(5);
        capacity(0);
        assertEquals(null, seats());
    }

    @Test
    void whomNoMailReachesIsCounted() {
        assertTrue(deployment.send(TALLY.byOrganiser()).body().contains("\"unreached\":0,"));
        submit("a@example.nl", 1);
        Meeting meeting =
                deployment.storedMeetings.find(new MeetingId("utrecht")).orElseThrow();
        deployment.mailings.claim(meeting, Examples.person("a@example.nl"), Examples.NOW);
        deployment.mailings.giveUp(meeting, Examples.person("a@example.nl"), Examples.NOW);
        assertTrue(deployment.send(TALLY.byOrganiser()).body().contains("\"unreached\":1,"));
    }

    private void capacity(int people) {
        Json.Builder file = Json.object();
        Examples.utrechtFile().members().forEach((name, value) -> {
            if (!name.equals("capacity")) {
                file.put(name, value);
            }
        });
        new StoreMeeting(deployment.storedMeetings, new ArrangeSeats(deployment.answers))
                .store(Examples.meeting((people > 0 ? file.put("capacity", people) : file).build()), false);
    }

    private void submit(String email, int people) {
        List<JsonObject> guests = IntStream.range(1, people)
                .mapToObj(guest -> Json.object().put("name", "Guest " + guest).build())
                .toList();
        JsonObject rsvp = Examples.rsvp(email).put("guests", Json.array(guests)).build();
        assertEquals(
                201,
                deployment.send(Call.json("/v1/meetings/utrecht/rsvps", rsvp)).status());
    }

    private @Nullable Json seats() {
        return deployment.send(TALLY.byOrganiser()).json().get("seats");
    }

    private static Json require(@Nullable Json json) {
        return Objects.requireNonNull(json);
    }

    @Test
    void onlyOrganisersSeeIt() {
        assertEquals(401, deployment.send(TALLY).status());
        assertEquals(
                401, deployment.send(TALLY.with("authorization", "Bearer x")).status());
        assertEquals(
                401,
                deployment.send(Call.of("GET", "/v1/meetings/nowhere/tally")).status());
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertEquals(
                404,
                deployment
                        .send(Call.of("GET", "/v1/meetings/nowhere/tally").byOrganiser())
                        .status());
    }

    @Test
    void withoutAStoreItSaysSo() {
        deployment.rsvps = new SilentRsvps();
        assertEquals(503, deployment.send(TALLY.byOrganiser()).status());
        deployment.rsvps = deployment.answers;
        deployment.tallies = new SilentTallies();
        assertEquals(503, deployment.send(TALLY.byOrganiser()).status());
    }
}
