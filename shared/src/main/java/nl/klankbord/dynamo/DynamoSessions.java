package nl.klankbord.dynamo;

import java.time.Clock;
import java.util.Optional;
import nl.klankbord.desk.Role;
import nl.klankbord.desk.Session;
import nl.klankbord.desk.SessionToken;
import nl.klankbord.desk.Sessions;
import nl.klankbord.submission.Word;

/// Sessions in the table, a row each under the hash of its token. It goes by itself.
public final class DynamoSessions implements Sessions {

    private final Table table;
    private final Clock clock;

    public DynamoSessions(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public void begin(SessionToken token, Session session) {
        table.put(Row.at(Keys.session(token))
                .put("subject", session.subject())
                .put("name", session.name())
                .put("role", session.role().word())
                .put("isExporter", session.isExporter())
                .put("endsAt", session.endsAt().toString())
                .put("expiresAt", session.endsAt().getEpochSecond() + 1));
    }

    @Override
    public Optional<Session> find(SessionToken token) {
        return table.find(Keys.session(token))
                .map(row -> new Session(
                        row.text("subject"),
                        row.text("name"),
                        Word.require(Role.class, row.text("role")),
                        row.has("isExporter") && row.flag("isExporter"),
                        row.instant("endsAt")))
                .filter(session -> clock.instant().isBefore(session.endsAt()));
    }

    @Override
    public void end(SessionToken token) {
        table.delete(Keys.session(token));
    }
}
