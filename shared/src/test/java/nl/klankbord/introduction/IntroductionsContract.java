package nl.klankbord.introduction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.submission.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of introductions promises.
public abstract class IntroductionsContract {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final Instant NOW = Examples.NOW;
    private static final CoalitionId PLAIN_WORDS = new CoalitionId("w".repeat(22));
    private static final CoalitionId LOTS = new CoalitionId("l".repeat(22));
    private static final Person ANNA = new Person("a".repeat(22));
    private static final Person BERT = new Person("b".repeat(22));

    private Introductions introductions;

    protected abstract Introductions create();

    @BeforeEach
    final void start() {
        introductions = create();
    }

    @Test
    void whoIsAskedTwiceForATableIsAskedOnce() {
        Introduction first = introduction(ANNA, PLAIN_WORDS);
        assertTrue(introductions.storeUnlessPresent(first));
        introductions.answer(UTRECHT, PLAIN_WORDS, ANNA, true, NOW);
        assertFalse(introductions.storeUnlessPresent(first));
        assertTrue(introductions.storeUnlessPresent(introduction(ANNA, LOTS)));
        assertTrue(introductions.storeUnlessPresent(introduction(BERT, LOTS)));

        assertEquals(List.of(introduction(ANNA, LOTS), first.answered(true, NOW)), introductions.of(UTRECHT, ANNA));
        assertEquals(List.of(introduction(BERT, LOTS)), introductions.findAll(UTRECHT, LOTS, Set.of(BERT)));
        assertEquals(
                List.of(first.answered(true, NOW)), introductions.findAll(UTRECHT, PLAIN_WORDS, Set.of(ANNA, BERT)));
        assertEquals(List.of(), introductions.findAll(UTRECHT, LOTS, Set.of()));
        assertEquals(3, introductions.all(UTRECHT).size());
        assertEquals(List.of(), introductions.all(new MeetingId("arnhem")));
    }

    @Test
    void theLastAnswerStandsAndWithoutAQuestionThereIsNone() {
        assertFalse(introductions.answer(UTRECHT, LOTS, ANNA, true, NOW));
        assertEquals(List.of(), introductions.of(UTRECHT, ANNA));
        introductions.storeUnlessPresent(introduction(ANNA, LOTS));
        assertTrue(introductions.answer(UTRECHT, LOTS, ANNA, true, NOW));
        assertTrue(introductions.answer(UTRECHT, LOTS, ANNA, false, NOW.plusSeconds(60)));
        assertEquals(
                List.of(introduction(ANNA, LOTS).answered(false, NOW.plusSeconds(60))),
                introductions.of(UTRECHT, ANNA));
    }

    @Test
    void whatIsNotedOfMailsLeavesAnAnswerThatCameMeanwhile() {
        Introduction asked = introduction(ANNA, LOTS);
        introductions.storeUnlessPresent(asked);
        introductions.claim(asked, NOW);
        introductions.answer(UTRECHT, LOTS, ANNA, true, NOW);
        introductions.note(asked.mailed(NOW, false), NOW);
        Introduction answered = asked.mailed(NOW, false).answered(true, NOW);
        assertEquals(List.of(answered), introductions.of(UTRECHT, ANNA));

        introductions.claim(asked, NOW);
        introductions.note(answered.introduced(new TreeSet<>(Set.of("id-of-bert")), true), NOW);
        assertEquals(
                List.of(answered.introduced(new TreeSet<>(Set.of("id-of-bert")), true)),
                introductions.of(UTRECHT, ANNA));
    }

    @Test
    void oneAtATimeHasThemInHand() {
        Introduction asked = introduction(ANNA, LOTS);
        assertFalse(introductions.claim(asked, NOW), "there is none");
        introductions.storeUnlessPresent(asked);
        assertTrue(introductions.claim(asked, NOW));
        assertFalse(introductions.claim(asked, NOW.plusSeconds(1)));
        introductions.letGo(asked, NOW.plusSeconds(1));
        assertFalse(introductions.claim(asked, NOW.plusSeconds(2)), "another's hand keeps them");
        Instant later =
                NOW.plus(Duration.ofMinutes(Introductions.IN_HAND_MINUTES)).plusMillis(1);
        assertTrue(introductions.claim(asked, later), "who had them is no more");
        introductions.note(asked.mailed(NOW, false), NOW);
        assertEquals(List.of(asked), introductions.of(UTRECHT, ANNA), "they were not in that hand");
        introductions.letGo(asked, later);
        assertTrue(introductions.claim(asked, later.plusSeconds(1)));
    }

    @Test
    void whatIsDroppedStaysAway() {
        Introduction asked = introduction(ANNA, LOTS);
        introductions.storeUnlessPresent(asked);
        introductions.claim(asked, NOW);
        introductions.drop(asked);
        introductions.note(asked.mailed(NOW, false), NOW);
        assertFalse(introductions.answer(UTRECHT, LOTS, ANNA, true, NOW));
        assertEquals(List.of(), introductions.of(UTRECHT, ANNA));
    }

    private static Introduction introduction(Person person, CoalitionId coalition) {
        return new Introduction(
                UTRECHT,
                coalition,
                person,
                "id-of-" + person.value(),
                NOW,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new TreeSet<>(),
                false,
                Examples.utrecht().expiresAtEpochSecond());
    }
}
