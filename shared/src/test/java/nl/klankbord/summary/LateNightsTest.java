package nl.klankbord.summary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import nl.klankbord.coalition.MakeSuggestions;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.manifest.ManifestState;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryAnswers;
import nl.klankbord.memory.MemoryArtefacts;
import nl.klankbord.memory.MemoryDecisions;
import nl.klankbord.memory.MemoryHints;
import nl.klankbord.memory.MemoryMeetings;
import nl.klankbord.memory.MemorySuggestions;
import nl.klankbord.memory.MemorySummaries;
import nl.klankbord.rsvp.ChangeOutcome;
import nl.klankbord.rsvp.ChangeRsvp;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.SubmitRsvp;
import nl.klankbord.submission.Sender;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.summary.WriteSummaries.Night;
import nl.klankbord.tally.Tally;
import nl.klankbord.topic.SubmitTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Nights that come on special days, late, twice, in the wrong order, or not at all.
final class LateNightsTest {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final LocalDate MONDAY = LocalDate.of(2027, 3, 1);

    private final MemoryMeetings meetings = new MemoryMeetings();
    private final MemoryAnswers answers = new MemoryAnswers(Examples.CLOCK);
    private final MemoryArtefacts files = new MemoryArtefacts();
    private final MemorySummaries records = new MemorySummaries();

    /// What planners were mailed, in order.
    private final List<Summary> mailed = new ArrayList<>();

    private Runnable beforeFile = () -> {};
    private Runnable beforeRecord = () -> {};
    private Runnable beforeMail = () -> {};

