package nl.klankbord.seating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.meeting.Seats;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryAnswers;
import nl.klankbord.memory.MemoryMeetings;
import nl.klankbord.rsvp.ArrangeSeats;
import nl.klankbord.rsvp.ChangeOutcome;
import nl.klankbord.rsvp.ChangeRsvp;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.RsvpOutcome;
import nl.klankbord.rsvp.Status;
import nl.klankbord.rsvp.SubmitRsvp;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Sender;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The life of a meeting with a capacity: full, waiting, giving up a place, getting one.
final class WaitingTest {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");

    private final MemoryMeetings meetings = new MemoryMeetings();
    private final MemoryAnswers answers = new MemoryAnswers(Examples.CLOCK);
    private final List<String> mailed = new ArrayList<>();
    private int key = 0;

    @BeforeEach
    void start() {
        store(10, true);
    }

    @Test
    void theLastSeatIsTakenAndTheNextPartyWaits() {
        assertEquals(Status.ACCEPTED, submit("a", 10));
        assertEquals(Status.WAITING, submit("b", 1));
        assertEquals(Status.WAITING, submit("c", 1));
        assertEquals(0, seats().left());
        assertEquals(2, seats().waiting());
    }

    @Test
    void whileSomebodyWaitsNobodyGoesPastThem() {
        submit("a", 8);
        assertEquals(Status.WAITING, submit("large", 5));
        assertEquals(Status.WAITING, submit("small", 1));
        assertEquals(2, seats().left());
    }

    @Test
    void withoutAWaitingListItIsFullAndNothingIsStored() {
        store(10, false);
        submit("a", 9);
        RsvpOutcome.Refused refused = assertInstanceOf(RsvpOutcome.Refused.class, outcome("b", 2, "b"));
        assertInstanceOf(Refusal.Full.class, refused.why());
        assertFalse(answers.find(UTRECHT, person("b")).isPresent());
        assertEquals(Status.ACCEPTED, submit("c", 1));
    }

    @Test
    void aPartyLargerThanTheMeetingIsToldSo() {
        store(5, true);
        RsvpOutcome.Refused refused = assertInstanceOf(RsvpOutcome.Refused.class, outcome("a", 6, "a"));
        Refusal.Invalid invalid = assertInstanceOf(Refusal.Invalid.class, refused.why());
        assertEquals("party", invalid.complaints().getFirst().code());
        assertEquals(Status.ACCEPTED, submit("b", 5));
    }

    @Test
    void whoDeclinesTakesNoSeat() {
        RsvpOutcome.Stored stored = assertInstanceOf(
                RsvpOutcome.Stored.class,
                new SubmitRsvp(meetings, answers, Examples.SECRETS, Examples.OPEN_GATE, _ -> {}, Examples.CLOCK)
                        .submit(
                                UTRECHT,
                                Examples.sender("a"),
                                rsvp("a", 1).put("attending", false).build()));
        assertEquals(Status.DECLINED, stored.receipt().status());
        assertEquals(10, seats().left());
    }

    @Test
    void aCancellationPromotesStrictlyInOrderWithOneMailEach() {
        submit("a", 4);
        submit("b", 6);
        submit("large", 5);
        submit("small", 1);
        cancel("a", 1);
        assertEquals(new PromoteWaiting.Promoted(0, 0), promote());
        assertEquals(Status.WAITING, status("small"));

        cancel("b", 1);
        assertEquals(new PromoteWaiting.Promoted(2, 2), promote());
        assertEquals(new PromoteWaiting.Promoted(0, 0), promote());
        assertEquals(
                List.of("large@example.nl", "small@example.nl"),
                mailed.stream().sorted().toList());
        assertEquals(4, seats().left());
        assertEquals(0, seats().waiting());
    }

    @Test
    void aSmallerPartyMakesRoom() {
        submit("a", 10);
        submit("b", 3);
        assertEquals(new ChangeOutcome.Changed(Status.ACCEPTED, 2), change("a", 7, 1));
        assertEquals(1, promote().parties());
        assertEquals(Status.ACCEPTED, status("b"));
        assertEquals(0, seats().left());
    }

