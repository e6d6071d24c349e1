package nl.klankbord.quarantine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.limit.Allowance;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.meeting.Retention;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryAnswers;
import nl.klankbord.memory.MemoryLimits;
import nl.klankbord.memory.MemoryMeetings;
import nl.klankbord.memory.MemoryQuarantine;
import nl.klankbord.recount.ReleaseHeld;
import nl.klankbord.rsvp.RsvpOutcome;
import nl.klankbord.rsvp.SubmitRsvp;
import nl.klankbord.site.Kind;
import nl.klankbord.submission.Doubt;
import nl.klankbord.submission.Sender;
import nl.klankbord.submission.Sent;
import nl.klankbord.topic.SubmitTopic;
import nl.klankbord.topic.TopicOutcome;
import org.junit.jupiter.api.Test;

/// RSVPs and topics that come from elsewhere, with a limit or in doubt.
final class AtTheGateTest {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final Sender LIMITED = new Sender("vng", "a-key-0123456789").atMost(1);
    private static final Sender DOUBTED = new Sender("vng", "a-key-0123456789").doubted(Doubt.SITE);
    private static final JsonObject RSVP = Examples.rsvp("a@example.nl").build();
    private static final JsonObject TOPIC = Examples.topic("a@example.nl").build();

    private final MemoryMeetings meetings = new MemoryMeetings();
    private final MemoryAnswers answers = new MemoryAnswers(Examples.CLOCK);
    private final MemoryQuarantine quarantine = new MemoryQuarantine(Examples.CLOCK);
    private final Gate gate = new Gate(new Allowance(new MemoryLimits(), Examples.SECRETS, 500), quarantine);
    private final SubmitRsvp submitRsvp =
            new SubmitRsvp(meetings, answers, Examples.SECRETS, gate, _ -> {}, Examples.CLOCK);
    private final SubmitTopic submitTopic =
            new SubmitTopic(meetings, answers.topics(), Examples.SECRETS, gate, Examples.CLOCK);
    private final ReleaseHeld releaseHeld = new ReleaseHeld(quarantine, submitRsvp, submitTopic);

    AtTheGateTest() {
        meetings.store(Examples.utrecht(), false);
    }

    @Test
    void oneTooManyIsRefusedAndNotStored() {
        assertInstanceOf(RsvpOutcome.Stored.class, submitRsvp.submit(UTRECHT, LIMITED, RSVP));
        Refusal.TooMany tooMany = new Refusal.TooMany(true, Duration.ofHours(14));
        assertEquals(14 * 3600, tooMany.retryAfterSeconds(), "until midnight in Utrecht");
        assertEquals(
                new RsvpOutcome.Refused(tooMany),
                submitRsvp.submit(
                        UTRECHT, LIMITED, Examples.rsvp("b@example.nl").build()));
        assertEquals(new TopicOutcome.Refused(tooMany), submitTopic.submit(UTRECHT, LIMITED, TOPIC));
        assertEquals(1, stored());
    }

    @Test
    void ofSeveralAsManyAreTakenAsThereMayBeAndThoseAreTheFirst() {
        Sender two = LIMITED.atMost(2);
        Sender another = new Sender("vng", "another-key-0123").atMost(2);
        List<RsvpOutcome> rsvps = submitRsvp.submit(
                UTRECHT,
                List.of(
                        new Sent(two, RSVP),
                        new Sent(two, Examples.rsvp("b@example.nl").build()),
                        new Sent(two, Examples.rsvp("c@example.nl").build())));
        RsvpOutcome tooMany = new RsvpOutcome.Refused(new Refusal.TooMany(true, Duration.ofHours(14)));
        assertInstanceOf(RsvpOutcome.Stored.class, rsvps.get(0));
        assertInstanceOf(RsvpOutcome.Stored.class, rsvps.get(1));
        assertEquals(tooMany, rsvps.get(2));
        assertEquals(
                List.of(
                        new TopicOutcome.Refused(new Refusal.TooMany(true, Duration.ofHours(14))),
                        new TopicOutcome.Refused(new Refusal.TooMany(true, Duration.ofHours(14)))),
                submitTopic.submit(UTRECHT, List.of(new Sent(two, TOPIC), new Sent(another, TOPIC))));
        assertEquals(2, stored());
    }

    @Test
    void severalThatAreTakenTogetherCountEach() {
        Sender two = LIMITED.atMost(2);
        submitRsvp.submit(
                UTRECHT,
                List.of(
                        new Sent(two, RSVP),
                        new Sent(two, Examples.rsvp("b@example.nl").build())));
        assertInstanceOf(TopicOutcome.Refused.class, submitTopic.submit(UTRECHT, two, TOPIC));
    }

    @Test
    void allOfWhoIsInDoubtAreKeptApartAlsoWhenTheyComeTogether() {
        List<RsvpOutcome> rsvps = submitRsvp.submit(
                UTRECHT,
                List.of(
                        new Sent(DOUBTED, RSVP),
                        new Sent(DOUBTED, Examples.rsvp("b@example.nl").build())));
        assertTrue(rsvps.stream().allMatch(RsvpOutcome.Kept.class::isInstance));
        Sender another = new Sender("vng", "another-key-0123").doubted(Doubt.SITE);
        List<TopicOutcome> topics =
                submitTopic.submit(UTRECHT, List.of(new Sent(DOUBTED, TOPIC), new Sent(another, TOPIC)));
        assertTrue(topics.stream().allMatch(TopicOutcome.Kept.class::isInstance));
        assertEquals(0, stored());
    }

