package nl.klankbord.rsvp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.function.IntConsumer;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.InFlightException;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Seats;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.Meanwhile;
import nl.klankbord.memory.MemoryAnswers;
import nl.klankbord.memory.MemoryMeetings;
import nl.klankbord.submission.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of a request when others write between two of its steps, and how many steps it takes.
final class AtTheSameTimeTest {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final int PATIENCE_OF_ARRANGING = 50;

    private final MemoryMeetings meetings = new MemoryMeetings();
    private final MemoryAnswers answers = new MemoryAnswers(Examples.CLOCK);
    private final int[] calls = {0};

    @BeforeEach
    void start() {
        store(Examples.utrecht(10, true));
    }

    @Test
    void whoTakesASeatIsToldAtOnce() {
        assertEquals(Status.ACCEPTED, submit(before("take", this::count), "a", 10));
        assertEquals(1, calls[0]);
    }

    @Test
    void whoHasToWaitIsToldAtOnce() {
        submit(answers, "a", 10);
        assertEquals(Status.WAITING, submit(before("seats", this::count), "b", 1));
        assertEquals(1, calls[0]);
    }

    @Test
    void aSeatThatOthersTakeFirstIsSoughtAgain() {
        store(Examples.utrecht(200, true));
        IntConsumer others = call -> {
            if (call == 1) {
                // Everything but one seat goes, from all shards.
                Seats now = seats();
                answers.write(Step.of(UTRECHT, new Step.SeatsChange(now, now.take(199))));
            }
        };
        assertEquals(Status.ACCEPTED, submit(before("take", others), "a", 1));
        assertEquals(0, seats().left());
    }

    @Test
    void seatsThatMoveWithoutEndAreA503() {
        submit(answers, "a", 10);
        IntConsumer others = call -> {
            count(call);
            move();
        };
        assertThrows(UnavailableException.class, () -> submit(before("write", others), "b", 1));
        assertEquals(Busy.TRIES, calls[0]);
        assertEquals(Optional.empty(), answers.find(UTRECHT, person("b")));
    }

    @Test
    void fullIsSaidOnlyWhenNothingMoved() {
        fill();
        assertEquals(Status.ACCEPTED, submit(before("seats", call -> cancelAt(2, call)), "c", 4));
    }

    @Test
    void fullIsSaidToWhoBringsMoreOnlyWhenNothingMoved() {
        fill();
        assertEquals(
                new ChangeOutcome.Changed(Status.ACCEPTED, 2),
                change(before("seats", call -> cancelAt(2, call)), "a", 6, 1));
    }

    @Test
    void fullIsSaidToAKnownAddressOnlyWhenNothingMoved() {
        fill();
        RsvpOutcome outcome = again(before("seats", call -> cancelAt(2, call)));
        assertEquals(
                Status.ACCEPTED,
                assertInstanceOf(RsvpOutcome.AlreadyIn.class, outcome).receipt().status());
    }

    @Test
    void seatsThatMoveWithoutEndAreA503ForAKnownAddressToo() {
        fill();
        IntConsumer others = call -> {
            count(call);
            move();
        };
        assertThrows(UnavailableException.class, () -> again(before("seats", others)));
        assertEquals(2 * Busy.TRIES, calls[0]);
    }

    @Test
    void theSameSentTwiceAtOnceIsToldTheSameByBoth() {
        submit(answers, "a", 10);
        IntConsumer others = call -> {
            if (call == 1) {
                assertEquals(Status.WAITING, submit(answers, "b", 1));
            }
        };
        assertEquals(Status.WAITING, submit(before("write", others), "b", 1));
        assertEquals(1, seats().waiting());
    }

    @Test
    void whoWasInFlightIsAnsweredByTheRowOnceItIsThere() {
        store(Examples.utrecht(0, false));
        IntConsumer others = call -> {
            submit(answers, "a", 1);
            throw new InFlightException(new IllegalStateException());
        };
        assertEquals(Status.ACCEPTED, submit(before("storeUnlessPresent", others), "a", 1));
    }

    @Test
    void whoIsInFlightStillIsToldSo() {
        store(Examples.utrecht(0, false));
        IntConsumer others = call -> {
            throw new InFlightException(new IllegalStateException());
        };
        assertThrows(InFlightException.class, () -> submit(before("storeUnlessPresent", others), "a", 1));
    }

    @Test
    void aChangeIsToldAtOnce() {
        submit(answers, "a", 2);
        assertEquals(
                new ChangeOutcome.Changed(Status.ACCEPTED, 2),
                change(before("find SubmissionId", this::count), "a", 3, 1));
        assertEquals(0, calls[0]);
    }

    @Test
    void aChangeThatAnotherWasBeforeIsOutdated() {
        submit(answers, "a", 2);
        IntConsumer others = call -> {
            if (call == 1) {
                new ChangeRsvp(meetings, answers, Examples.SECRETS, Examples.CLOCK)
                        .change(UTRECHT, person("a"), 1, Examples.sender("other"), sent("a", 4));
            }
        };
        ChangeOutcome outcome = change(before("write", others), "a", 3, 1);
        assertEquals(
                4,
                assertInstanceOf(ChangeOutcome.Outdated.class, outcome)
                        .present()
                        .people());
        assertEquals(4, rsvp("a").people());
    }

