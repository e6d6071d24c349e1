package nl.klankbord.rsvp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import nl.klankbord.meeting.Diet;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Seats;
import nl.klankbord.memory.Examples;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.OrganisationType;
import nl.klankbord.submission.Participant;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Submission;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.tally.Counted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every store of RSVPs promises.
public abstract class RsvpsContract {

    protected static final MeetingId UTRECHT = new MeetingId("utrecht");

    private Rsvps rsvps;

    protected abstract Rsvps create(Clock clock);

    @BeforeEach
    final void start() {
        rsvps = create(Examples.CLOCK);
    }

    @Test
    void whatIsStoredIsHandedOverAsItWas() {
        Rsvp rsvp = rsvp("a@example.nl", "first");

        assertEquals(Optional.empty(), rsvps.storeUnlessPresent(rsvp));

        List<Counted<Rsvp>> all = all(UTRECHT);
        assertEquals(List.of(rsvp), all.stream().map(Counted::answer).toList());
        assertFalse(all.getFirst().isUpToDate());
        assertTrue(all.getFirst().countedAs().isNothing());
    }

    @Test
    void aSecondAnswerOfAPersonChangesNothingAndMeetsTheFirst() {
        Rsvp first = rsvp("a@example.nl", "first");
        rsvps.storeUnlessPresent(first);

        assertEquals(Optional.of(first), rsvps.storeUnlessPresent(rsvp("A@Example.NL", "second")));
        assertEquals(1, all(UTRECHT).size());
    }

    @Test
    void anExpiredAnswerIsNotThereAndMakesRoom() {
        Rsvp expired = expiring(rsvp("a@example.nl", "first"), Examples.NOW.getEpochSecond() - 1);
        rsvps.storeUnlessPresent(expired);
        assertEquals(List.of(), all(UTRECHT));

        assertEquals(Optional.empty(), rsvps.storeUnlessPresent(rsvp("a@example.nl", "second")));
        assertEquals(1, all(UTRECHT).size());
    }

    @Test
    void meetingsAreApart() {
        rsvps.storeUnlessPresent(rsvp("a@example.nl", "first"));
        assertEquals(List.of(), all(new MeetingId("utrecht-2")));
        assertEquals(List.of(), all(new MeetingId("utrech")));
    }

    @Test
    void anAnswerMovesToAnotherPersonOnceAndAsItWasRead() {
        Rsvp before = rsvp("a@example.nl", "first");
        Rsvp after = rsvp("b@example.nl", "first").standing(before.standing());
        assertFalse(rsvps.move(before, after));
        rsvps.storeUnlessPresent(before);
        assertFalse(rsvps.move(
                before.standing(new Standing(Status.ACCEPTED, Status.ACCEPTED, 2, 0, OptionalLong.empty())), after));
        assertTrue(rsvps.move(before, after));
        assertFalse(rsvps.move(before, after));
        assertEquals(List.of(after), all(UTRECHT).stream().map(Counted::answer).toList());
        assertTrue(all(UTRECHT).getFirst().countedAs().isNothing());
    }

    @Test
    void anAnswerNeverMovesOntoAnother() {
        Rsvp mine = rsvp("a@example.nl", "first");
        Rsvp theirs = rsvp("b@example.nl", "second");
        rsvps.storeUnlessPresent(mine);
        rsvps.storeUnlessPresent(theirs);
        assertFalse(rsvps.move(mine, rsvp("b@example.nl", "first")));
        assertEquals(Optional.of(mine), rsvps.find(UTRECHT, mine.person()));
        assertEquals(Optional.of(theirs), rsvps.find(UTRECHT, theirs.person()));
    }

    @Test
    void whoMovesOnTheWaitingListKeepsThePlace() {
        Seats opening = Seats.opening(1);
        rsvps.write(Step.of(UTRECHT, new Step.SeatsChange(opening, opening.open())));
        Seats seats = rsvps.seats(UTRECHT).orElseThrow();
        Rsvp waits = rsvp("a@example.nl", "first")
                .standing(new Standing(Status.WAITING, Status.WAITING, 1, 0, OptionalLong.of(seats.next())));
        assertTrue(rsvps.write(Step.of(
                new Step.Change(Optional.empty(), waits), Optional.of(new Step.SeatsChange(seats, seats.join())))));
        Rsvp colleague = rsvp("b@example.nl", "first").standing(waits.standing());
        assertTrue(rsvps.move(waits, colleague));
        assertEquals(Optional.of(colleague), rsvps.front(UTRECHT));
        assertEquals(0, rsvps.mendLine(UTRECHT, List.of(colleague)));
    }

