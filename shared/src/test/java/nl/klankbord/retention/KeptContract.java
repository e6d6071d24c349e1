package nl.klankbord.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.klankbord.audit.Act;
import nl.klankbord.audit.AuditLog;
import nl.klankbord.audit.Entry;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingFile;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryAnswers;
import nl.klankbord.memory.MemoryAsks;
import nl.klankbord.memory.MemoryMeetings;
import nl.klankbord.memory.TestClock;
import nl.klankbord.rsvp.ArrangeSeats;
import nl.klankbord.rsvp.ChangeRsvp;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.rsvp.SubmitRsvp;
import nl.klankbord.seating.StoreMeeting;
import nl.klankbord.tally.AnswerKey;
import nl.klankbord.tally.Tallies;
import nl.klankbord.tally.Tally;
import nl.klankbord.topic.SubmitTopic;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a meeting knows of people goes in its time, over both stores.
public abstract class KeptContract {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");

    private Instant now = Examples.NOW;
    protected final TestClock clock = new TestClock(() -> now);
    private final MemoryMeetings meetings = new MemoryMeetings();
    private Store store;

    /// Ports over one table.
    public record Store(Rsvps rsvps, Topics topics, Tallies tallies, AuditLog log, Kept kept) {}

    protected abstract Store create();

    @BeforeEach
    final void start() {
        store = create();
        store(Json.object().build());
        submit("fatma");
        bring("fatma");
        note();
    }

    @Test
    void aMeetingThatIsKeptLongerOrShorterMovesWhenEverythingGoes() {
        for (int days : List.of(200, 30)) {
            store(Json.object()
                    .put("retentionDays", days)
                    .put("topicsRetentionDays", days + 100)
                    .put("logRetentionDays", days + 50)
                    .build());
            Rsvp before = rsvp();

            assertTrue(keep() >= 3);

            assertEquals(end(days), rsvp().expiresAtEpochSecond());
            assertEquals(end(days + 100), topic().expiresAtEpochSecond());
            assertEquals(end(days + 50), line().expiresAtEpochSecond());
            assertEquals(MemoryAnswers.expiring(before, end(days)), rsvp());
            assertEquals(0, keep());
        }
    }

    @Test
    void aMeetingThatIsHeldLaterTakesItsAnswersAlong() {
        store(Json.object()
                .put("startsAt", "2027-05-24T10:00:00Z")
                .put("endsAt", "2027-05-24T16:00:00Z")
                .put("moments", Json.array(List.of()))
                .build());

        keep();

        moveTo(Examples.utrecht().endsAt().plus(Duration.ofDays(100)));
        assertEquals("fatma@example.nl", rsvp().participant().email().value());
    }

    @Test
    void dietsAndNeedsGoFromTheAnswersAndTheCountsStay() {
        store(Json.object().put("needsRetentionDays", 7).build());
        Tally counted = count();
        assertTrue(counted.counts().containsKey("moments.lunch.vegan"), counted.toString());
        assertEquals(Optional.of("ringleiding"), rsvp().access());
        Rsvp before = rsvp();
        keep();
        assertEquals(before.meal(), rsvp().meal());

        moveTo(meeting().endsAt().plus(Duration.ofDays(7)));
        assertNotEquals(0, keep());

        Rsvp after = rsvp();
        assertFalse(after.meals().anyMatch(meal -> meal.tellsOfADiet()), after.toString());
        assertEquals(Optional.empty(), after.access());
        assertEquals(before.meal().moments(), after.meal().moments());
        assertEquals(
                before.guests().getFirst().name(), after.guests().getFirst().name());
        assertEquals(before.version(), after.version());
        assertEquals(counted, store.tallies().find(UTRECHT).tally());
        assertEquals(counted, count());
        assertEquals(0, keep());
    }

    @Test
    void whatIsNotKeptAnyMoreIsNotTakenAnyMore() {
        store(Json.object().put("needsRetentionDays", 7).build());
        moveTo(meeting().endsAt().plus(Duration.ofDays(8)));
        keep();

        new ChangeRsvp(meetings, store.rsvps(), Examples.SECRETS, clock)
                .change(
                        UTRECHT,
                        rsvp().person(),
                        rsvp().version(),
                        Examples.sender("later"),
                        answer("fatma").put("role", "griffier").build());

        assertFalse(rsvp().meals().anyMatch(meal -> meal.tellsOfADiet()), rsvp().toString());
        assertEquals(Optional.empty(), rsvp().access());
    }