    @Test
    void aLargerCapacityMakesRoomAndASmallerOnePutsNobodyOut() {
        submit("a", 10);
        submit("b", 3);
        store(12, true);
        assertEquals(0, promote().parties());
        store(13, true);
        assertEquals(1, promote().parties());
        store(5, true);
        assertEquals(-8, seats().left());
        assertEquals(13, seats().taken());
        assertEquals(Status.WAITING, submit("c", 1));
        assertEquals(0, promote().parties());
        cancel("a", 1);
        assertEquals(1, promote().parties());
        assertEquals(1, seats().left());
    }

    @Test
    void whoIsInAndBringsMorePeopleNeedsSeatsForThem() {
        submit("a", 4);
        submit("b", 4);
        assertEquals(new ChangeOutcome.Changed(Status.ACCEPTED, 2), change("a", 6, 1));
        assertInstanceOf(
                Refusal.Full.class,
                assertInstanceOf(ChangeOutcome.Refused.class, change("a", 7, 2)).why());
        assertEquals(6, rsvp("a").people());
        assertEquals(0, seats().left());
    }

    @Test
    void whoIsInAndBringsAsManyAsBeforeNeedsNoSeatAlsoWhenOthersWait() {
        submit("a", 10);
        submit("b", 1);
        assertEquals(new ChangeOutcome.Changed(Status.ACCEPTED, 2), change("a", 10, 1));
    }

    @Test
    void whoWaitsKeepsThePlaceWithAnotherParty() {
        submit("a", 10);
        submit("b", 5);
        submit("c", 1);
        assertEquals(new ChangeOutcome.Changed(Status.WAITING, 2), change("b", 2, 1));
        change("a", 8, 1);
        assertEquals(1, promote().parties());
        assertEquals(Status.ACCEPTED, status("b"));
        assertEquals(Status.WAITING, status("c"));
    }

    @Test
    void whoWaitsAndCancelsLetsTheNextGoFirst() {
        submit("a", 8);
        submit("large", 5);
        submit("small", 2);
        cancel("large", 1);
        assertEquals(1, seats().waiting());
        assertEquals(1, promote().parties());
        assertEquals(0, seats().waiting());
        assertEquals(Status.ACCEPTED, status("small"));
        assertEquals(List.of("small@example.nl"), mailed);
    }

    @Test
    void aChangeOnAnOldVersionGetsThePresentStateAndChangesNothing() {
        submit("a", 2);
        change("a", 3, 1);
        ChangeOutcome.Outdated outdated = assertInstanceOf(ChangeOutcome.Outdated.class, change("a", 4, 1));
        assertEquals(3, outdated.present().people());
        assertInstanceOf(ChangeOutcome.Outdated.class, cancel("a", 1));
        assertEquals(3, rsvp("a").people());
    }

    @Test
    void theSameChangeAgainGivesTheSameAnswerWhateverCameAfter() {
        submit("a", 2);
        ChangeOutcome once = change("a", 3, 1, Examples.sender("change"));
        change("a", 4, 2);
        assertEquals(once, change("a", 3, 1, Examples.sender("change")));
        assertEquals(4, rsvp("a").people());
        assertEquals(new ChangeOutcome.Refused(new Refusal.KeyReused()), change("a", 5, 1, Examples.sender("change")));
    }

    @Test
    void cancellingTwiceGivesTheSameAnswerAndGivesSeatsBackOnce() {
        submit("a", 4);
        ChangeOutcome once = cancel("a", 1);
        assertEquals(new ChangeOutcome.Changed(Status.CANCELLED, 2), once);
        assertEquals(once, cancel("a", 1));
        assertEquals(once, cancel("a", 2));
        assertEquals(10, seats().left());
    }

