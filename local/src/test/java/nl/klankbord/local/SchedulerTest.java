package nl.klankbord.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SchedulerTest {
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    private static final class SetClock extends Clock {
        private Instant now;

        private SetClock(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @TempDir
    private Path data;

    @BeforeEach
    void forget() {
        TestFunctions.Night.forget();
    }

    private List<String> firings(String expression, String from, String to) throws Exception {
        run(expression, from, (scheduler, clock) -> {
            for (Instant end = Instant.parse(to); !clock.now.isAfter(end); clock.now = clock.now.plusSeconds(600)) {
                scheduler.fireDue();
            }
        });
        return new ArrayList<>(TestFunctions.Night.TIMES);
    }

    private interface Course {
        void run(Scheduler scheduler, SetClock clock) throws InterruptedException;
    }

    private void run(String expression, String from, Course course) throws Exception {
        Template template =
                TemplateReader.read(Files.readString(TestTemplate.file()).replace("cron(30 5 * * ? *)", expression));
        LocalValues values =
                new LocalValues(template.declared(), Map.of("Issuer", "x", "Audience", "x", "BaseUrl", "x"), "secret");
        SetClock clock = new SetClock(Instant.parse(from));
        FailureFolder failures = new FailureFolder(data.resolve("failures"));
        try (Functions functions = Functions.start(template, values);
                Scheduler scheduler = new Scheduler(template.schedules(), functions, failures, clock, Duration.ZERO)) {
            course.run(scheduler, clock);
        }
    }

    @Test
    void aLocalTimeFollowsSummerTimeInSpring() throws Exception {
        assertEquals(
                List.of("2027-03-27T04:30:00Z", "2027-03-28T03:30:00Z", "2027-03-29T03:30:00Z"),
                firings("cron(30 5 * * ? *)", "2027-03-27T00:00:00Z", "2027-03-29T12:00:00Z"));
    }

    @Test
    void aLocalTimeFollowsWinterTimeInAutumn() throws Exception {
        assertEquals(
                List.of("2027-10-30T03:30:00Z", "2027-10-31T04:30:00Z", "2027-11-01T04:30:00Z"),
                firings("cron(30 5 * * ? *)", "2027-10-30T00:00:00Z", "2027-11-01T12:00:00Z"));
    }

    @Test
    void aTimeThatDoesNotExistIsSkipped() throws Exception {
        assertEquals(
                List.of("2027-03-27T01:30:00Z", "2027-03-29T00:30:00Z"),
                firings("cron(30 2 * * ? *)", "2027-03-27T00:00:00Z", "2027-03-29T12:00:00Z"));
    }

    @Test
    void aTimeThatHappensTwiceFiresOnce() throws Exception {
        assertEquals(
                List.of("2027-10-31T00:30:00Z", "2027-11-01T01:30:00Z"),
                firings("cron(30 2 * * ? *)", "2027-10-30T12:00:00Z", "2027-11-01T12:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // From after the last run before the clocks change, to the first one after.
                "cron(30 5 * * ? *) | 2027-03-27T04:30:00Z | 2027-03-28T03:30:00Z",
                "cron(30 5 * * ? *) | 2027-10-30T03:30:00Z | 2027-10-31T04:30:00Z",
                "cron(59 1 * * ? *) | 2027-03-27T12:00:00Z | 2027-03-28T00:59:00Z",
                "cron(0 3 * * ? *)  | 2027-03-27T12:00:00Z | 2027-03-28T01:00:00Z",
                "cron(0 3 * * ? *)  | 2027-10-30T12:00:00Z | 2027-10-31T02:00:00Z",
                // In the hour that one night does not have, and another has twice: the second time is passed by.
                "cron(30 2 * * ? *) | 2027-03-28T00:59:59Z | 2027-03-29T00:30:00Z",
                "cron(30 2 * * ? *) | 2027-10-31T00:30:00Z | 2027-11-01T01:30:00Z",
                "cron(30 2 * * ? *) | 2027-10-31T01:29:59Z | 2027-11-01T01:30:00Z",
                "cron(30 5 29 2 ? *) | 2027-03-01T00:00:00Z | 2028-02-29T04:30:00Z",
                "cron(30 5 * * ? *) | 2028-02-28T04:30:00Z | 2028-02-29T04:30:00Z",
                "cron(0 0 1 1 ? *) | 2027-06-01T00:00:00Z | 2027-12-31T23:00:00Z",
                "cron(30 5 * * ? *) | 2027-12-31T04:30:00Z | 2028-01-01T04:30:00Z"
            })
    void theNextRunIsFoundAcrossSpecialNights(String expression, Instant after, Instant next) {
        assertEquals(Optional.of(next), new CronTimes(expression, AMSTERDAM).firstAfter(after));
    }

    @Test
    void afterASleepOfThreeDaysWhatWasMissedRunsInOrderAndOnce() throws Exception {
        run("cron(30 5 * * ? *)", "2027-10-29T12:00:00Z", (scheduler, clock) -> {
            scheduler.fireDue();
            clock.now = Instant.parse("2027-11-01T12:00:00Z");
            scheduler.fireDue();
            scheduler.fireDue();
        });
        assertEquals(
                List.of("2027-10-30T03:30:00Z", "2027-10-31T04:30:00Z", "2027-11-01T04:30:00Z"),
                TestFunctions.Night.TIMES);
    }

    @Test
    void aClockThatIsSetBackRunsNothingTwice() throws Exception {
        run("cron(30 5 * * ? *)", "2027-03-02T04:00:00Z", (scheduler, clock) -> {
            for (String now : List.of("2027-03-02T04:30:00Z", "2027-03-02T04:00:00Z", "2027-03-02T05:00:00Z")) {
                clock.now = Instant.parse(now);
                scheduler.fireDue();
            }
        });
        assertEquals(List.of("2027-03-02T04:30:00Z"), TestFunctions.Night.TIMES);
    }

    @Test
    void aRunThatGoesWellAtLastLeavesNothingBehind() throws Exception {
        TestFunctions.Night.FAILURES.set(2);
        firings("cron(30 5 * * ? *)", "2027-03-02T04:00:00Z", "2027-03-02T05:00:00Z");
        assertEquals(Collections.nCopies(3, "2027-03-02T04:30:00Z"), TestFunctions.Night.TIMES);
        assertFalse(Files.exists(data.resolve("failures")));
    }

    @Test
    void aRunThatIsGivenUpLandsInTheFailureFolderAndTheNextGoesOn() throws Exception {
        TestFunctions.Night.FAILURES.set(3);
        firings("cron(30 5 * * ? *)", "2027-03-02T04:00:00Z", "2027-03-03T05:00:00Z");

        assertEquals("2027-03-03T04:30:00Z", TestFunctions.Night.TIMES.getLast());
        try (Stream<Path> files = Files.list(data.resolve("failures/Failures"))) {
            List<Path> messages = files.toList();
            assertEquals(1, messages.size());
            Tree message = Json.read(Files.readString(messages.getFirst()));
            assertEquals(
                    "2027-03-02T04:30:00Z",
                    message.at("requestPayload").at("scheduledTime").text());
            assertEquals(
                    "RetriesExhausted",
                    message.at("requestContext").at("condition").text());
            assertEquals(
                    "3",
                    message.at("requestContext").at("approximateInvokeCount").text());
            assertTrue(message.at("responsePayload").at("errorMessage").text().contains("On purpose"));
        }
    }

    @Test
    void aWeekdayIsNamedAsAwsNamesIt() {
        // 7 April 2027 is a Wednesday; 2 is Monday, as Sunday is 1.
        assertEquals(
                Optional.of(Instant.parse("2027-04-12T03:30:00Z")),
                new CronTimes("cron(30 5 ? * 2 *)", AMSTERDAM).firstAfter(Instant.parse("2027-04-07T00:00:00Z")));
        assertEquals(
                Optional.of(Instant.parse("2027-04-08T03:30:00Z")),
                new CronTimes("cron(30 5 ? * MON-FRI *)", AMSTERDAM).firstAfter(Instant.parse("2027-04-07T04:00:00Z")));
    }

    @Test
    void whatAwsWouldNotTakeIsRefused() {
        for (String expression :
                List.of("rate(1 day)", "at(2027-04-07T05:30:00)", "cron(30 5 * * * *)", "30 5 * * ?")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> CronTimes.check(new Tree("Schedule", expression)),
                    expression);
        }
    }
}