    @Test
    void aRepeatIsKeptOnceAndIsNoAnswer() {
        Submission submission = submission("again");
        Repeat first = new Repeat(UTRECHT, Status.ACCEPTED, 1, submission, expiry());
        Repeat second = new Repeat(
                UTRECHT,
                Status.ACCEPTED,
                1,
                new Submission(
                        submission.id(), submission.fingerprint(), "page", Examples.NOW.plus(Duration.ofHours(1))),
                expiry());

        assertEquals(Optional.empty(), rsvps.storeUnlessPresent(first));
        assertEquals(Optional.of(first), rsvps.storeUnlessPresent(second));
        assertEquals(List.of(), all(UTRECHT));
    }

    @Test
    void eachIsHandedOverOnceByPerson() {
        SortedSet<String> stored = new TreeSet<>();
        for (int i = 0; i < 100; i++) {
            Rsvp rsvp = rsvp("p" + i + "@example.nl", "s" + i);
            rsvps.storeUnlessPresent(rsvp);
            stored.add(rsvp.person().value());
        }
        assertEquals(
                List.copyOf(stored),
                all(UTRECHT).stream()
                        .map(each -> each.answer().person().value())
                        .toList());
    }

    @Test
    void pagesHoldEachOnceByPersonAndTheLastSaysSo() {
        SortedSet<String> stored = new TreeSet<>();
        for (int i = 0; i < 10; i++) {
            Rsvp rsvp = rsvp("p" + i + "@example.nl", "s" + i);
            rsvps.storeUnlessPresent(rsvp);
            stored.add(rsvp.person().value());
        }
        rsvps.storeUnlessPresent(expiring(rsvp("gone@example.nl", "gone"), Examples.NOW.getEpochSecond() - 1));
        for (int limit : List.of(1, 3, 5, 9, 10, 100)) {
            assertEquals(List.copyOf(stored), persons(limit), "in pages of " + limit);
        }
        assertEquals(new Rsvps.Page(List.of(), false), rsvps.page(new MeetingId("utrecht-2"), Optional.empty(), 100));
    }

    @Test
    void aPageBeginsBehindSomebodyWhoIsGoneOrWasNever() {
        Rsvp rsvp = rsvp("a@example.nl", "first");
        rsvps.storeUnlessPresent(rsvp);
        Optional<Person> before = Optional.of(new Person("-".repeat(22)));
        Optional<Person> behind = Optional.of(new Person("z".repeat(22)));
        assertEquals(new Rsvps.Page(List.of(rsvp), false), rsvps.page(UTRECHT, before, 1));
        assertEquals(new Rsvps.Page(List.of(), false), rsvps.page(UTRECHT, behind, 1));
        assertEquals(new Rsvps.Page(List.of(), false), rsvps.page(UTRECHT, Optional.of(rsvp.person()), 1));
    }

    private List<String> persons(int limit) {
        List<String> persons = new ArrayList<>();
        Optional<Person> after = Optional.empty();
        do {
            Rsvps.Page page = rsvps.page(UTRECHT, after, limit);
            assertEquals(page.hasMore(), page.next().isPresent());
            assertTrue(page.rsvps().size() <= limit);
            page.rsvps().forEach(rsvp -> persons.add(rsvp.person().value()));
            after = page.next();
        } while (after.isPresent());
        return persons;
    }

    @Test
    void aSeatIsTakenTogetherWithTheAnswerOrNotAtAll() {
        setOut(seats(10, 0, List.of(4L)));
        Rsvp first = seated("a@example.nl", "first");

        assertEquals(new Rsvps.Taking.Taken(), rsvps.take(List.of(first), 0));
        assertEquals(
                new Rsvps.Taking.InTheWay(List.of(first)), rsvps.take(List.of(seated("a@example.nl", "second")), 0));
        assertEquals(new Rsvps.Taking.NoSeat(), rsvps.take(List.of(seated("b@example.nl", "third")), 0));
        assertEquals(new Rsvps.Taking.NoSeat(), rsvps.take(List.of(seated("b@example.nl", "third")), 5));

        assertEquals(List.of(1L), rsvps.seats(UTRECHT).orElseThrow().shards());
        assertEquals(List.of(first), all(UTRECHT).stream().map(Counted::answer).toList());
        assertEquals(Optional.of(first), rsvps.find(UTRECHT, first.person()));
    }

