package nl.klankbord.dynamo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.klankbord.audit.Act;
import nl.klankbord.audit.AuditLog;
import nl.klankbord.audit.Entry;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Sender;
import nl.klankbord.submission.Word;

/// The audit log in the table. Each line is there twice, as it is read by time and by whom it is about.
public final class DynamoAuditLog implements AuditLog {

    /// Of a moment in milliseconds, until the year 2286: what is left of it makes the newest come first.
    private static final long LAST = 9_999_999_999_999L;

    private final Table table;
    private final Clock clock;

    public DynamoAuditLog(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public void note(Entry entry) {
        String place = "%013d.%s".formatted(LAST - entry.at().toEpochMilli(), Sender.newKey());
        long now = clock.instant().getEpochSecond();
        table.writeTogether(List.of(
                table.putWhereNoneIs(row(Keys.audit(entry.meeting(), place), entry), now),
                table.putWhereNoneIs(row(Keys.audited(entry.meeting(), entry.whom(), place), entry), now)));
    }

    @Override
    public Page page(MeetingId meeting, Optional<String> after, int limit) {
        List<Entry> found = new ArrayList<>();
        List<String> places = new ArrayList<>();
        table.eachWhile(
                Keys.partition(meeting), Keys.AUDIT, after.map(place -> Keys.audit(meeting, place)), limit + 1, row -> {
                    if (row.isThere(clock)) {
                        found.add(entry(meeting, row));
                        places.add(row.text("sk").substring(Keys.AUDIT.length()));
                    }
                    return found.size() <= limit;
                });
        return found.size() > limit
                ? new Page(found.subList(0, limit), Optional.of(places.get(limit - 1)))
                : new Page(found, Optional.empty());
    }

    @Override
    public List<Entry> about(MeetingId meeting, Person person, int limit) {
        return Stream.of(Optional.of(person), Optional.<Person>empty())
                .flatMap(whom -> newest(meeting, whom, limit).stream())
                .sorted(Comparator.comparing(Entry::at).reversed())
                .limit(limit)
                .toList();
    }

    private List<Entry> newest(MeetingId meeting, Optional<Person> whom, int limit) {
        List<Entry> found = new ArrayList<>();
        table.eachWhile(Keys.partition(meeting), Keys.auditedOf(whom), Optional.empty(), limit, row -> {
            if (row.isThere(clock)) {
                found.add(entry(meeting, row));
            }
            return found.size() < limit;
        });
        return found;
    }

    private static Row row(Keys key, Entry entry) {
        return Row.at(key)
                .put("at", entry.at().toString())
                .put("doneBy", entry.by())
                .put("doneByName", entry.name())
                .put("act", entry.act().word())
                .put("whom", entry.whom().map(Person::value))
                .put("detail", entry.detail())
                .put("expiresAt", entry.expiresAtEpochSecond());
    }

    private static Entry entry(MeetingId meeting, Row row) {
        return new Entry(
                meeting,
                row.instant("at"),
                row.text("doneBy"),
                row.text("doneByName"),
                Word.require(Act.class, row.text("act")),
                row.optionalText("whom").map(Person::new),
                row.text("detail"),
                row.number("expiresAt"));
    }
}
