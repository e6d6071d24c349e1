package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import nl.klankbord.memory.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What others ask for again and again (RFC 9110 §13.1.2).
final class PolledTest {

    private static final String MEETING = "/v1/meetings/utrecht";
    private static final Call TALLY = Call.of("GET", MEETING + "/tally").byOrganiser();

    private final Deployment deployment = new Deployment();

    @ParameterizedTest
    @ValueSource(strings = {"/v1/openapi.json", MEETING, MEETING + "/tally", MEETING + "/summaries"})
    void whoHasItIsToldSoWithoutABody(String path) {
        Call call = Call.of("GET", path).byOrganiser();
        Answer first = deployment.send(call);
        assertEquals(200, first.status());
        String tag = first.header("etag");
        for (String known : new String[] {tag, "W/" + tag, "\"another\", " + tag, "*"}) {
            Answer again = deployment.send(call.with("if-none-match", known));
            assertEquals(304, again.status(), known);
            assertEquals("", again.body());
            assertEquals(tag, again.header("etag"));
            assertEquals("private, no-cache", again.header("cache-control"));
        }
        Answer other = deployment.send(call.with("if-none-match", "\"another\""));
        assertEquals(first, other);
    }

    @Test
    void whatChangedHasAnotherTag() {
        String before = deployment.send(TALLY).header("etag");
        deployment.storedMeetings.store(Examples.utrecht(10, true), false);
        deployment.send(
                Call.json(MEETING + "/rsvps", Examples.rsvp("fatma@ede.example").build()));
        Answer after = deployment.send(TALLY.with("if-none-match", before));
        assertEquals(200, after.status());
        assertNotEquals(before, after.header("etag"));
    }

    @Test
    void aMeetingIsForEveryCacheToKeepAndAskAfter() {
        assertEquals("no-cache", deployment.send(Call.of("GET", MEETING)).header("cache-control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {MEETING + "/rsvps", MEETING + "/sites", MEETING + "/quarantine"})
    void whatNamesPeopleOrSitesIsKeptByNobody(String path) {
        Answer answer = deployment.send(Call.of("GET", path).byOrganiser().with("if-none-match", "*"));
        assertEquals(200, answer.status());
        assertEquals("", answer.header("etag"));
        assertEquals("no-store", answer.header("cache-control"));
    }

    @Test
    void whatIsRefusedHasNoTag() {
        Answer answer = deployment.send(Call.of("GET", "/v1/meetings/nergens").with("if-none-match", "*"));
        assertEquals(404, answer.status());
        assertEquals("", answer.header("etag"));
    }
}
