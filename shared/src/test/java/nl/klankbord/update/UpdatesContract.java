package nl.klankbord.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.Bilingual;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.submission.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of updates promises.
public abstract class UpdatesContract {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final Person FATMA = Examples.person("fatma@ede.example");
    private static final Instant NOW = Examples.NOW;

    private Updates updates;

    protected abstract Updates create();

    @BeforeEach
    final void start() {
        updates = create();
    }

    @Test
    void anUpdateIsFoundAsItWasStoredAndIsStoredOnce() {
        Update programme = update("programme", "Het programma");
        assertEquals(Optional.empty(), updates.find(UTRECHT, programme.id()));
        assertEquals(Optional.empty(), updates.storeUnlessPresent(programme));
        assertEquals(Optional.of(programme), updates.find(UTRECHT, programme.id()));
        assertEquals(Optional.of(programme), updates.storeUnlessPresent(update("programme", "Iets anders")));
        assertEquals(Optional.of(programme), updates.find(UTRECHT, programme.id()));
        assertEquals(Optional.empty(), updates.find(new MeetingId("arnhem"), programme.id()));
    }

    @Test
    void toWhomItGoesIsKept() {
        Update some = update("programme", "Het programma", new Audience("theme:loting"));
        updates.storeUnlessPresent(some);
        assertEquals(Optional.of(some), updates.find(UTRECHT, some.id()));
    }

    @Test
    void aReminderHasNoTextOfItsOwn() {
        Update reminder = Update.reminder(Examples.utrecht(), NOW);
        updates.storeUnlessPresent(reminder);
        assertEquals(List.of(reminder), updates.all(UTRECHT));
    }

    @Test
    void allOfAMeetingAreListedByName() {
        updates.storeUnlessPresent(update("programme", "Twee"));
        updates.storeUnlessPresent(update("place", "Een"));
        updates.storeUnlessPresent(new Update(
                new MeetingId("arnhem"), new UpdateId("else"), Optional.empty(), 0, NOW, NOW.getEpochSecond() + 60));
        assertEquals(
                List.of("place", "programme"),
                updates.all(UTRECHT).stream().map(each -> each.id().value()).toList());
        assertEquals(
                List.of("place", "programme"),
                updates.sendings(UTRECHT).stream()
                        .map(each -> each.update().value())
                        .toList());
    }

    @Test
    void aSendingIsInOneHandUntilItIsLetGo() {
        Sending first = stored();
        assertEquals(Optional.of(first), updates.claim(UTRECHT, first.update(), NOW));
        assertEquals(Optional.empty(), updates.claim(UTRECHT, first.update(), NOW.plusSeconds(1)));
        updates.letGo(first, NOW.plusSeconds(1));
        assertEquals(Optional.empty(), updates.claim(UTRECHT, first.update(), NOW.plusSeconds(2)), "not theirs");
        updates.letGo(first, NOW);
        assertEquals(Optional.of(first), updates.claim(UTRECHT, first.update(), NOW.plusSeconds(3)));
    }

    @Test
    void whatWasNotedIsWhereTheNextHandGoesOn() {
        Sending first = stored();
        updates.claim(UTRECHT, first.update(), NOW);
        Sending second = first.mailed(FATMA);
        assertTrue(updates.note(second, NOW));
        assertEquals(List.of(second), updates.sendings(UTRECHT));
        assertEquals(Optional.of(second), updates.sending(UTRECHT, first.update()));
        Sending third = second.refused(Examples.person("bo@ede.example"));
        assertTrue(updates.note(third, NOW));
        updates.letGo(third, NOW);
        assertEquals(Optional.of(third), updates.claim(UTRECHT, first.update(), NOW.plusSeconds(1)));
    }

    @Test
    void aHandThatHoldsItForTooLongLosesIt() {
        Sending first = stored();
        updates.claim(UTRECHT, first.update(), NOW);
        Instant later = NOW.plus(Duration.ofMinutes(Updates.IN_HAND_MINUTES));
        assertEquals(Optional.empty(), updates.claim(UTRECHT, first.update(), later));
        assertTrue(updates.claim(UTRECHT, first.update(), later.plusMillis(1)).isPresent());
        assertFalse(updates.note(first.mailed(FATMA), NOW));
        assertEquals(List.of(first), updates.sendings(UTRECHT));
    }

    @Test
    void whatIsOverIsInNobodysHandAndNamesNobody() {
        Sending first = stored();
        updates.claim(UTRECHT, first.update(), NOW);
        updates.note(first.mailed(FATMA), NOW);
        Sending over = first.mailed(FATMA).finished(NOW.plusSeconds(5));
        assertTrue(updates.note(over, NOW));
        assertEquals(Optional.empty(), updates.claim(UTRECHT, first.update(), NOW.plus(Duration.ofDays(1))));
        assertEquals(List.of(over), updates.sendings(UTRECHT));
        assertEquals(Optional.empty(), updates.sendings(UTRECHT).getFirst().after());
    }

    @Test
    void whatNeverWasCannotBeTakenInHand() {
        assertEquals(Optional.empty(), updates.claim(UTRECHT, new UpdateId("nothing"), NOW));
        assertEquals(List.of(), updates.sendings(UTRECHT));
        assertEquals(Optional.empty(), updates.sending(UTRECHT, new UpdateId("nothing")));
    }

    private Sending stored() {
        updates.storeUnlessPresent(update("programme", "Het programma"));
        return updates.sendings(UTRECHT).getFirst();
    }

    static Update update(String id, String subject) {
        return update(id, subject, Audience.EVERYONE);
    }

    static Update update(String id, String subject, Audience to) {
        return new Update(
                UTRECHT,
                new UpdateId(id),
                Optional.of(new UpdateFile(
                        new Bilingual(subject, "The programme"), new Bilingual("Eén.\n\nTwee.", "One.\n\nTwo."), to)),
                7,
                NOW,
                Examples.utrecht().expiresAtEpochSecond());
    }
}