    @Test
    void whenBothStandInTheWayTheAnswerDecides() {
        setOut(seats(3, 0, List.of(3L)));
        Rsvp first = seated("a@example.nl", "first");
        rsvps.take(List.of(first), 0);
        assertEquals(
                new Rsvps.Taking.InTheWay(List.of(first)), rsvps.take(List.of(seated("a@example.nl", "second")), 0));
    }

    @Test
    void severalTakeTheirSeatsTogetherOrNotAtAll() {
        setOut(seats(20, 0, List.of(7L, 13L)));
        Rsvp a = seated("a@example.nl", "first");
        Rsvp b = seated("b@example.nl", "second");
        Rsvp c = seated("c@example.nl", "third");

        assertEquals(new Rsvps.Taking.NoSeat(), rsvps.take(List.of(a, b, c), 0), "nine of seven");
        assertEquals(new Rsvps.Taking.NoSeat(), rsvps.take(List.of(a, b), 2), "no such shard");
        assertEquals(List.of(), all(UTRECHT));
        assertEquals(List.of(7L, 13L), rsvps.seats(UTRECHT).orElseThrow().shards());

        assertEquals(new Rsvps.Taking.Taken(), rsvps.take(List.of(a, b), 0));
        assertEquals(List.of(1L, 13L), rsvps.seats(UTRECHT).orElseThrow().shards());

        Rsvp d = seated("d@example.nl", "fourth");
        assertEquals(
                new Rsvps.Taking.InTheWay(List.of(a, b)),
                rsvps.take(List.of(seated("a@example.nl", "fifth"), c, b, d), 0),
                "whoever is there decides, whatever the seats");
        assertEquals(Optional.empty(), rsvps.find(UTRECHT, c.person()));
        assertEquals(new Rsvps.Taking.Taken(), rsvps.take(List.of(c, d), 1));
        assertEquals(List.of(1L, 7L), rsvps.seats(UTRECHT).orElseThrow().shards());
        assertEquals(Optional.of(d), rsvps.find(UTRECHT, d.person()));
    }

    @Test
    void severalWithoutSeatsNeedNone() {
        Rsvp a = rsvp("a@example.nl", "first");
        Rsvp b = rsvp("b@example.nl", "second");
        assertEquals(new Rsvps.Taking.Taken(), rsvps.take(List.of(a, b), 0));
        assertEquals(Optional.of(b), rsvps.find(UTRECHT, b.person()));
        assertEquals(new Rsvps.Taking.InTheWay(List.of(a)), rsvps.take(List.of(a), 0));
    }

    @Test
    void asManyTakeTheirSeatsTogetherAsIsPromised() {
        setOut(seats(200, 0, List.of(200L)));
        List<Rsvp> many = IntStream.range(0, 50)
                .mapToObj(number -> seated("p" + number + "@example.nl", "p" + number))
                .toList();
        assertEquals(new Rsvps.Taking.Taken(), rsvps.take(many, 0));
        assertEquals(List.of(50L), rsvps.seats(UTRECHT).orElseThrow().shards());
        assertEquals(50, all(UTRECHT).size());
        assertEquals(new Rsvps.Taking.InTheWay(many), rsvps.take(many, 0));
    }

    @Test
    void aStepIsWrittenOnlyIfTheSeatsAreAsTheyWereRead() {
        setOut(seats(10, 6, List.of(4L)));
        Seats read = rsvps.seats(UTRECHT).orElseThrow();
        Rsvp one = seated("a@example.nl", "first");
        Rsvp other = seated("b@example.nl", "second");
        assertEquals(new Rsvps.Taking.Taken(), rsvps.take(List.of(one), 0));

        assertFalse(rsvps.write(Step.of(
                new Step.Change(Optional.empty(), other), Optional.of(new Step.SeatsChange(read, read.join())))));
        assertEquals(Optional.empty(), rsvps.find(UTRECHT, other.person()));

        Seats now = rsvps.seats(UTRECHT).orElseThrow();
        assertEquals(List.of(1L), now.shards());
        assertTrue(rsvps.write(Step.of(
                new Step.Change(Optional.empty(), other), Optional.of(new Step.SeatsChange(now, now.take(3))))));
        Seats then = rsvps.seats(UTRECHT).orElseThrow();
        assertEquals(4, then.left());
        assertEquals(now.revision() + 1, then.revision());
    }

