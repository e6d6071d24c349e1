package nl.klankbord.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.TestClock;
import org.junit.jupiter.api.Test;

/// What every store of sessions promises.
public abstract class SessionsContract {

    private static final Instant END = Examples.NOW.plusSeconds(3600);
    private static final Session FATMA = new Session("sub-1", "fatma@ede.example", Role.VIEWER, true, END);

    private Instant now = Examples.NOW;
    private final Clock clock = new TestClock(() -> now);

    protected abstract Sessions create(Clock clock);

    @Test
    void aSessionIsThereFromItsBeginUntilItIsEnded() {
        Sessions sessions = create(clock);
        SessionToken token = SessionToken.next();
        SessionToken other = SessionToken.next();
        assertEquals(Optional.empty(), sessions.find(token));
        sessions.begin(token, FATMA);
        assertEquals(Optional.of(FATMA), sessions.find(token));
        assertEquals(Optional.empty(), sessions.find(other));
        sessions.end(other);
        assertEquals(Optional.of(FATMA), sessions.find(token));
        sessions.end(token);
        sessions.end(token);
        assertEquals(Optional.empty(), sessions.find(token));
    }

    @Test
    void itEndsByItself() {
        Sessions sessions = create(clock);
        SessionToken token = SessionToken.next();
        sessions.begin(token, FATMA);
        now = END.minusMillis(1);
        assertEquals(Optional.of(FATMA), sessions.find(token));
        now = END;
        assertEquals(Optional.empty(), sessions.find(token));
    }
}
