package nl.klankbord.dynamo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.introduction.Statement;
import nl.klankbord.introduction.Statements;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.submission.Person;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Joint statements in the table, a row for each version: whoever writes the same version second is
/// told.
public final class DynamoStatements implements Statements {

    private final Table table;
    private final Clock clock;

    public DynamoStatements(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Optional<Statement> find(MeetingId meeting, CoalitionId coalition) {
        return table.first(Keys.partition(meeting), Keys.statementsOf(coalition))
                .filter(row -> row.isThere(clock))
                .map(row -> statement(meeting, row));
    }

    @Override
    public List<Statement> all(MeetingId meeting, CoalitionId coalition) {
        return rows(meeting, coalition).stream().limit(KEPT).toList();
    }

    @Override
    public boolean store(Statement statement) {
        boolean isStored = table.putUnlessPresent(
                        row(statement), clock.instant().getEpochSecond())
                .isEmpty();
        if (isStored && statement.version() > KEPT) {
            table.delete(Keys.statement(statement.meeting(), statement.coalition(), statement.version() - KEPT));
        }
        return isStored;
    }

    @Override
    public void forget(MeetingId meeting, CoalitionId coalition, Person person) {
        AttributeValue me = AttributeValue.fromS(person.value());
        for (Statement statement : rows(meeting, coalition)) {
            if (statement.by().equals(Optional.of(person))) {
                table.update(UpdateItemRequest.builder()
                        .key(Keys.statement(meeting, coalition, statement.version())
                                .item())
                        .updateExpression("REMOVE writtenBy")
                        .conditionExpression("writtenBy = :me")
                        .expressionAttributeValues(Map.of(":me", me)));
            }
        }
    }

    /// @return the newest first; perhaps one that should have been taken away
    private List<Statement> rows(MeetingId meeting, CoalitionId coalition) {
        List<Statement> rows = new ArrayList<>();
        table.each(Keys.partition(meeting), Keys.statementsOf(coalition), row -> {
            if (row.isThere(clock)) {
                rows.add(statement(meeting, row));
            }
        });
        return rows;
    }

    private static Row row(Statement statement) {
        return Row.at(Keys.statement(statement.meeting(), statement.coalition(), statement.version()))
                .put("coalition", statement.coalition().value())
                .put("version", statement.version())
                .put("text", statement.text())
                .put("writtenBy", statement.by().map(Person::value))
                .put("at", statement.at().toString())
                .put("expiresAt", statement.expiresAtEpochSecond());
    }

    private static Statement statement(MeetingId meeting, Row row) {
        return new Statement(
                meeting,
                new CoalitionId(row.text("coalition")),
                (int) row.number("version"),
                row.text("text"),
                row.optionalText("writtenBy").map(Person::new),
                row.instant("at"),
                row.number("expiresAt"));
    }
}