    /// The history check found it: with one shard, seats that came or went left the capacity as it was.
    @ParameterizedTest
    @ValueSource(ints = {50, 70})
    void theCapacityIsWrittenAlsoWhenOneShardTakesTheWholeDifference(int capacity) {
        setOut(seats(60, 0, List.of(60L)));
        Seats read = rsvps.seats(UTRECHT).orElseThrow();
        Seats resized = read.resized(capacity);
        assertEquals(0, resized.free());

        assertTrue(rsvps.write(Step.of(UTRECHT, new Step.SeatsChange(read, resized))));

        Seats now = rsvps.seats(UTRECHT).orElseThrow();
        assertEquals(capacity, now.capacity());
        assertEquals(List.of((long) capacity), now.shards());
        assertEquals(read.revision() + 1, now.revision());
    }

    @Test
    void aStepIsWrittenOnlyIfTheAnswersAreAsTheyWereRead() {
        setOut(seats(10, 10, List.of(0L)));
        Rsvp first = rsvp("a@example.nl", "first");
        rsvps.storeUnlessPresent(first);
        Rsvp held = first.standing(first.standing().holding(3));
        Rsvp cancelled = first.standing(first.standing().next(Status.CANCELLED, 0, OptionalLong.empty()));
        Seats seats = rsvps.seats(UTRECHT).orElseThrow();

        assertTrue(rsvps.write(Step.of(
                new Step.Change(Optional.of(first), held), Optional.of(new Step.SeatsChange(seats, seats.seat(3))))));
        // The version is the same, but it holds seats now: it must not go without giving them back.
        assertFalse(rsvps.write(Step.of(new Step.Change(Optional.of(first), cancelled), Optional.empty())));
        assertEquals(Optional.of(held), rsvps.find(UTRECHT, first.person()));
        assertTrue(rsvps.write(Step.of(new Step.Change(Optional.of(held), cancelled), Optional.empty())));
        assertEquals(Optional.of(cancelled), rsvps.find(UTRECHT, first.person()));
        assertFalse(rsvps.write(Step.of(new Step.Change(Optional.of(held), cancelled), Optional.empty())));
    }

    @Test
    void whatAChangeLeavesOutIsGoneAndWhatCountingWroteStays() {
        Rsvp first = rsvp("a@example.nl", "first");
        rsvps.storeUnlessPresent(first);
        Rsvp bare = new Rsvp(
                UTRECHT,
                first.person(),
                first.participant(),
                Optional.empty(),
                Meal.NOTHING,
                Optional.empty(),
                List.of(),
                Answers.NONE,
                false,
                first.submission(),
                first.standing().next(Status.DECLINED, 0, OptionalLong.empty()),
                expiry());
        assertTrue(rsvps.write(Step.of(new Step.Change(Optional.of(first), bare), Optional.empty())));
        assertEquals(Optional.of(bare), rsvps.find(UTRECHT, first.person()));
        assertFalse(all(UTRECHT).getFirst().isUpToDate());
    }

    @Test
    void whoWaitsStandsInOrderOfArrival() {
        setOut(seats(1, 0, List.of(0L)));
        List<Rsvp> waiting = new ArrayList<>();
        for (String email : List.of("c@example.nl", "a@example.nl", "b@example.nl")) {
            Seats seats = rsvps.seats(UTRECHT).orElseThrow();
            Rsvp rsvp = rsvp(email, email)
                    .standing(new Standing(Status.WAITING, Status.WAITING, 1, 0, OptionalLong.of(seats.next())));
            assertTrue(rsvps.write(Step.of(
                    new Step.Change(Optional.empty(), rsvp), Optional.of(new Step.SeatsChange(seats, seats.join())))));
            waiting.add(rsvp);
        }
        for (Rsvp first : waiting) {
            assertEquals(Optional.of(first), rsvps.front(UTRECHT));
            Seats seats = rsvps.seats(UTRECHT).orElseThrow();
            Rsvp gone = first.standing(first.standing().next(Status.CANCELLED, 0, OptionalLong.empty()));
            assertTrue(rsvps.write(Step.of(
                    new Step.Change(Optional.of(first), gone),
                    Optional.of(new Step.SeatsChange(seats, seats.leave())))));
        }
        assertEquals(Optional.empty(), rsvps.front(UTRECHT));
        assertEquals(0, rsvps.seats(UTRECHT).orElseThrow().waiting());
    }

