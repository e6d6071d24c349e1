package nl.klankbord.manifest;

import static nl.klankbord.manifest.ManifestExamples.FATMAS;
import static nl.klankbord.manifest.ManifestExamples.KEES;
import static nl.klankbord.manifest.ManifestExamples.UTRECHT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.TestClock;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.topic.TopicKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of how people chose to be named promises.
public abstract class AttributionsContract {

    private static final long EXPIRES = Examples.utrecht().expiresAtEpochSecond();

    private Instant now = Examples.NOW;
    private Attributions attributions;

    protected abstract Attributions create(Clock clock);

    @BeforeEach
    final void start() {
        attributions = create(new TestClock(() -> now));
    }

    @Test
    void whoChoseNothingIsAnonymousAndWhatWasChosenLastCounts() {
        assertEquals(Map.of(), attributions.findAll(UTRECHT, List.of(FATMAS, KEES)));
        attributions.store(UTRECHT, FATMAS, Attribution.NAME, EXPIRES);
        attributions.store(UTRECHT, KEES, Attribution.ORGANISATION, EXPIRES);
        assertEquals(
                Map.of(FATMAS, Attribution.NAME, KEES, Attribution.ORGANISATION),
                attributions.findAll(UTRECHT, List.of(FATMAS, KEES)));
        assertEquals(Map.of(KEES, Attribution.ORGANISATION), attributions.findAll(UTRECHT, List.of(KEES)));
        attributions.store(UTRECHT, FATMAS, Attribution.ANONYMOUS, EXPIRES);
        assertEquals(Map.of(KEES, Attribution.ORGANISATION), attributions.findAll(UTRECHT, List.of(FATMAS, KEES)));
        assertEquals(Map.of(), attributions.findAll(new MeetingId("arnhem"), List.of(FATMAS, KEES)));
    }

    @Test
    void manyAreFoundAtOnce() {
        List<TopicKey> many = Stream.iterate(100, each -> each + 1)
                .limit(150)
                .map(each -> new TopicKey(new Person("p".repeat(19) + each), new SubmissionId("s".repeat(22))))
                .toList();
        many.forEach(each -> attributions.store(UTRECHT, each, Attribution.NAME, EXPIRES));
        assertEquals(150, attributions.findAll(UTRECHT, many).size());
    }

    @Test
    void itGoesWithWhoChoseItAndInItsTime() {
        attributions.store(UTRECHT, FATMAS, Attribution.NAME, EXPIRES);
        attributions.store(UTRECHT, KEES, Attribution.NAME, EXPIRES);
        attributions.forget(UTRECHT, FATMAS.person());
        attributions.forget(UTRECHT, FATMAS.person());
        assertEquals(Map.of(KEES, Attribution.NAME), attributions.findAll(UTRECHT, List.of(FATMAS, KEES)));
        TopicKey second = new TopicKey(KEES.person(), FATMAS.submission());
        attributions.store(UTRECHT, second, Attribution.NAME, EXPIRES);
        attributions.forget(UTRECHT, second);
        attributions.forget(UTRECHT, second);
        assertEquals(Map.of(KEES, Attribution.NAME), attributions.findAll(UTRECHT, List.of(FATMAS, KEES, second)));
        now = Instant.ofEpochSecond(EXPIRES);
        assertEquals(Map.of(), attributions.findAll(UTRECHT, List.of(FATMAS, KEES)));
    }
}
