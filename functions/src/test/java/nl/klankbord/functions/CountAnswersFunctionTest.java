package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.klankbord.functions.Silent.SilentTallies;
import nl.klankbord.json.Json;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.rsvp.Rsvp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CountAnswersFunctionTest {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final String NO_FAILURES = "{\"batchItemFailures\":[]}";

    private final Deployment deployment = new Deployment();

    @Test
    void aReplayAndADoubleCountOnce() {
        String row = storedRow("a@delft.example");
        String event = event(record(row, "1"), record(row, "2"));
        assertEquals(NO_FAILURES, count(event));
        assertEquals(NO_FAILURES, count(event));
        assertEquals(1, deployment.answers.find(UTRECHT).tally().count("people.accepted"));
    }

    @Test
    void whatCouldNotBeCountedIsHandedBackInOrder() {
        deployment.tallies = new SilentTallies();
        String event = event(record("RSVP#a", "7"), record("SUMMARY#2027-03-02", "8"), record("TOPIC#b", "9"));
        assertEquals("{\"batchItemFailures\":[{\"itemIdentifier\":\"7\"},{\"itemIdentifier\":\"9\"}]}", count(event));
        deployment.context.lines().forEach(line -> assertFalse(line.contains(Silent.ADDRESS), line));
    }

    @Test
    void rowsThatAreGoneOrOfAnotherKindAreNothing() {
        assertEquals(NO_FAILURES, count(event(record("RSVP#gone", "1"), record("TALLY", "2"), Json.EMPTY)));
        assertEquals(NO_FAILURES, count("{\"Records\":[]}"));
        assertEquals(0, deployment.answers.find(UTRECHT).revision());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"Records\":{}}", "{\"Records\":["})
    void whatIsNoEventFails(String event) {
        assertThrows(UncheckedIOException.class, () -> count(event));
    }

    private String storedRow(String email) {
        deployment.send(
                Call.json("/v1/meetings/utrecht/rsvps", Examples.rsvp(email).build()));
        Rsvp stored = deployment.storedRsvps().getFirst();
        return "RSVP#" + stored.person().value();
    }

    private String count(String event) {
        return deployment.invoke("CountAnswersFunction", event.getBytes(StandardCharsets.UTF_8));
    }

    private static String event(Json... records) {
        return JsonWriter.text(
                Json.object().put("Records", Json.array(List.of(records))).build());
    }

    private static Json record(String row, String sequenceNumber) {
        Json keys = Json.object()
                .put("pk", Json.object().put("S", "MEETING#utrecht").build())
                .put("sk", Json.object().put("S", row).build())
                .build();
        return Json.object()
                .put(
                        "dynamodb",
                        Json.object()
                                .put("Keys", keys)
                                .put("SequenceNumber", sequenceNumber)
                                .build())
                .build();
    }
}
