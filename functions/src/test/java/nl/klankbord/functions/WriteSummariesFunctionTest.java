package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import nl.klankbord.functions.Silent.SilentRsvps;
import nl.klankbord.memory.Examples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WriteSummariesFunctionTest {

    private final Deployment deployment = new Deployment();

    @BeforeEach
    void start() {
        deployment.clock = Clock.fixed(Instant.parse("2027-03-28T03:30:00Z"), ZoneOffset.UTC);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-28T03:30:00Z, 2027-03-28",
        "2027-03-01T22:59:59Z, 2027-03-01",
        "2027-03-01T23:00:00Z, 2027-03-02"
    })
    void theDayIsTheOneInWhichItWasDueWhereTheMeetingIs(String due, String day) {
        assertTrue(night(due).contains("\"date\":\"" + day + "\""));
    }

    @Test
    void theSameNightAgainGivesTheSameAndMailsNobodyTwice() {
        deployment.send(Call.json(
                "/v1/meetings/utrecht/rsvps",
                Examples.rsvp("f.yildiz@delft.example").build()));
        assertTrue(night("2027-03-02T04:30:00Z").contains("\"isMailed\":true"));
        assertTrue(night("2027-03-02T04:30:00Z").contains("\"version\":1"));
        assertEquals(1, deployment.mails.sent().size());
    }

    @Test
    void aNightThatANewerOneOvertookGoesWellAndSaysSo() {
        night("2027-03-05T04:30:00Z");
        String answer = night("2027-03-02T04:30:00Z");
        assertTrue(answer.contains("\"date\":\"2027-03-02\",\"overtakenBy\":\"2027-03-05\",\"recount\":"), answer);
        assertTrue(deployment.context.lines().stream().anyMatch(line -> line.contains("overtakenBy")));
    }

    @Test
    void aNightThatComesWhenDietsHaveGoneLeavesItsMeetingAsItIs() {
        Instant end = Examples.utrecht().endsAt();
        deployment.clock = Clock.fixed(end.plus(Duration.ofDays(15)), ZoneOffset.UTC);
        assertEquals("{\"summaries\":[]}", night(end.plus(Duration.ofDays(6)).toString()));
    }

    @Test
    void aNightThatHasNotComeIsRefused() {
        String year = String.valueOf(assertThrows(UncheckedIOException.class, () -> night("2028-03-02T04:30:00Z"))
                .getMessage());
        assertTrue(year.contains("The scheduledTime 2028-03-02T04:30:00Z has not come."), year);
        assertTrue(night("2027-03-28T03:40:00Z").contains("\"date\":\"2027-03-28\""), "clocks differ a little");
    }

    @Test
    void aMeetingThatFailedMakesTheNightFailAndIsToldWithoutWhatWasStored() {
        deployment.rsvps = new SilentRsvps();
        assertThrows(UncheckedIOException.class, () -> night("2027-03-02T04:30:00Z"));
        assertTrue(deployment.context.lines().stream().noneMatch(line -> line.contains(Silent.ADDRESS)));
        assertTrue(deployment.context.lines().stream().anyMatch(line -> line.contains("UnavailableException")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tonight", "<aws.scheduler.scheduled-time>", "2027-03-02"})
    void aTimeThatIsNoneFails(String time) {
        assertThrows(UncheckedIOException.class, () -> night(time));
    }

    private String night(String due) {
        return deployment.invoke(
                "WriteSummariesFunction", ("{\"scheduledTime\":\"" + due + "\"}").getBytes(StandardCharsets.UTF_8));
    }
}