    @Test
    void whoComesAfterAllGoesToTheBack() {
        submit("a", 10);
        submit("b", 1);
        cancel("a", 1);
        assertEquals(new ChangeOutcome.Changed(Status.WAITING, 3), change("a", 10, 2));
        assertEquals(1, promote().parties());
        assertEquals(Status.ACCEPTED, status("b"));
        assertEquals(Status.WAITING, status("a"));
    }

    @Test
    void theFirstAnswerIsGivenAgainAfterThePromotion() {
        submit("a", 10);
        submit("b", 1);
        cancel("a", 1);
        promote();
        assertEquals(Status.ACCEPTED, status("b"));
        RsvpOutcome.Stored again = assertInstanceOf(RsvpOutcome.Stored.class, outcome("b", 1, "b"));
        assertEquals(Status.WAITING, again.receipt().status());
    }

    @Test
    void aKnownAddressGetsWhatANewOneWouldGet() {
        submit("a", 10);
        RsvpOutcome.AlreadyIn waiting = assertInstanceOf(RsvpOutcome.AlreadyIn.class, outcome("a", 2, "other"));
        assertEquals(Status.WAITING, waiting.receipt().status());
        assertEquals(waiting, outcome("a", 2, "other"));
        store(10, false);
        RsvpOutcome.Refused full = assertInstanceOf(RsvpOutcome.Refused.class, outcome("a", 2, "third"));
        assertInstanceOf(Refusal.Full.class, full.why());
        // What was answered before is answered again, also now that a new one gets no more.
        assertEquals(waiting, outcome("a", 2, "other"));
        assertEquals(0, seats().waiting());
    }

    @Test
    void aFirstCapacitySeatsThoseWhoAreIn() {
        meetings.store(Examples.utrecht(0, false), false);
        MemoryAnswers fresh = new MemoryAnswers(Examples.CLOCK);
        for (int number = 0; number < 90; number++) {
            assertInstanceOf(
                    RsvpOutcome.Stored.class,
                    new SubmitRsvp(meetings, fresh, Examples.SECRETS, Examples.OPEN_GATE, _ -> {}, Examples.CLOCK)
                            .submit(
                                    UTRECHT,
                                    Examples.sender("n" + number),
                                    rsvp("n" + number, 2).build()));
        }
        assertEquals(Optional.empty(), fresh.seats(UTRECHT));
        new StoreMeeting(meetings, new ArrangeSeats(fresh)).store(Examples.utrecht(185, true), false);
        Seats seats = fresh.seats(UTRECHT).orElseThrow();
        assertEquals(180, seats.taken());
        assertTrue(seats.isOpen());
        new StoreMeeting(meetings, new ArrangeSeats(fresh)).store(Examples.utrecht(185, true), false);
        assertEquals(seats, fresh.seats(UTRECHT).orElseThrow());
    }

    @Test
    void withoutCapacityAnyMoreEverybodyWhoWaitsIsIn() {
        submit("a", 10);
        submit("b", 5);
        store(0, false);
        assertFalse(seats().isOpen());
        Seats closed = seats();
        store(0, false);
        assertEquals(closed, seats());
        assertEquals(new PromoteWaiting.Promoted(1, 1), promote());
        assertEquals(Status.ACCEPTED, status("b"));
        assertEquals(0, rsvp("b").standing().seats());
        store(20, true);
        assertEquals(15, seats().taken());
    }

    @Test
    void onceTheMeetingHasBegunNobodyIsPromoted() {
        submit("a", 10);
        submit("b", 1);
        cancel("a", 1);
        Clock begun = Clock.fixed(Examples.utrecht(10, true).startsAt(), ZoneOffset.UTC);
        assertEquals(new PromoteWaiting.Promoted(0, 0), promoteAt(begun));
        assertEquals(1, promoteAt(Clock.offset(begun, Duration.ofMillis(-1))).parties());
    }

