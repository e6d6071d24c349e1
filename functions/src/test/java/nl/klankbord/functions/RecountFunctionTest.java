package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.tally.Tally;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecountFunctionTest {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");

    private final Deployment deployment = new Deployment();

    @BeforeEach
    void start() {
        deployment.send(Call.json(
                "/v1/meetings/utrecht/rsvps",
                Examples.rsvp("f.yildiz@delft.example").build()));
    }

    @Test
    void whatIsWrongIsMendedToldAndCounted() {
        recount("{}");
        Tally exact = deployment.answers.find(UTRECHT).tally();
        deployment.answers.correct(
                UTRECHT,
                deployment.answers.find(UTRECHT).revision(),
                new Tally(new TreeMap<>(java.util.Map.of("people.accepted", 3L))));

        String told = recount("{\"meeting\": \"utrecht\"}");

        assertTrue(told.contains("\"drift\":{\"people\":{\"accepted\":3}}"), told);
        assertEquals(exact, deployment.answers.find(UTRECHT).tally());
        assertTrue(deployment.context.lines().getLast().contains("\"Mended\":1"));
        recount("{}");
        assertTrue(deployment.context.lines().getLast().contains("\"Mended\":0"));
    }

    @Test
    void aMeetingOfWhichSomethingWentKeepsItsCounts() {
        Tally counted = new Tally(new TreeMap<>(java.util.Map.of("people.accepted", 3L)));
        deployment.answers.correct(UTRECHT, deployment.answers.find(UTRECHT).revision(), counted);
        deployment.clock = java.time.Clock.fixed(
                deployment.storedMeetings.find(UTRECHT).orElseThrow().endsAt().plus(java.time.Duration.ofDays(90)),
                java.time.ZoneOffset.UTC);

        String told = recount("{\"meeting\": \"utrecht\"}");

        assertEquals("{\"meetings\":[{\"meeting\":\"utrecht\",\"hasDataThatWent\":true}]}", told);
        assertEquals(counted, deployment.answers.find(UTRECHT).tally());
    }

    @Test
    void everyMeetingHasItsTurn() {
        JsonObject told = Examples.json(recount("{}"));
        assertEquals(
                deployment.storedMeetings.all().size(),
                ((nl.klankbord.json.Json.JsonArray) java.util.Objects.requireNonNull(told.get("meetings")))
                        .items()
                        .size());
    }

    @Test
    void aSiteIsStruckOutOnlyWhenThatIsSaid() {
        assertEquals(
                "{\"meetings\":[{\"meeting\":\"utrecht\",\"wouldStrike\":1}]}",
                recount("{\"meeting\": \"utrecht\", \"without\": \"api\"}"));
        assertEquals(1, deployment.storedRsvps().size());

        String told = recount("{\"meeting\": \"utrecht\", \"without\": \"api\", \"strike\": true}");

        assertTrue(told.contains("\"struck\":1"), told);
        assertTrue(deployment.hasNoAnswers());
        assertTrue(deployment.answers.find(UTRECHT).tally().isNothing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "utrecht",
                "{\"meeting\": \"Utrecht\"}",
                "{\"meeting\": \"nowhere\"}",
                "{\"meeting\": 7}",
                "{\"without\": \"api\", \"strike\": true}",
                "{\"meeting\": \"utrecht\", \"without\": \"api\", \"strike\": \"yes\"}",
                "{\"meeting\": \"utrecht\", \"without\": \"\", \"strike\": true}",
                "{\"meeting\": \"utrecht\", \"witout\": \"api\", \"strike\": true}"
            })
    void whatIsNotUnderstoodChangesNothing(String event) {
        assertThrows(UncheckedIOException.class, () -> recount(event));
        assertEquals(1, deployment.storedRsvps().size());
        assertTrue(deployment.answers.find(UTRECHT).tally().isNothing());
    }

    private String recount(String event) {
        return deployment.invoke("RecountFunction", event.getBytes(StandardCharsets.UTF_8));
    }
}
