package nl.klankbord.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.rsvp.Asked;
import nl.klankbord.rsvp.Status;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of what was told, and of who asked, promises.
public abstract class MailingsContract {

    private static final Meeting MEETING = Examples.utrecht();
    private static final Person ANNA = Examples.person("anna@example.nl");
    private static final Person BERT = Examples.person("bert@example.nl");
    private static final Told TOLD = new Told(
            Optional.of(Examples.NOW),
            Optional.of(EmailAddress.of("anna@example.nl")),
            Language.ENGLISH,
            Optional.of(Status.ACCEPTED),
            3,
            2,
            "facts",
            4,
            false);

    private Mailings mailings;
    private OpenAsks asks;

    protected abstract Mailings mailings();

    protected abstract OpenAsks asks();

    @BeforeEach
    final void start() {
        mailings = mailings();
        asks = asks();
    }

    @Test
    void whatWasToldIsKept() {
        assertEquals(Told.NOTHING, mailings.find(MEETING.id(), ANNA));
        assertEquals(Optional.of(Told.NOTHING), mailings.claim(MEETING, ANNA, Examples.NOW));
        mailings.tell(MEETING.id(), ANNA, TOLD);
        assertEquals(TOLD, mailings.find(MEETING.id(), ANNA));
        assertEquals(Optional.of(TOLD), mailings.claim(MEETING, ANNA, Examples.NOW));
        Told without = new Told(TOLD.at(), TOLD.to(), Language.DUTCH, Optional.empty(), 0, 1, "", 5, false);
        mailings.tell(MEETING.id(), ANNA, without);
        assertEquals(without, mailings.find(MEETING.id(), ANNA));
    }

    @Test
    void onlyOneHasAPersonInHand() {
        mailings.claim(MEETING, ANNA, Examples.NOW);
        assertEquals(Optional.empty(), mailings.claim(MEETING, ANNA, Examples.NOW.plusSeconds(1)));
        assertTrue(mailings.claim(MEETING, BERT, Examples.NOW).isPresent());
        mailings.letGo(MEETING.id(), ANNA);
        assertTrue(mailings.claim(MEETING, ANNA, Examples.NOW).isPresent());
    }

    @Test
    void whoDiesWithAPersonInHandKeepsThemNotForLong() {
        mailings.claim(MEETING, ANNA, Examples.NOW);
        Duration inHand = Duration.ofMinutes(Mailings.IN_HAND_MINUTES);
        assertEquals(Optional.empty(), mailings.claim(MEETING, ANNA, Examples.NOW.plus(inHand)));
        assertTrue(mailings.claim(MEETING, ANNA, Examples.NOW.plus(inHand).plusMillis(1))
                .isPresent());
    }

    @Test
    void whoIsForgottenWhileBeingToldStaysForgotten() {
        mailings.claim(MEETING, ANNA, Examples.NOW);
        mailings.forget(MEETING.id(), ANNA);
        mailings.tell(MEETING.id(), ANNA, TOLD);
        mailings.letGo(MEETING.id(), ANNA);
        assertEquals(Told.NOTHING, mailings.find(MEETING.id(), ANNA));
    }

    @Test
    void whomNoMailReachesIsCountedUntilOneDoes() {
        mailings.claim(MEETING, ANNA, Examples.NOW);
        mailings.tell(MEETING.id(), ANNA, TOLD);
        for (Person person : List.of(ANNA, BERT)) {
            mailings.claim(MEETING, person, Examples.NOW);
            mailings.giveUp(MEETING, person, Examples.NOW);
        }
        mailings.claim(MEETING, ANNA, Examples.NOW);
        mailings.giveUp(MEETING, ANNA, Examples.NOW.plusSeconds(9));
        assertEquals(
                Set.of(new Unreached(ANNA, Examples.NOW.plusSeconds(9)), new Unreached(BERT, Examples.NOW)),
                Set.copyOf(mailings.unreached(MEETING.id())));
        assertEquals(2, mailings.unreached(MEETING.id()).size());
        assertEquals(List.of(), mailings.unreached(new MeetingId("utrecht-2")));
        Told known = mailings.claim(MEETING, ANNA, Examples.NOW).orElseThrow();
        assertTrue(known.isUnreached(), "and she is in nobody's hand");
        assertEquals(TOLD.status(), known.status(), "what she was told before stays");
        mailings.reach(MEETING.id(), ANNA);
        mailings.tell(MEETING.id(), ANNA, TOLD);
        assertEquals(TOLD, mailings.find(MEETING.id(), ANNA));
        assertEquals(List.of(new Unreached(BERT, Examples.NOW)), mailings.unreached(MEETING.id()));
        mailings.forget(MEETING.id(), BERT);
        assertEquals(List.of(), mailings.unreached(MEETING.id()));
    }

    @Test
    void whoIsForgottenMeanwhileIsNotCounted() {
        mailings.claim(MEETING, ANNA, Examples.NOW);
        mailings.forget(MEETING.id(), ANNA);
        mailings.giveUp(MEETING, ANNA, Examples.NOW);
        assertEquals(List.of(), mailings.unreached(MEETING.id()));
        assertEquals(Told.NOTHING, mailings.find(MEETING.id(), ANNA));
    }

    @Test
    void anHourHasOneMail() {
        assertTrue(mailings.beginHour(ANNA, Examples.NOW));
        assertFalse(mailings.beginHour(ANNA, Examples.NOW.plus(Duration.ofMinutes(59))));
        assertTrue(mailings.beginHour(BERT, Examples.NOW));
        assertTrue(mailings.beginHour(ANNA, Examples.NOW.plus(Duration.ofMinutes(60))));
        assertFalse(mailings.beginHour(ANNA, Examples.NOW.plus(Duration.ofMinutes(61))));
        mailings.endHour(ANNA);
        assertTrue(mailings.beginHour(ANNA, Examples.NOW.plus(Duration.ofMinutes(61))));
    }

    @Test
    void whoIsForgottenIsOnTheListNoMoreAndTheOthersAre() {
        Asked anna = new Asked(MEETING.id(), ANNA, Examples.NOW);
        Asked bert = new Asked(MEETING.id(), BERT, Examples.NOW);
        asks.ask(anna);
        asks.ask(bert);
        asks.forget(MEETING.id(), ANNA);
        asks.forget(MEETING.id(), ANNA);
        assertEquals(List.of(bert), asks.open(MEETING.id()));
    }

    @Test
    void whoAskedIsOnTheListOnceUntilTold() {
        Asked first = new Asked(MEETING.id(), ANNA, Examples.NOW);
        Asked second = new Asked(MEETING.id(), ANNA, Examples.NOW.plusMillis(5));
        asks.ask(first);
        assertEquals(List.of(first), asks.open(MEETING.id()));
        asks.ask(second);
        assertEquals(List.of(second), asks.open(MEETING.id()));
        asks.settle(first);
        assertEquals(List.of(second), asks.open(MEETING.id()));
        asks.settle(second);
        asks.settle(second);
        assertEquals(List.of(), asks.open(MEETING.id()));
    }
}
