package nl.klankbord.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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

    @BeforeEach
    void forget() {
        TestFunctions.Night.TIMES.clear();
    }

    private static List<String> firings(String expression, String from, String to) throws Exception {
        Template template = TemplateReader.read(TestTemplate.file());
        Template.Schedule schedule = new Template.Schedule(
                "Night.Nightly",
                "Night",
                expression,
                AMSTERDAM,
                Optional.of("{\"scheduledTime\":\"<aws.scheduler.scheduled-time>\"}"));
        LocalValues values =
                new LocalValues(template.declared(), Map.of("Issuer", "x", "Audience", "x", "BaseUrl", "x"), "secret");
        SetClock clock = new SetClock(Instant.parse(from));
        try (Functions functions = Functions.start(template, values);
                Scheduler scheduler = new Scheduler(List.of(schedule), functions, clock)) {
            for (Instant end = Instant.parse(to); !clock.now.isAfter(end); clock.now = clock.now.plusSeconds(600)) {
                scheduler.fireDue();
            }
        }
        return new ArrayList<>(TestFunctions.Night.TIMES);
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
