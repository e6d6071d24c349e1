package nl.klankbord.rsvp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import nl.klankbord.meeting.Diet;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.OrganisationType;
import nl.klankbord.submission.Participant;
import nl.klankbord.submission.Submission;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.tally.Counted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
    void aRepeatIsKeptOnceAndIsNoAnswer() {
        Submission submission = submission("again");
        Repeat first = new Repeat(UTRECHT, Status.ACCEPTED, submission, expiry());
        Repeat second = new Repeat(
                UTRECHT,
                Status.ACCEPTED,
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
                rsvp.status(),
                rsvp.meal(),
                rsvp.access(),
                rsvp.guests(),
                rsvp.updates(),
                rsvp.submission(),
                rsvp.version(),
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
                Status.ACCEPTED,
                meal,
                Optional.of("ringleiding"),
                List.of(new Guest("Null", meal), new Guest("Nguyễn", Meal.NOTHING)),
                true,
                submission(submission),
                1,
                expiry());
    }
}
