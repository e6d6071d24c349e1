package nl.klankbord.dynamo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import nl.klankbord.manifest.Comment;
import nl.klankbord.manifest.Comments;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;

/// Comments on manifests in the table, a row for each, numbered by person.
public final class DynamoComments implements Comments {

    private final Table table;
    private final Clock clock;

    public DynamoComments(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public boolean store(Comment comment) {
        Row row = Row.at(Keys.comment(comment.meeting(), comment.person(), comment.number()))
                .put("person", comment.person().value())
                .put("number", comment.number())
                .put("id", comment.id())
                .put("name", comment.name())
                .put("organisation", comment.organisation())
                .put("about", comment.version())
                .put("paragraph", comment.paragraph())
                .put("text", comment.text())
                .put("at", comment.at().toString())
                .put("expiresAt", comment.expiresAtEpochSecond());
        return table.putUnlessPresent(row, clock.instant().getEpochSecond())
                .map(present -> comment(comment.meeting(), present).equals(comment))
                .orElse(true);
    }

    @Override
    public List<Comment> of(MeetingId meeting, Person person) {
        return starting(meeting, Keys.commentsOf(person));
    }

    @Override
    public List<Comment> all(MeetingId meeting) {
        return starting(meeting, Keys.COMMENT);
    }

    @Override
    public void forget(MeetingId meeting, Person person) {
        of(meeting, person).forEach(comment -> table.delete(Keys.comment(meeting, person, comment.number())));
    }

    private List<Comment> starting(MeetingId meeting, String prefix) {
        List<Comment> found = new ArrayList<>();
        table.each(Keys.partition(meeting), prefix, row -> {
            if (row.isThere(clock)) {
                found.add(comment(meeting, row));
            }
        });
        return found;
    }

    private static Comment comment(MeetingId meeting, Row row) {
        return new Comment(
                meeting,
                new Person(row.text("person")),
                (int) row.number("number"),
                row.text("id"),
                row.text("name"),
                row.text("organisation"),
                (int) row.number("about"),
                row.text("paragraph"),
                row.text("text"),
                row.instant("at"),
                row.number("expiresAt"));
    }
}
