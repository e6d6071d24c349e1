package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import nl.klankbord.submission.Sender;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What SnapStart keeps has been played through, and holds nothing that two functions may not share. There is no
/// store here: a rehearsal that asked for one would fail.
final class RehearsalTest {

    private static final Map<String, String> SNAP_START = Map.of(
            "TABLE_NAME", "nowhere",
            "PERSON_KEY", "0123456789012345678901234567890123456789",
            "ANSWERS_PER_SOURCE", "500",
            "SECURITY_CONTACT", "none",
            "SITE_KEY", "9876543210987654321098765432109876543210",
            "AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");

    @BeforeAll
    static void aRegion() {
        System.setProperty("aws.region", "eu-west-1");
        // Nobody listens there.
        System.setProperty("aws.endpointUrlDynamoDb", "http://127.0.0.1:9");
    }

    @AfterAll
    static void noRegion() {
        System.clearProperty("aws.region");
        System.clearProperty("aws.endpointUrlDynamoDb");
    }

    @Test
    void anRsvpGoesTheWholeWay() {
        assertTrue(played(() -> Rehearsal.play(new SubmitRsvpFunction(Wiring.played()), Rehearsal.RSVP))
                .startsWith("{\"statusCode\":201"));
    }

    @Test
    void aTopicGoesTheWholeWay() {
        assertTrue(played(() -> Rehearsal.play(new SubmitTopicFunction(Wiring.played()), Rehearsal.TOPIC))
                .startsWith("{\"statusCode\":201"));
    }

    @Test
    void aPageIsRendered() {
        String page = played(() -> Rehearsal.play(new MeetingPageFunction(Wiring.played()), Rehearsal.RECEIPT));
        assertTrue(page.startsWith("{\"statusCode\":200"), page);
        assertTrue(page.contains("Repetitie"), page);
    }

    @Test
    void functionsRehearseWithoutAStore() {
        assertEquals(SubmitRsvpFunction.class, made(SubmitRsvpFunction::new).getClass());
        assertEquals(SubmitTopicFunction.class, made(SubmitTopicFunction::new).getClass());
        assertEquals(MeetingPageFunction.class, made(MeetingPageFunction::new).getClass());
    }

    /// The real function has another table: what the played one holds is not found, because nobody answers.
    @Test
    void nothingIsRemembered() {
        HttpFunction function = made(MeetingPageFunction::new);
        Deployment deployment = new Deployment();
        var answer = new java.io.ByteArrayOutputStream();
        var event = new java.io.ByteArrayInputStream(Rehearsal.RECEIPT.getBytes(StandardCharsets.UTF_8));
        try {
            function.handleRequest(event, answer, deployment.context);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
        assertTrue(answer.toString(StandardCharsets.UTF_8).startsWith("{\"statusCode\":503"));
    }

    @Test
    void whatIsDrawnAfterwardsDiffers() {
        made(SubmitRsvpFunction::new);
        String first = Sender.newKey();
        made(SubmitRsvpFunction::new);
        assertNotEquals(first, Sender.newKey());
    }

    private static <T> T made(Supplier<T> function) {
        return ScopedValue.where(Environment.VARIABLES, SNAP_START).call(function::get);
    }

    private static String played(Supplier<byte[]> play) {
        return new String(made(play), StandardCharsets.UTF_8);
    }
}
