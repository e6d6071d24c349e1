package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.memory.Examples;
import org.junit.jupiter.api.Test;

final class LogLineTest {

    private static final String RSVPS = "/v1/meetings/utrecht/rsvps";

    private final Deployment deployment = new Deployment();

    @Test
    void aTakenSubmissionIsOneLineWithBothRequestsAndTheReferenceOfItsReceipt() {
        Answer answer = deployment.send(
                Call.json(RSVPS, Examples.rsvp("f.yildiz@delft.example").build()));
        JsonObject line = line();
        assertEquals("request", line.text("event"));
        assertEquals("INFO", line.text("level"));
        assertEquals(deployment.context.getAwsRequestId(), line.text("requestId"));
        assertEquals("a-request", line.text("gatewayRequestId"));
        assertEquals(answer.json().text("id"), line.text("reference"));
        assertEquals(Json.of(201), line.get("status"));
        assertEquals(Json.of(1), line.get("Taken"));
    }

    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
    @Test
    void whatIsCountedIsInTheEmbeddedMetricFormat() {
        deployment.send(Call.json(RSVPS, "{}"));
        JsonObject line = line();
        assertEquals(Json.of(1), line.get("Refused"));
        assertEquals("klankbord", line.text("function"));
        assertTrue(line.object("_aws").get("Timestamp") instanceof Json.JsonNumber);
        assertEquals(
                "[{\"Namespace\":\"Klankbord\",\"Dimensions\":[[\"function\"]],"
                        + "\"Metrics\":[{\"Name\":\"Refused\",\"Unit\":\"Count\"}]}]",
                JsonWriter.text(Objects.requireNonNull(line.object("_aws").get("CloudWatchMetrics"))));
    }

    @Test
    void whatIsOnlyReadIsNotCounted() {
        deployment.send(Call.of("GET", "/m/utrecht"));
        assertFalse(line().members().containsKey("_aws"));
    }

    @Test
    void whoOnlyAsksWhetherOthersWantItBringsNothing() {
        deployment.send(Call.form("/m/utrecht/topics", "text=Loting").asking("others", "ask"));
        assertFalse(line().members().containsKey("_aws"));
        assertTrue(deployment.hasNoAnswers());
    }

    @Test
    void aFailureNamesClassesAndLinesOnly() {
        deployment.rsvps = new Silent.SilentRsvps();
        deployment.send(Call.json(RSVPS, Examples.rsvp("f.yildiz@delft.example").build()));
        JsonObject line = line();
        assertEquals("ERROR", line.text("level"));
        assertEquals(Json.of(1), line.get("Unavailable"));
        assertTrue(line.text("failure").startsWith("nl.klankbord.meeting.UnavailableException at nl.klankbord"));
        assertTrue(line.text("failure").contains(", by java.net.SocketTimeoutException at "));
        assertFalse(line.text("failure").contains(Silent.ADDRESS));
    }

    private JsonObject line() {
        List<String> lines = deployment.context.lines();
        assertEquals(1, lines.size(), lines.toString());
        return Examples.json(lines.getFirst());
    }
}
