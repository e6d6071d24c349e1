package nl.klankbord.introduction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.submission.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of joint statements promises.
public abstract class StatementsContract {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final CoalitionId LOTS = new CoalitionId("l".repeat(22));
    private static final Person ANNA = new Person("a".repeat(22));
    private static final Person BERT = new Person("b".repeat(22));

    private Statements statements;

    protected abstract Statements create();

    @BeforeEach
    final void start() {
        statements = create();
    }

    @Test
    void theNewestReadsFirstAndEachVersionIsWrittenOnce() {
        assertEquals(Optional.empty(), statements.find(UTRECHT, LOTS));
        assertTrue(statements.store(version(1, ANNA)));
        assertFalse(statements.store(version(1, BERT)));
        assertEquals(Optional.of(version(1, ANNA)), statements.find(UTRECHT, LOTS));
        assertTrue(statements.store(version(2, BERT)));
        assertEquals(Optional.of(version(2, BERT)), statements.find(UTRECHT, LOTS));
        assertEquals(List.of(version(2, BERT), version(1, ANNA)), statements.all(UTRECHT, LOTS));
        assertEquals(Optional.empty(), statements.find(new MeetingId("arnhem"), LOTS));
        assertEquals(List.of(), statements.all(UTRECHT, new CoalitionId("w".repeat(22))));
    }

    @Test
    void theLastTwentyAreKept() {
        for (int version = 1; version <= Statements.KEPT + 2; version++) {
            statements.store(version(version, ANNA));
        }
        List<Statement> kept = statements.all(UTRECHT, LOTS);
        assertEquals(Statements.KEPT, kept.size());
        assertEquals(version(Statements.KEPT + 2, ANNA), kept.getFirst());
        assertEquals(version(3, ANNA), kept.getLast());
    }

    @Test
    void whoIsForgottenWroteNothingAndWhatItSaysStays() {
        statements.store(version(1, ANNA));
        statements.store(version(2, BERT));
        statements.forget(UTRECHT, LOTS, ANNA);
        statements.forget(UTRECHT, LOTS, ANNA);
        assertEquals(List.of(version(2, BERT), version(1, Optional.empty())), statements.all(UTRECHT, LOTS));
    }

    private static Statement version(int version, Person by) {
        return version(version, Optional.of(by));
    }

    private static Statement version(int version, Optional<Person> by) {
        return new Statement(
                UTRECHT,
                LOTS,
                version,
                "Wij loten voortaan samen.\n\nVersie " + version,
                by,
                Examples.NOW.plusSeconds(version),
                Examples.utrecht().expiresAtEpochSecond());
    }
}