    @ParameterizedTest
    @CsvSource({
        // 05:30 in Amsterdam, around the night that clocks go forward and the one that they go back.
        "Europe/Amsterdam, 2027-03-27T04:30:00Z, 2027-03-27",
        "Europe/Amsterdam, 2027-03-28T03:30:00Z, 2027-03-28",
        "Europe/Amsterdam, 2027-03-29T03:30:00Z, 2027-03-29",
        "Europe/Amsterdam, 2027-10-30T03:30:00Z, 2027-10-30",
        "Europe/Amsterdam, 2027-10-31T04:30:00Z, 2027-10-31",
        "Europe/Amsterdam, 2027-11-01T04:30:00Z, 2027-11-01",
        // A day of 23 hours, and one of 25.
        "Europe/Amsterdam, 2027-03-27T23:00:00Z, 2027-03-28",
        "Europe/Amsterdam, 2027-03-28T21:59:59Z, 2027-03-28",
        "Europe/Amsterdam, 2027-10-30T22:00:00Z, 2027-10-31",
        "Europe/Amsterdam, 2027-10-31T22:59:59Z, 2027-10-31",
        "Europe/Amsterdam, 2028-02-29T04:30:00Z, 2028-02-29",
        "Europe/Amsterdam, 2028-03-01T04:30:00Z, 2028-03-01",
        "Europe/Amsterdam, 2027-12-31T22:59:59Z, 2027-12-31",
        "Europe/Amsterdam, 2027-12-31T23:00:00Z, 2028-01-01",
        // One schedule serves all meetings; the day is each meeting's own.
        "America/Curacao, 2028-01-01T03:59:59Z, 2027-12-31",
        "America/Curacao, 2028-01-01T04:30:00Z, 2028-01-01",
        "America/Los_Angeles, 2028-03-01T04:30:00Z, 2028-02-29",
        "Pacific/Auckland, 2027-12-31T11:00:00Z, 2028-01-01"
    })
    void theDayIsThatOfTheMeetingsZoneWhenItWasDue(String zone, Instant due, LocalDate day) {
        meetings.store(inTheYear2028(zone), false);
        topic("a");

        assertEquals(day, written(due).summary().date());
        assertEquals(day, mailed.getFirst().date());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-03-28T03:30:00Z",
                "2027-10-31T04:30:00Z",
                "2027-12-31T23:00:00Z",
                "2028-01-01T04:30:00Z",
                "2028-02-29T04:30:00Z"
            })
    void onTheseNightsTwiceIsAsOnce(Instant due) {
        meetings.store(inTheYear2028("Europe/Amsterdam"), false);
        topic("a");
        written(due);
        byte[] once = file(LocalDate.ofInstant(due, AMSTERDAM));

        Night.Written again = written(due);

        assertEquals(1, again.summary().version());
        assertArrayEquals(once, file(LocalDate.ofInstant(due, AMSTERDAM)));
        assertEquals(1, files.stores());
        assertEquals(1, mailed.size());
    }

    @Test
    void aNightThatComesThreeDaysLateButFirstTellsAllAndTheNextNothing() {
        utrecht();
        rsvp("a");
        night(0);
        rsvp("b");
        // The nights of Tuesday to Thursday did not run. On Friday they come, in order.
        night(1);
        night(2);
        night(3);
        night(4);

        assertEquals(List.of("2027-03-01: +1 since nothing", "2027-03-02: +1 since 2027-03-01"), told());
    }

    @Test
    void aNightThatWasMissedIsCaughtUpWithByTheNext() {
        utrecht();
        rsvp("a");
        night(0);
        rsvp("b");
        night(3);

        assertEquals(List.of("2027-03-01: +1 since nothing", "2027-03-04: +1 since 2027-03-01"), told());
    }

    @Test
    void aNightThatANewerOneOvertookWritesAndMailsNothing() {
        utrecht();
        rsvp("a");
        night(0);
        rsvp("b");
        night(3);
        rsvp("c");

        Night.Overtaken overtaken = assertInstanceOf(Night.Overtaken.class, run(due(1)));

        assertEquals(MONDAY.plusDays(1), overtaken.date());
        assertEquals(MONDAY.plusDays(3), overtaken.by());
        assertEquals(Optional.empty(), files.find(UTRECHT, MONDAY.plusDays(1), Format.JSON));
        assertEquals(2, mailed.size());
        night(4);
        assertEquals("2027-03-05: +1 since 2027-03-04", told().getLast());
    }

    @Test
    void aSummaryStaysAsItWasOnceANewerDayHasOne() {
        utrecht();
        rsvp("a");
        night(0);
        byte[] monday = file(MONDAY);
        night(1);
        rsvp("b");

        assertInstanceOf(Night.Overtaken.class, run(due(0)));

        assertArrayEquals(monday, file(MONDAY));
    }

    @Test
    void anOvertakenNightStillRecounts() {
        utrecht();
        night(3);
        rsvp("a");

        run(due(1));

        assertEquals(1, answers.find(UTRECHT).tally().count("people.accepted"));
    }

    @Test
    void whatCouldNotBeMailedIsMailedTheNextNight() {
        utrecht();
        rsvp("a");
        night(0);
        rsvp("b");
        beforeMail = LateNightsTest::fail;
        assertInstanceOf(Night.Failed.class, run(due(1)));
        beforeMail = () -> {};
        rsvp("c");
        night(2);

        assertEquals(List.of("2027-03-01: +1 since nothing", "2027-03-03: +2 since 2027-03-01"), told());
    }

    @Test
    void aRunThatBrokeOffWhileItReplacedFilesIsNotTakenForWhatPlannersKnow() {
        utrecht();
        rsvp("a");
        night(0);
        rsvp("b");
        beforeRecord = LateNightsTest::fail;
        assertInstanceOf(Night.Failed.class, run(due(0)));
        beforeRecord = () -> {};
        night(1);

        // Monday's file has "b" in it, but Monday's mail had not.
        assertEquals(List.of("2027-03-01: +1 since nothing", "2027-03-02: +2 since nothing"), told());
    }

    @Test
    void whoWasToldOfAChangeHearsOfItsReturnOnTheSameDay() {
        utrecht();
        rsvp("a");
        night(0);
        change("a", 1, "halal");
        night(1);
        change("a", 2, "vegetarian");
        night(1);

        assertEquals(3, mailed.size());
        assertTrue(mailed.getLast().changes().isNothing());
    }

    /// Answers come in, nights come late, twice, in any order and break off anywhere; in the end one runs well. Then
    /// each
    /// mail told exactly the difference with the mail that it named, and the last one all that there is.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whateverHappensPlannersAreToldEverythingOnce(long seed) {
        utrecht();
        Random random = new Random(seed);
        Runnable mayFail = () -> {
            if (random.nextInt(6) == 0) {
                fail();
            }
        };
        beforeFile = mayFail;
        beforeRecord = mayFail;
        beforeMail = mayFail;
        for (int step = 0; step < 60; step++) {
            switch (random.nextInt(3)) {
                case 0 -> rsvp("rsvp" + step);
                case 1 -> topic("topic" + step);
                default -> run(due(Math.max(0, step / 6 - random.nextInt(4))));
            }
        }
        beforeFile = () -> {};
        beforeRecord = () -> {};
        beforeMail = () -> {};
        night(11);

        Map<LocalDate, Summary> known = new HashMap<>();
        for (Summary mail : mailed) {
            Optional<Summary> before = mail.changes().since().map(known::get);
            Tally then = before.map(Summary::tally).orElse(Tally.NOTHING);
            assertEquals(mail.tally().minus(then), mail.changes().counts(), () -> told().toString());
            Set<SubmissionId> topics = new HashSet<>(topics(mail));
            topics.removeAll(new HashSet<>(before.map(LateNightsTest::topics).orElse(List.of())));
            assertEquals(
                    topics,
                    new HashSet<>(mail.changes().newTopics().stream()
                            .map(TopicLine::id)
                            .toList()));
            known.put(mail.date(), mail);
        }
        assertEquals(answers.find(UTRECHT).tally(), mailed.getLast().tally());
        List<LocalDate> days = mailed.stream().map(Summary::date).toList();
        assertEquals(days.stream().sorted().toList(), days, "never news of an earlier day after that of a later one");
        assertTrue(mailed.size() > 2, "there was something to tell");
    }

    /// A meeting whose summaries go on until the end of 2028.
    private static Meeting inTheYear2028(String zone) {
        Json.Builder file = Json.object();
        Examples.utrechtFile().members().forEach(file::put);
        return Examples.meeting(file.put("timeZone", zone)
                .put("startsAt", "2028-12-31T10:00:00Z")
                .put("endsAt", "2028-12-31T16:00:00Z")
                .put("deadline", "2028-12-31T10:00:00Z")
                .put("moments", Json.array(List.of()))
                .build());
    }

    private void utrecht() {
        meetings.store(Examples.utrecht(), false);
    }

    /// 05:30 in Amsterdam, so many days after the first Monday.
    private static Instant due(int day) {
        return MONDAY.plusDays(day)
                .atTime(LocalTime.of(5, 30))
                .atZone(AMSTERDAM)
                .toInstant();
    }

    private void night(int day) {
        written(due(day));
    }

    private Night.Written written(Instant due) {
        return assertInstanceOf(Night.Written.class, run(due));
    }

    private Night run(Instant due) {
        Artefacts artefacts = new Artefacts() {
            @Override
            public Optional<byte[]> find(MeetingId meeting, LocalDate date, Format format) {
                return files.find(meeting, date, format);
            }

            @Override
            public void store(MeetingId meeting, LocalDate date, Format format, byte[] file) {
                beforeFile.run();
                files.store(meeting, date, format, file);
            }
        };
        Summaries summaries = new Summaries() {
            @Override
            public Optional<SummaryRecord> find(MeetingId meeting, LocalDate date) {
                return records.find(meeting, date);
            }

            @Override
            public List<SummaryRecord> list(MeetingId meeting) {
                return records.list(meeting);
            }

            @Override
            public void store(MeetingId meeting, SummaryRecord summary) {
                beforeRecord.run();
                records.store(meeting, summary);
            }
        };
        SummaryMails mails = summary -> {
            beforeMail.run();
            mailed.add(summary);
        };
        return new WriteSummaries(
                        meetings,
                        new MakeSuggestions(
                                answers.topics(), new MemoryDecisions(), new MemorySuggestions(), new MemoryHints()),
                        new MakeSummary(
                                answers,
                                answers.topics(),
                                new MemoryDecisions(),
                                new MemorySuggestions(),
                                _ -> ManifestState.NONE,
                                summaries,
                                artefacts),
                        Examples.recountMeeting(meetings, answers),
                        summaries,
                        artefacts,
                        Map.of(Format.JSON, SummaryJson::render),
                        mails)
                .write(due, due)
                .getFirst();
    }

    private static void fail() {
        throw new UnavailableException("on purpose", new IllegalStateException());
    }

    /// As in `2027-03-02: +1 since 2027-03-01`: the day, how many more come, and since when.
    private List<String> told() {
        return mailed.stream()
                .map(mail -> "%s: %+d since %s"
                        .formatted(
                                mail.date(),
                                mail.changes().counts().count("people.accepted"),
                                mail.changes().since().map(LocalDate::toString).orElse("nothing")))
                .toList();
    }

    private static List<SubmissionId> topics(Summary summary) {
        return summary.themes().stream()
                .flatMap(theme -> theme.topics().stream())
                .map(TopicLine::id)
                .toList();
    }

    private byte[] file(LocalDate day) {
        return files.find(UTRECHT, day, Format.JSON).orElseThrow();
    }

    private void rsvp(String who) {
        new SubmitRsvp(meetings, answers, Examples.SECRETS, Examples.OPEN_GATE, _ -> {}, Examples.CLOCK)
                .submit(UTRECHT, Sender.unrepeatable("page"), sent(who, "vegetarian"));
    }

    private void change(String who, int version, String diet) {
        Rsvp rsvp = rsvps().getFirst();
        assertInstanceOf(
                ChangeOutcome.Changed.class,
                new ChangeRsvp(meetings, answers, Examples.SECRETS, Examples.CLOCK)
                        .change(UTRECHT, rsvp.person(), version, Sender.unrepeatable("page"), sent(who, diet)));
    }

    private List<Rsvp> rsvps() {
        List<Rsvp> rsvps = new ArrayList<>();
        answers.each(UTRECHT, counted -> rsvps.add(counted.answer()));
        return rsvps;
    }

    private static JsonObject sent(String who, String diet) {
        Json.Builder sent = Json.object();
        Examples.rsvp(who + "@example.nl").build().members().forEach(sent::put);
        return sent.put("diet", diet).build();
    }

    private void topic(String who) {
        new SubmitTopic(meetings, answers.topics(), Examples.SECRETS, Examples.OPEN_GATE, Examples.CLOCK)
                .submit(
                        UTRECHT,
                        Sender.unrepeatable("api"),
                        Examples.topic(who + "@example.nl").build());
    }
}