    @Test
    void aChangeWhileSeatsMoveIsWrittenOnce() {
        submit(answers, "a", 2);
        IntConsumer others = call -> {
            if (call == 1) {
                move();
            }
        };
        assertEquals(new ChangeOutcome.Changed(Status.ACCEPTED, 2), change(before("write", others), "a", 3, 1));
        assertEquals(7, seats().left());
    }

    @Test
    void aChangeWhileSeatsMoveWithoutEndIsA503() {
        submit(answers, "a", 2);
        IntConsumer others = call -> {
            count(call);
            move();
        };
        assertThrows(UnavailableException.class, () -> change(before("write", others), "a", 3, 1));
        assertEquals(Busy.TRIES, calls[0]);
        assertEquals(2, rsvp("a").people());
    }

    @Test
    void cancellingTwiceIsToldAtOnce() {
        submit(answers, "a", 2);
        ChangeRsvp changes =
                new ChangeRsvp(meetings, before("find SubmissionId", this::count), Examples.SECRETS, Examples.CLOCK);
        ChangeOutcome once = changes.cancel(UTRECHT, person("a"), 1, Examples.sender("once"));
        assertEquals(once, changes.cancel(UTRECHT, person("a"), 1, Examples.sender("again")));
        assertEquals(0, calls[0]);
    }

    @Test
    void whileSeatsAreSetOutNobodyTakesOneAndAnybodyMayGiveOneBack() {
        submit(answers, "a", 2);
        Seats now = seats();
        answers.write(Step.of(UTRECHT, new Step.SeatsChange(now, now.closed())));
        assertThrows(UnavailableException.class, () -> submit(answers, "b", 1));
        assertThrows(UnavailableException.class, () -> change(answers, "a", 3, 1));
        assertEquals(
                new ChangeOutcome.Changed(Status.CANCELLED, 2),
                new ChangeRsvp(meetings, answers, Examples.SECRETS, Examples.CLOCK)
                        .cancel(UTRECHT, person("a"), 1, Examples.sender("cancel")));
        assertEquals(10, seats().left());
    }

    @Test
    void seatsThatAreNotThereAreA503ForWhoWantsMore() {
        meetings.store(Examples.utrecht(0, false), false);
        MemoryAnswers seatless = new MemoryAnswers(Examples.CLOCK);
        submit(seatless, "a", 1);
        meetings.store(Examples.utrecht(10, false), false);
        assertThrows(UnavailableException.class, () -> change(seatless, "a", 2, 1));
    }

    @Test
    void capacityIsWrittenAgainWhenOthersTakeSeatsMeanwhile() {
        IntConsumer others = call -> {
            if (call == 1) {
                submit(answers, "a", 3);
            }
        };
        new ArrangeSeats(before("write", others)).arrange(Examples.utrecht(20, true));
        assertEquals(20, seats().capacity());
        assertEquals(17, seats().left());
    }

    @Test
    void capacityThatCannotBeWrittenIsSaid() {
        IntConsumer others = call -> {
            count(call);
            move();
        };
        ArrangeSeats arrange = new ArrangeSeats(before("write", others));
        assertThrows(UnavailableException.class, () -> arrange.arrange(Examples.utrecht(20, true)));
        assertEquals(PATIENCE_OF_ARRANGING, calls[0]);
        assertEquals(10, seats().capacity());
    }

    @Test
    void thoseWhoAreInAreSeatedFortyAtATime() {
        seatless(125);
        ArrangeSeats arrange = new ArrangeSeats(before("write", this::count));
        assertEquals(125, arrange.seatThoseWhoAreIn(Examples.utrecht(200, true)));
        assertEquals(4, calls[0]);
        assertEquals(125, seats().taken());
        assertEquals(0, arrange.seatThoseWhoAreIn(Examples.utrecht(200, true)));
        assertEquals(4, calls[0]);
    }

    @Test
    void whoChangedWhileSeatsWereGivenKeepsWhatTheyDid() {
        seatless(3);
        IntConsumer others = call -> {
            if (call == 1) {
                assertInstanceOf(ChangeOutcome.Changed.class, change(answers, "n0", 4, 1));
                new ChangeRsvp(meetings, answers, Examples.SECRETS, Examples.CLOCK)
                        .cancel(UTRECHT, person("n1"), 1, Examples.sender("cancel"));
            }
        };
        assertEquals(1, new ArrangeSeats(before("write", others)).seatThoseWhoAreIn(Examples.utrecht(200, true)));
        assertEquals(4, rsvp("n0").standing().seats());
        assertEquals(0, rsvp("n1").standing().seats());
        assertEquals(1, rsvp("n2").standing().seats());
        assertEquals(5, seats().taken());
    }