    @Test
    void aRepeatIsKeptWithItsStepOnce() {
        Rsvp first = rsvp("a@example.nl", "first");
        rsvps.storeUnlessPresent(first);
        Rsvp changed = first.standing(first.standing().next(Status.DECLINED, 0, OptionalLong.empty()));
        Repeat repeat = new Repeat(UTRECHT, Status.DECLINED, 2, submission("change"), expiry());
        assertTrue(rsvps.write(Step.of(new Step.Change(Optional.of(first), changed), Optional.empty())
                .keeping(repeat)));
        assertEquals(Optional.of(repeat), rsvps.find(UTRECHT, new SubmissionId("change")));
        Rsvp again = changed.standing(changed.standing().next(Status.CANCELLED, 0, OptionalLong.empty()));
        assertFalse(rsvps.write(Step.of(new Step.Change(Optional.of(changed), again), Optional.empty())
                .keeping(repeat)));
        assertEquals(Optional.of(changed), rsvps.find(UTRECHT, first.person()));
    }

    private void setOut(Seats seats) {
        Seats before = seats(
                seats.capacity(),
                seats.left(),
                Collections.nCopies(seats.shards().size(), 0L));
        assertTrue(rsvps.write(Step.of(UTRECHT, new Step.SeatsChange(before, seats))));
    }

    private static Seats seats(long capacity, long free, List<Long> shards) {
        return new Seats(capacity, free, shards, 0, 1, true, 0);
    }

    private static Rsvp seated(String email, String submission) {
        Rsvp rsvp = rsvp(email, submission);
        return rsvp.standing(rsvp.standing().holding(3));
    }

    private List<Counted<Rsvp>> all(MeetingId meeting) {
        List<Counted<Rsvp>> all = new ArrayList<>();
        rsvps.each(meeting, all::add);
        return all;
    }

    private static long expiry() {
        return Examples.NOW.plus(Duration.ofDays(1)).getEpochSecond();
    }

    private static Submission submission(String id) {
        return new Submission(new SubmissionId(id), "fingerprint", "page", Examples.NOW);
    }

    private static Rsvp expiring(Rsvp rsvp, long at) {
        return new Rsvp(
                rsvp.meeting(),
                rsvp.person(),
                rsvp.participant(),
                rsvp.role(),
                rsvp.meal(),
                rsvp.access(),
                rsvp.guests(),
                rsvp.answers(),
                rsvp.updates(),
                rsvp.submission(),
                rsvp.standing(),
                at);
    }

    public static Rsvp rsvp(String email, String submission) {
        EmailAddress address = EmailAddress.of(email);
        Meal meal = new Meal(Set.of("lunch"), Diet.OTHER, Optional.of("geen noten"));
        return new Rsvp(
                UTRECHT,
                Examples.SECRETS.person(address),
                new Participant(
                        "Jan 's-Gravesande", address, "Gemeente Ede", OrganisationType.MUNICIPALITY, Language.DUTCH),
                Optional.of("griffier"),
                meal,
                Optional.of("ringleiding"),
                List.of(new Guest("Null", meal), new Guest("Nguyễn", Meal.NOTHING)),
                new Answers(Map.of(
                        "eerder",
                        new Answer.YesOrNo(false),
                        "onderdelen",
                        new Answer.Several(List.of("b", "a")),
                        "verwachting",
                        new Answer.Text("Anderen\nontmoeten"),
                        "collegas",
                        new Answer.Whole(999_999_999))),
                true,
                submission(submission),
                Standing.first(Status.ACCEPTED),
                expiry());
    }
}