    @Test
    void aMailThatDidNotGoIsOwedAndGoesLater() {
        submit("a", 10);
        submit("b", 1);
        cancel("a", 1);
        PromoteWaiting silent = new PromoteWaiting(
                meetings,
                answers,
                answers,
                (meeting, rsvp) -> {
                    throw new nl.klankbord.meeting.UnavailableException("no mail", new IllegalStateException());
                },
                Examples.CLOCK);
        org.junit.jupiter.api.Assertions.assertThrows(
                nl.klankbord.meeting.UnavailableException.class, () -> silent.promote(UTRECHT));
        assertEquals(Status.ACCEPTED, status("b"));
        assertEquals(1, answers.owed(UTRECHT).size());
        // Somebody may still have it in hand.
        assertEquals(0, promote().told());
    }

    @Test
    void whoCancelsBeforeTheMailGoesGetsNone() {
        submit("a", 10);
        submit("b", 1);
        cancel("a", 1);
        PromoteWaiting promote = new PromoteWaiting(
                meetings,
                answers,
                new CancellingNotices(),
                (meeting, rsvp) -> mailed.add(rsvp.participant().email().value()),
                Examples.CLOCK);
        assertEquals(new PromoteWaiting.Promoted(1, 0), promote.promote(UTRECHT));
        assertEquals(List.of(), mailed);
        assertEquals(List.of(), answers.owed(UTRECHT));
    }

    /// Between the promotion and its mail, the person cancels.
    private final class CancellingNotices implements Notices {

        @Override
        public List<nl.klankbord.rsvp.Notice> owed(MeetingId meeting) {
            cancel("b", 2);
            return answers.owed(meeting);
        }

        @Override
        public boolean claim(nl.klankbord.rsvp.Notice notice) {
            return answers.claim(notice);
        }

        @Override
        public void settle(nl.klankbord.rsvp.Notice notice) {
            answers.settle(notice);
        }
    }

    private void store(int capacity, boolean waitingList) {
        new StoreMeeting(meetings, new ArrangeSeats(answers)).store(Examples.utrecht(capacity, waitingList), false);
    }

    private Status submit(String name, int people) {
        return assertInstanceOf(RsvpOutcome.Stored.class, outcome(name, people, name))
                .receipt()
                .status();
    }

    private RsvpOutcome outcome(String name, int people, String sentAs) {
        return new SubmitRsvp(meetings, answers, Examples.SECRETS, Examples.OPEN_GATE, _ -> {}, Examples.CLOCK)
                .submit(UTRECHT, Examples.sender(sentAs), rsvp(name, people).build());
    }

    private ChangeOutcome change(String name, int people, int version) {
        return change(name, people, version, Examples.sender("key" + key++));
    }

    private ChangeOutcome change(String name, int people, int version, Sender sender) {
        JsonObject sent = rsvp(name, people).build();
        return changes().change(UTRECHT, person(name), version, sender, sent);
    }

    private ChangeOutcome cancel(String name, int version) {
        return changes().cancel(UTRECHT, person(name), version, Examples.sender("key" + key++));
    }

    private ChangeRsvp changes() {
        return new ChangeRsvp(meetings, answers, Examples.SECRETS, Examples.CLOCK);
    }

    private PromoteWaiting.Promoted promote() {
        return promoteAt(Examples.CLOCK);
    }

    private PromoteWaiting.Promoted promoteAt(Clock clock) {
        return new PromoteWaiting(
                        meetings,
                        answers,
                        answers,
                        (meeting, rsvp) -> mailed.add(rsvp.participant().email().value()),
                        clock)
                .promote(UTRECHT);
    }

    private Seats seats() {
        return answers.seats(UTRECHT).orElseThrow();
    }

    private Rsvp rsvp(String name) {
        return answers.find(UTRECHT, person(name)).orElseThrow();
    }

    private Status status(String name) {
        return rsvp(name).status();
    }

    private static Person person(String name) {
        return Examples.person(name + "@example.nl");
    }

    private static Json.Builder rsvp(String name, int people) {
        return Examples.party(name + "@example.nl", people);
    }
}
