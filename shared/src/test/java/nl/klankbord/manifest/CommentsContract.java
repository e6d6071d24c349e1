package nl.klankbord.manifest;

import static nl.klankbord.manifest.ManifestExamples.FATMAS;
import static nl.klankbord.manifest.ManifestExamples.KEES;
import static nl.klankbord.manifest.ManifestExamples.UTRECHT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.TestClock;
import nl.klankbord.topic.TopicKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of comments promises.
public abstract class CommentsContract {

    private Instant now = Examples.NOW;
    private Comments comments;

    protected abstract Comments create(Clock clock);

    @BeforeEach
    final void start() {
        comments = create(new TestClock(() -> now));
    }

    @Test
    void commentsAreFoundAsTheyWereSaidByPersonAndNumber() {
        Comment second = comment(FATMAS, 2, "En nog iets.");
        Comment first = comment(FATMAS, 1, "Dit klopt niet.");
        Comment other = comment(KEES, 1, "Mooi.");
        List.of(other, second, first).forEach(each -> assertTrue(comments.store(each)));
        assertEquals(List.of(first, second, other), comments.all(UTRECHT));
        assertEquals(List.of(first, second), comments.of(UTRECHT, FATMAS.person()));
        assertEquals(List.of(), comments.all(new MeetingId("arnhem")));
    }

    @Test
    void aPlaceIsTakenOnceAndTheSameAgainIsStored() {
        Comment first = comment(FATMAS, 1, "Dit klopt niet.");
        assertTrue(comments.store(first));
        assertTrue(comments.store(first));
        assertFalse(comments.store(comment(FATMAS, 1, "Iets anders.")));
        assertEquals(List.of(first), comments.all(UTRECHT));
    }

    @Test
    void theyGoWithWhoSaidThemAndInTheirTime() {
        comments.store(comment(FATMAS, 1, "Dit klopt niet."));
        Comment other = comment(KEES, 1, "Mooi.");
        comments.store(other);
        comments.forget(UTRECHT, FATMAS.person());
        comments.forget(UTRECHT, FATMAS.person());
        assertEquals(List.of(other), comments.all(UTRECHT));
        now = Instant.ofEpochSecond(other.expiresAtEpochSecond());
        assertEquals(List.of(), comments.all(UTRECHT));
        assertEquals(List.of(), comments.of(UTRECHT, KEES.person()));
    }

    private static Comment comment(TopicKey whose, int number, String text) {
        return new Comment(
                UTRECHT,
                whose.person(),
                number,
                "form-" + number,
                "Fatma",
                "Gemeente Ede",
                1,
                number == 1 ? "a" : "",
                text,
                Examples.NOW,
                Examples.utrecht().expiresAtEpochSecond());
    }
}
