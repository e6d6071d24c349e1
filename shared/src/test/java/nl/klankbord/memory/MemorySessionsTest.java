package nl.klankbord.memory;

import java.time.Clock;
import nl.klankbord.desk.Sessions;
import nl.klankbord.desk.SessionsContract;

final class MemorySessionsTest extends SessionsContract {

    @Override
    protected Sessions create(Clock clock) {
        return new MemorySessions(clock);
    }
}