    @Test
    void whatHasGoneDoesNotComeBack() {
        moveTo(meeting().endsAt().plus(Duration.ofDays(400)));
        store(Json.object().put("retentionDays", 700).build());
        keep();
        assertEquals(Optional.empty(), store.rsvps().find(UTRECHT, Examples.person("fatma@example.nl")));
        assertEquals(Optional.empty(), topics().stream().findFirst());
    }

    @Test
    void othersAreLeftAlone() {
        assertEquals(0, store.kept().keep(new MeetingId("arnhem"), new Terms(1, 1, 1, 1, true)));
        assertEquals(Optional.of("ringleiding"), rsvp().access());
    }

    @Test
    void whatWasNotedIsKnown() {
        Terms terms = Terms.of(meeting(), clock.instant());
        assertEquals(Optional.empty(), store.kept().terms(UTRECHT));
        store.kept().note(UTRECHT, terms);
        assertEquals(Optional.of(terms), store.kept().terms(UTRECHT));
        assertEquals(Optional.empty(), store.kept().terms(new MeetingId("arnhem")));
    }

    @Test
    void aNightThatFoundNothingToChangeIsTheLastUntilTheTermsChange() {
        KeepTerms nights = new KeepTerms(meetings, store.kept());
        assertEquals(List.of(new KeepTerms.Outcome.Changed(UTRECHT, 0)), nights.keep(clock.instant()));
        assertEquals(List.of(), nights.keep(clock.instant()));

        store(Json.object().put("retentionDays", 100).build());
        assertNotEquals(List.of(new KeepTerms.Outcome.Changed(UTRECHT, 0)), nights.keep(clock.instant()));
        assertEquals(List.of(new KeepTerms.Outcome.Changed(UTRECHT, 0)), nights.keep(clock.instant()));
        assertEquals(List.of(), nights.keep(clock.instant()));
    }

    private void moveTo(Instant then) {
        now = then;
    }

    private int keep() {
        return store.kept().keep(UTRECHT, Terms.of(meeting(), clock.instant()));
    }

    private void store(JsonObject changed) {
        new StoreMeeting(meetings, new ArrangeSeats(store.rsvps()))
                .store(MeetingFile.with(Examples.utrecht(), changed), false);
    }

    private Meeting meeting() {
        return meetings.find(UTRECHT).orElseThrow();
    }

    private long end(int days) {
        return meeting().endsAt().plus(Duration.ofDays(days)).getEpochSecond();
    }

    private Rsvp rsvp() {
        return store.rsvps().find(UTRECHT, Examples.person("fatma@example.nl")).orElseThrow();
    }

    private List<Topic> topics() {
        return store.topics().of(UTRECHT, Examples.person("fatma@example.nl"));
    }

    private Topic topic() {
        return topics().getFirst();
    }

    private Entry line() {
        return store.log().page(UTRECHT, Optional.empty(), 10).entries().getFirst();
    }

    private Tally count() {
        List<AnswerKey> keys = new ArrayList<>();
        store.rsvps().each(UTRECHT, counted -> keys.add(counted.key()));
        store.topics().each(UTRECHT, counted -> keys.add(counted.key()));
        store.tallies().count(UTRECHT, keys);
        return store.tallies().find(UTRECHT).tally();
    }

    private static Json.Builder answer(String name) {
        return Examples.rsvp(name + "@example.nl")
                .put("moments", Json.texts(List.of("lunch")))
                .put("diet", "vegan")
                .put("dietConsent", true)
                .put("access", "ringleiding")
                .put("accessConsent", true)
                .put(
                        "guests",
                        Json.array(List.of(Json.object()
                                .put("name", "Gast")
                                .put("moments", Json.texts(List.of("lunch")))
                                .put("diet", "other")
                                .put("dietNote", "geen noten")
                                .build())));
    }

    private void submit(String name) {
        new SubmitRsvp(meetings, store.rsvps(), Examples.SECRETS, Examples.OPEN_GATE, new MemoryAsks(), clock)
                .submit(UTRECHT, Examples.sender(name), answer(name).build());
    }

    private void bring(String name) {
        new SubmitTopic(meetings, store.topics(), Examples.SECRETS, Examples.OPEN_GATE, clock)
                .submit(
                        UTRECHT,
                        Examples.sender(name + "-topic"),
                        Examples.topic(name + "@example.nl").build());
    }

    private void note() {
        store.log()
                .note(new Entry(
                        UTRECHT,
                        clock.instant(),
                        "sub-1",
                        "Noor",
                        Act.LOOKED_AT,
                        Optional.of(Examples.person("fatma@example.nl")),
                        "",
                        meeting().expiresAtEpochSecond()));
    }
}
