package nl.klankbord.memory;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.desk.Session;
import nl.klankbord.desk.SessionToken;
import nl.klankbord.desk.Sessions;

public final class MemorySessions implements Sessions {

    private final Map<String, Session> sessions = new HashMap<>();
    private final Clock clock;

    public MemorySessions(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void begin(SessionToken token, Session session) {
        sessions.put(token.id(), session);
    }

    @Override
    public synchronized Optional<Session> find(SessionToken token) {
        return Optional.ofNullable(sessions.get(token.id()))
                .filter(session -> clock.instant().isBefore(session.endsAt()));
    }

    @Override
    public synchronized void end(SessionToken token) {
        sessions.remove(token.id());
    }
}
