package nl.klankbord.invite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.topic.TopicKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of mails to presenters promises.
public abstract class InvitesContract {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final Instant NOW = Examples.NOW;

    private Invites invites;

    protected abstract Invites create();

    @BeforeEach
    final void start() {
        invites = create();
    }

    @Test
    void whatIsAskedTwiceIsThereOnce() {
        Invite first = invite("k", "form-0001", "Kom je?");
        assertEquals(Optional.empty(), invites.storeUnlessPresent(first));
        assertEquals(Optional.of(first), invites.storeUnlessPresent(invite("k", "form-0001", "Anders")));
        assertEquals(Optional.empty(), invites.storeUnlessPresent(invite("k", "form-0002", "Nog eens")));
        assertEquals(Optional.empty(), invites.storeUnlessPresent(invite("f", "form-0001", "Jij ook?")));
        assertEquals(
                List.of(first, invite("k", "form-0002", "Nog eens")),
                invites.of(UTRECHT, first.topic().person()));
        assertEquals(3, invites.waiting(UTRECHT).size());
        assertEquals(List.of(), invites.waiting(new MeetingId("arnhem")));
    }

    @Test
    void oneAtATimeHasItInHandAndWhenItIsDoneNobody() {
        Invite invite = invite("k", "form-0001", "Kom je?");
        assertFalse(invites.claim(invite, NOW), "there is none");
        invites.storeUnlessPresent(invite);
        assertTrue(invites.claim(invite, NOW));
        assertFalse(invites.claim(invite, NOW.plusSeconds(1)));
        invites.letGo(invite, NOW.plusSeconds(1));
        assertFalse(invites.claim(invite, NOW.plusSeconds(2)), "another's hand keeps it");
        Instant later = NOW.plus(Duration.ofMinutes(Invites.IN_HAND_MINUTES)).plusMillis(1);
        assertTrue(invites.claim(invite, later), "who had it is no more");
        invites.note(invite.done(NOW, false), NOW);
        assertEquals(List.of(invite), invites.waiting(UTRECHT), "it was not in that hand");
        invites.note(invite.done(later, true), later);
        assertEquals(List.of(), invites.waiting(UTRECHT));
        assertFalse(invites.claim(invite, later.plusSeconds(3600)));
        assertEquals(
                List.of(invite.done(later, true)),
                invites.of(UTRECHT, invite.topic().person()));
    }

    @Test
    void whatWasLetGoIsFree() {
        Invite invite = invite("k", "form-0001", "Kom je?");
        invites.storeUnlessPresent(invite);
        invites.claim(invite, NOW);
        invites.letGo(invite, NOW);
        assertTrue(invites.claim(invite, NOW.plusSeconds(1)));
    }

    @Test
    void whatIsDroppedStaysAway() {
        Invite invite = invite("k", "form-0001", "Kom je?");
        invites.storeUnlessPresent(invite);
        invites.claim(invite, NOW);
        invites.drop(invite);
        invites.note(invite.done(NOW, false), NOW);
        assertEquals(List.of(), invites.of(UTRECHT, invite.topic().person()));
    }

    static Invite invite(String letter, String id, String subject) {
        return new Invite(
                UTRECHT,
                new TopicKey(new Person(letter.repeat(22)), new SubmissionId(letter.repeat(22))),
                id,
                new InviteFile(subject, "Beste Kees-Jan,\n\nWil je komen vertellen?"),
                NOW,
                "organiser-1",
                "Fatma",
                Optional.empty(),
                false,
                Examples.utrecht().expiresAtEpochSecond());
    }
}