    @Test
    void aPartyLargerThanTheMeetingIsNotCounted() {
        meetings.store(Examples.utrecht(2, false), false);
        RsvpOutcome outcome = submitRsvp.submit(
                UTRECHT, LIMITED, Examples.party("a@example.nl", 3).build());
        assertInstanceOf(
                Refusal.Invalid.class,
                assertInstanceOf(RsvpOutcome.Refused.class, outcome).why());
        assertInstanceOf(RsvpOutcome.Stored.class, submitRsvp.submit(UTRECHT, LIMITED, RSVP));
    }

    @Test
    void whatIsDoubtedIsKeptAsItCameAndCountsForNothing() {
        Held rsvp = assertInstanceOf(RsvpOutcome.Kept.class, submitRsvp.submit(UTRECHT, DOUBTED, RSVP))
                .held();
        Held topic = assertInstanceOf(TopicOutcome.Kept.class, submitTopic.submit(UTRECHT, DOUBTED, TOPIC))
                .held();
        assertEquals(0, stored());
        assertEquals(Kind.RSVP, rsvp.kind());
        assertEquals(Kind.TOPIC, topic.kind());
        assertEquals(RSVP, rsvp.content());
        assertEquals(Doubt.SITE, rsvp.doubt());
        assertEquals(Examples.NOW, rsvp.receivedAt());
        assertEquals(Examples.utrecht().expiresAtEpochSecond(Retention.Kind.NEEDS), rsvp.expiresAtEpochSecond());
        assertEquals(2, quarantine.page(UTRECHT, Optional.empty(), 10).size());
        assertEquals(new RsvpOutcome.Kept(rsvp), submitRsvp.submit(UTRECHT, DOUBTED, RSVP));
    }

    @Test
    void whatIsLetInIsAnAnswerOfItsSiteOnce() {
        Held rsvp = assertInstanceOf(RsvpOutcome.Kept.class, submitRsvp.submit(UTRECHT, DOUBTED, RSVP))
                .held();
        Held topic = assertInstanceOf(TopicOutcome.Kept.class, submitTopic.submit(UTRECHT, DOUBTED, TOPIC))
                .held();
        for (Held held : List.of(rsvp, topic)) {
            ReleaseHeld.Outcome once = releaseHeld.release(UTRECHT, held.id(), Optional.empty());
            assertEquals(
                    held.id(),
                    assertInstanceOf(ReleaseHeld.Outcome.Released.class, once).reference());
            assertEquals(once, releaseHeld.release(UTRECHT, held.id(), Optional.empty()));
        }
        assertEquals(2, stored());
        List<String> sites = new ArrayList<>();
        answers.each(UTRECHT, counted -> sites.add(counted.answer().submission().site()));
        assertEquals(List.of("vng"), sites);
        assertTrue(quarantine.page(UTRECHT, Optional.empty(), 10).isEmpty());
    }

    /// It stopped after the answer was there, and before that was noted.
    @Test
    void lettingInAgainAfterStoppingHalfwayStoresNothingTwice() {
        Held rsvp = assertInstanceOf(RsvpOutcome.Kept.class, submitRsvp.submit(UTRECHT, DOUBTED, RSVP))
                .held();
        submitRsvp.submit(UTRECHT, rsvp.sender(), RSVP);
        assertInstanceOf(ReleaseHeld.Outcome.Released.class, releaseHeld.release(UTRECHT, rsvp.id(), Optional.empty()));
        assertEquals(1, stored());
    }

    @Test
    void whatCannotBeLetInStaysWhereItIs() {
        Held rsvp = assertInstanceOf(RsvpOutcome.Kept.class, submitRsvp.submit(UTRECHT, DOUBTED, RSVP))
                .held();
        Optional<JsonObject> worse = Optional.of(Json.EMPTY);
        assertInstanceOf(ReleaseHeld.Outcome.Refused.class, releaseHeld.release(UTRECHT, rsvp.id(), worse));
        assertEquals(Optional.of(rsvp), quarantine.find(UTRECHT, rsvp.id()));
        assertEquals(
                new ReleaseHeld.Outcome.NotThere(),
                releaseHeld.release(UTRECHT, "0123456789012345678901", Optional.empty()));
    }

    @Test
    void aCheckSaysWhatWouldBeWrongAndStoresNothing() {
        assertEquals(Optional.empty(), submitRsvp.check(UTRECHT, RSVP));
        assertEquals(Optional.empty(), submitTopic.check(UTRECHT, TOPIC));
        assertInstanceOf(
                Refusal.Invalid.class, submitRsvp.check(UTRECHT, Json.EMPTY).orElseThrow());
        assertInstanceOf(
                Refusal.Invalid.class, submitTopic.check(UTRECHT, Json.EMPTY).orElseThrow());
        MeetingId nowhere = new MeetingId("nergens");
        assertEquals(Optional.of(new Refusal.NoMeeting()), submitRsvp.check(nowhere, RSVP));
        assertEquals(Optional.of(new Refusal.NoMeeting()), submitTopic.check(nowhere, TOPIC));
        Clock late = Clock.fixed(Examples.utrecht().deadline(), ZoneOffset.UTC);
        Optional<Refusal> closed = Optional.of(new Refusal.Closed(Examples.utrecht()));
        assertEquals(
                closed, new SubmitRsvp(meetings, answers, Examples.SECRETS, gate, _ -> {}, late).check(UTRECHT, RSVP));
        assertEquals(
                closed,
                new SubmitTopic(meetings, answers.topics(), Examples.SECRETS, gate, late).check(UTRECHT, TOPIC));
        assertEquals(0, stored());
    }

    private int stored() {
        List<Object> stored = new ArrayList<>();
        answers.each(UTRECHT, stored::add);
        answers.topics().each(UTRECHT, stored::add);
        return stored.size();
    }
}
