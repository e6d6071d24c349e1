package nl.klankbord.dynamo;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Seats;
import nl.klankbord.rsvp.Notice;
import nl.klankbord.rsvp.Repeat;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.rsvp.Step;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.tally.AnswerKey;
import nl.klankbord.tally.Counted;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// RSVPs in the table. The row of the RSVP is its own idempotency record: one write, for one unit of capacity; with
/// seats one transaction of two rows.
public final class DynamoRsvps implements Rsvps {

    private final Table table;
    private final Clock clock;

    public DynamoRsvps(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Optional<Rsvp> find(MeetingId meeting, Person person) {
        return table.find(Keys.rsvp(meeting, person))
                .filter(row -> row.isThere(clock))
                .map(row -> RsvpRow.read(meeting, row));
    }

    @Override
    public Optional<Repeat> find(MeetingId meeting, SubmissionId submission) {
        return table.find(Keys.repeat(meeting, submission))
                .filter(row -> row.isThere(clock))
                .map(row -> RsvpRow.repeat(meeting, row));
    }

    @Override
    public Optional<Rsvp> storeUnlessPresent(Rsvp rsvp) {
        return table.putUnlessPresent(newRow(rsvp), receivedAt(rsvp))
                .map(present -> RsvpRow.read(rsvp.meeting(), present));
    }

    @Override
    public Taking take(List<Rsvp> rsvps, int shard) {
        MeetingId meeting = rsvps.getFirst().meeting();
        List<TransactWriteItem> writes = new ArrayList<>();
        int seats = 0;
        for (Rsvp rsvp : rsvps) {
            writes.add(table.putWhereNoneIs(newRow(rsvp), receivedAt(rsvp)));
            seats += rsvp.standing().seats();
        }
        if (seats > 0) {
            writes.add(SeatsRows.take(table, meeting, shard, seats));
        }
        List<CancellationReason> reasons = table.writeTogether(writes);
        if (reasons.isEmpty()) {
            return new Taking.Taken();
        }
        List<Rsvp> present = new ArrayList<>();
        for (Row row : Table.present(reasons.subList(0, rsvps.size()))) {
            present.add(RsvpRow.read(meeting, row));
        }
        return present.isEmpty() ? new Taking.NoSeat() : new Taking.InTheWay(present);
    }

    @Override
    public Optional<Repeat> storeUnlessPresent(Repeat repeat) {
        return table.putUnlessPresent(
                        RsvpRow.write(repeat), repeat.submission().receivedAt().getEpochSecond())
                .map(present -> RsvpRow.repeat(repeat.meeting(), present));
    }

    @Override
    public Optional<Seats> seats(MeetingId meeting) {
        return SeatsRows.read(table, meeting);
    }

    @Override
    public boolean write(Step step) {
        List<TransactWriteItem> writes = new ArrayList<>();
        for (Step.Change change : step.changes()) {
            writes.add(change.before()
                    .map(before -> replace(before, change.after()))
                    .orElseGet(() -> table.putWhereNoneIs(newRow(change.after()), receivedAt(change.after()))));
        }
        step.changes().forEach(change -> line(change, writes));
        step.seats().ifPresent(seats -> writes.addAll(SeatsRows.write(table, step.meeting(), seats)));
        step.repeat()
                .ifPresent(repeat -> writes.add(table.putWhereNoneIs(
                        RsvpRow.write(repeat), repeat.submission().receivedAt().getEpochSecond())));
        step.notice().ifPresent(notice -> writes.add(table.putWhereNoneIs(row(notice), 0)));
        if (table.writeTogether(writes).isEmpty()) {
            return true;
        }
        table.pause();
        return false;
    }

    @Override
    public boolean move(Rsvp before, Rsvp after) {
        Keys key = Keys.rsvp(before.meeting(), before.person());
        Optional<Row> row = table.find(key).filter(found -> found.isThere(clock));
        if (row.isEmpty()) {
            return false;
        }
        List<TransactWriteItem> writes = new ArrayList<>(DynamoTallies.move(
                table,
                key,
                row.get(),
                before.version(),
                RsvpRow.write(after),
                after.tally(),
                " AND " + heldAsRead(before),
                valuesOfHeld(before)));
        after.standing().place().ifPresent(_ -> writes.add(handOn(before, after)));
        if (table.writeTogether(writes).isEmpty()) {
            return true;
        }
        table.pause();
        return false;
    }

    private TransactWriteItem handOn(Rsvp before, Rsvp after) {
        return table.replace(
                waiting(after),
                Set.of(),
                "person = :was",
                Map.of(":was", AttributeValue.fromS(before.person().value())));
    }

    @Override
    public Optional<Rsvp> front(MeetingId meeting) {
        // Between the two reads the first may go; then the next one is asked for. A place that nobody has stays until
        // the list is mended: nobody is let past on a guess.
        Optional<Place> before = Optional.empty();
        while (true) {
            Optional<Place> first =
                    table.first(Keys.partition(meeting), Keys.WAITING).map(Place::read);
            Optional<Rsvp> rsvp = first.flatMap(
                    place -> find(meeting, place.person()).filter(present -> isAt(present, place.number())));
            if (rsvp.isPresent() || first.equals(before)) {
                return rsvp;
            }
            before = first;
        }
    }

    @Override
    public int mendLine(MeetingId meeting, List<Rsvp> waiting) {
        Map<Place, Rsvp> missing = new LinkedHashMap<>();
        waiting.forEach(rsvp -> missing.put(new Place(rsvp.standing().place().orElseThrow(), rsvp.person()), rsvp));
        List<Place> strays = new ArrayList<>();
        table.each(Keys.partition(meeting), Keys.WAITING, row -> {
            Place place = Place.read(row);
            if (missing.remove(place) == null) {
                strays.add(place);
            }
        });
        int mended = 0;
        for (Place stray : strays) {
            mended += mend(List.of(
                    checkPlace(meeting, stray, "attribute_not_exists(place) OR place <> :place"),
                    table.deletePresent(Keys.waiting(meeting, stray.number()))));
        }
        for (Map.Entry<Place, Rsvp> place : missing.entrySet()) {
            mended += mend(List.of(
                    checkPlace(meeting, place.getKey(), "place = :place"),
                    table.putWhereNoneIs(waiting(place.getValue()), 0)));
        }
        return mended;
    }

    private TransactWriteItem checkPlace(MeetingId meeting, Place place, String condition) {
        return table.check(Keys.rsvp(meeting, place.person()), condition, Map.of(":place", Row.value(place.number())));
    }

    private int mend(List<TransactWriteItem> writes) {
        return table.writeTogether(writes).isEmpty() ? 1 : 0;
    }

    @Override
    public boolean strike(Counted<Rsvp> answer, Optional<Step.SeatsChange> seats) {
        Rsvp rsvp = answer.answer();
        List<TransactWriteItem> writes = new ArrayList<>(
                DynamoTallies.strike(table, answer, rsvp.version(), " AND " + heldAsRead(rsvp), valuesOfHeld(rsvp)));
        rsvp.standing()
                .place()
                .ifPresent(place -> writes.add(table.deletePresent(Keys.waiting(rsvp.meeting(), place))));
        seats.ifPresent(change -> writes.addAll(SeatsRows.write(table, rsvp.meeting(), change)));
        if (table.writeTogether(writes).isEmpty()) {
            return true;
        }
        table.pause();
        return false;
    }

    @Override
    public Page page(MeetingId meeting, Optional<Person> after, int limit) {
        List<Rsvp> found = new ArrayList<>();
        table.eachWhile(
                Keys.partition(meeting), Keys.RSVP, after.map(person -> Keys.rsvp(meeting, person)), limit + 1, row -> {
                    try {
                        if (row.isThere(clock)) {
                            found.add(RsvpRow.read(meeting, row));
                        }
                    } catch (UnreadableRowException | IllegalArgumentException _) {
                        // The others are worth showing.
                    }
                    return found.size() <= limit;
                });
        return Page.of(found, limit);
    }

    @Override
    public List<AnswerKey> each(MeetingId meeting, Consumer<Counted<Rsvp>> each) {
        return Answers.each(table, clock, meeting, Keys.RSVP, RsvpRow::read, Rsvp::tally, each);
    }

    /// The row as it should be, but for what counting wrote on it. It must still hold the version and the seats that
    /// were read; being given a seat is no new version.
    private TransactWriteItem replace(Rsvp before, Rsvp after) {
        Row row = RsvpRow.write(after);
        // A name counts for nothing, and yet its sender is to be told: both are done by who follows the stream.
        if (!after.tally().equals(before.tally())
                || after.standing().changed() != before.standing().changed()) {
            row.put(DynamoTallies.UNCOUNTED, true);
        }
        Map<String, AttributeValue> expected = new HashMap<>(valuesOfHeld(before));
        expected.put(":version", Row.value(before.version()));
        return table.replace(row, RsvpRow.OPTIONAL, "version = :version AND " + heldAsRead(before), expected);
    }

    private static String heldAsRead(Rsvp before) {
        return before.standing().seats() > 0 ? "seats = :held" : "attribute_not_exists(seats)";
    }

    private static Map<String, AttributeValue> valuesOfHeld(Rsvp before) {
        return before.standing().seats() > 0
                ? Map.of(":held", Row.value(before.standing().seats()))
                : Map.of();
    }

    /// The waiting list is rows of its own, so that its front is found without reading everybody.
    private void line(Step.Change change, List<TransactWriteItem> writes) {
        Rsvp after = change.after();
        long was = change.before()
                .map(before -> before.standing().place().orElse(0))
                .orElse(0L);
        long is = after.standing().place().orElse(0);
        if (was == is) {
            return;
        }
        if (was > 0) {
            writes.add(table.deletePresent(Keys.waiting(after.meeting(), was)));
        }
        if (is > 0) {
            writes.add(table.putWhereNoneIs(waiting(after), 0));
        }
    }

    private static Row waiting(Rsvp rsvp) {
        return Row.at(Keys.waiting(rsvp.meeting(), rsvp.standing().place().orElseThrow()))
                .put("person", rsvp.person().value())
                .put("expiresAt", rsvp.expiresAtEpochSecond());
    }

    private static boolean isAt(Rsvp rsvp, long place) {
        return rsvp.standing().place().equals(OptionalLong.of(place));
    }

    private static Row row(Notice notice) {
        return Row.at(Keys.notice(notice.meeting(), notice.person(), notice.version()))
                .put("expiresAt", notice.expiresAtEpochSecond());
    }

    private static Row newRow(Rsvp rsvp) {
        return RsvpRow.write(rsvp).put(DynamoTallies.UNCOUNTED, true);
    }

    private static long receivedAt(Rsvp rsvp) {
        Instant receivedAt = rsvp.submission().receivedAt();
        return receivedAt.getEpochSecond();
    }

    /// A place on the waiting list, and who has it.
    private record Place(long number, Person person) {

        static Place read(Row row) {
            return new Place(
                    Long.parseLong(row.text("sk").substring(Keys.WAITING.length())), new Person(row.text("person")));
        }
    }
}