    @Test
    void whoAllChangedWhileSeatsWereGivenNeedNoneGiven() {
        seatless(1);
        IntConsumer others = call -> {
            if (call == 1) {
                change(answers, "n0", 4, 1);
            }
        };
        assertEquals(0, new ArrangeSeats(before("write", others)).seatThoseWhoAreIn(Examples.utrecht(200, true)));
        assertEquals(4, seats().taken());
    }

    @Test
    void seatsThatCannotBeGivenAreSaid() {
        seatless(1);
        IntConsumer others = call -> {
            count(call);
            move();
        };
        ArrangeSeats arrange = new ArrangeSeats(before("write", others));
        assertThrows(UnavailableException.class, () -> arrange.seatThoseWhoAreIn(Examples.utrecht(200, true)));
        assertEquals(PATIENCE_OF_ARRANGING, calls[0]);
        assertEquals(0, rsvp("n0").standing().seats());
    }

    @Test
    void seatsOfAMeetingThatHasNoneCannotBeGiven() {
        meetings.store(Examples.utrecht(0, false), false);
        MemoryAnswers seatless = new MemoryAnswers(Examples.CLOCK);
        submit(seatless, "a", 1);
        assertThrows(
                UnavailableException.class,
                () -> new ArrangeSeats(seatless).seatThoseWhoAreIn(Examples.utrecht(200, true)));
    }

    @Test
    void seatsAreArrangedWhenTheyAreAsTheMeetingSays() {
        ArrangeSeats arrange = new ArrangeSeats(answers);
        Optional<Seats> open = Optional.of(seats());
        Optional<Seats> closed = open.map(Seats::closed);
        assertTrue(arrange.isArranged(Examples.utrecht(10, true), open));
        assertFalse(arrange.isArranged(Examples.utrecht(11, true), open));
        assertFalse(arrange.isArranged(Examples.utrecht(10, true), closed));
        assertFalse(arrange.isArranged(Examples.utrecht(10, true), Optional.empty()));
        assertFalse(arrange.isArranged(Examples.utrecht(0, true), open));
        assertTrue(arrange.isArranged(Examples.utrecht(0, true), closed));
        assertTrue(arrange.isArranged(Examples.utrecht(0, true), Optional.empty()));
    }

    /// People who came in while there was room for all, one each, and then seats for two hundred.
    private void seatless(int parties) {
        store(Examples.utrecht(0, false));
        for (int number = 0; number < parties; number++) {
            submit(answers, "n" + number, 1);
        }
        Meeting limited = Examples.utrecht(200, true);
        meetings.store(limited, false);
        Seats now = seats();
        answers.write(
                Step.of(UTRECHT, new Step.SeatsChange(now, now.resized(200).open())));
        assertEquals(0, seats().taken());
    }

    /// Two parties of five, no seat left, and no waiting list.
    private void fill() {
        store(Examples.utrecht(10, false));
        submit(answers, "a", 5);
        submit(answers, "b", 5);
    }

    private void cancelAt(int when, int call) {
        if (call == when) {
            new ChangeRsvp(meetings, answers, Examples.SECRETS, Examples.CLOCK)
                    .cancel(UTRECHT, person("b"), 1, Examples.sender("cancel"));
        }
    }

    private RsvpOutcome again(Rsvps rsvps) {
        return new SubmitRsvp(meetings, rsvps, Examples.SECRETS, Examples.OPEN_GATE, _ -> {}, Examples.CLOCK)
                .submit(UTRECHT, Examples.sender("another"), sent("a", 3));
    }

    private void store(Meeting meeting) {
        meetings.store(meeting, false);
        new ArrangeSeats(answers).arrange(meeting);
    }

    private Rsvps before(String method, IntConsumer others) {
        return Meanwhile.before(answers, method, others);
    }

    private void count(int call) {
        calls[0] = call;
    }

    /// As much as ever, and yet a new revision.
    private void move() {
        Seats now = seats();
        answers.write(Step.of(UTRECHT, new Step.SeatsChange(now, now)));
    }

    private Status submit(Rsvps rsvps, String name, int people) {
        RsvpOutcome outcome = new SubmitRsvp(
                        meetings, rsvps, Examples.SECRETS, Examples.OPEN_GATE, _ -> {}, Examples.CLOCK)
                .submit(UTRECHT, Examples.sender(name), sent(name, people));
        return assertInstanceOf(RsvpOutcome.Stored.class, outcome).receipt().status();
    }

    private ChangeOutcome change(Rsvps rsvps, String name, int people, int version) {
        return new ChangeRsvp(meetings, rsvps, Examples.SECRETS, Examples.CLOCK)
                .change(UTRECHT, person(name), version, Examples.sender("change" + people), sent(name, people));
    }

    private Seats seats() {
        return answers.seats(UTRECHT).orElseThrow();
    }

    private Rsvp rsvp(String name) {
        return answers.find(UTRECHT, person(name)).orElseThrow();
    }

    private static JsonObject sent(String name, int people) {
        return Examples.party(name + "@example.nl", people).build();
    }

    private static Person person(String name) {
        return Examples.person(name + "@example.nl");
    }
}
