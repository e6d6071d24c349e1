package nl.klankbord.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.klankbord.introduction.Statement;
import nl.klankbord.introduction.Statements;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.submission.Person;

public final class MemoryStatements implements Statements {

    private final List<Statement> statements = new ArrayList<>();

    @Override
    public synchronized Optional<Statement> find(MeetingId meeting, CoalitionId coalition) {
        return all(meeting, coalition).stream().findFirst();
    }

    @Override
    public synchronized List<Statement> all(MeetingId meeting, CoalitionId coalition) {
        return statements.reversed().stream()
                .filter(each ->
                        each.meeting().equals(meeting) && each.coalition().equals(coalition))
                .limit(KEPT)
                .toList();
    }

    @Override
    public synchronized boolean store(Statement statement) {
        boolean isTaken = all(statement.meeting(), statement.coalition()).stream()
                .anyMatch(each -> each.version() == statement.version());
        return !isTaken && statements.add(statement);
    }

    @Override
    public synchronized void forget(MeetingId meeting, CoalitionId coalition, Person person) {
        statements.replaceAll(each -> each.meeting().equals(meeting)
                        && each.coalition().equals(coalition)
                        && each.by().equals(Optional.of(person))
                ? new Statement(
                        meeting,
                        coalition,
                        each.version(),
                        each.text(),
                        Optional.empty(),
                        each.at(),
                        each.expiresAtEpochSecond())
                : each);
    }
}
