package nl.klankbord.dynamo;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.function.Consumer;
import nl.klankbord.meeting.Diet;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.rsvp.Guest;
import nl.klankbord.rsvp.Meal;
import nl.klankbord.rsvp.Repeat;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.rsvp.Status;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Word;
import nl.klankbord.tally.AnswerKey;
import nl.klankbord.tally.Counted;

/// RSVPs in the table. The row of the RSVP is its own idempotency record: one write, for one unit of capacity.
public final class DynamoRsvps implements Rsvps {

    private final Table table;
    private final Clock clock;

    public DynamoRsvps(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Optional<Rsvp> storeUnlessPresent(Rsvp rsvp) {
        return table.putUnlessPresent(
                        write(rsvp), rsvp.submission().receivedAt().getEpochSecond())
                .map(present -> read(rsvp.meeting(), present));
    }

    @Override
    public Optional<Repeat> storeUnlessPresent(Repeat repeat) {
        Row row = Row.at(Keys.repeat(repeat.meeting(), repeat.submission().id()))
                .put("status", repeat.status().word())
                .put("expiresAt", repeat.expiresAtEpochSecond());
        ParticipantRow.write(repeat.submission(), row);
        return table.putUnlessPresent(row, repeat.submission().receivedAt().getEpochSecond())
                .map(present -> new Repeat(
                        repeat.meeting(),
                        Word.require(Status.class, present.text("status")),
                        ParticipantRow.submission(present),
                        present.number("expiresAt")));
    }

    @Override
    public void each(MeetingId meeting, Consumer<Counted<Rsvp>> each) {
        long now = clock.instant().getEpochSecond();
        table.each(Keys.partition(meeting), Keys.RSVP, row -> {
            if (row.number("expiresAt") > now) {
                each.accept(new Counted<>(
                        read(meeting, row),
                        new AnswerKey(meeting, row.text("sk")),
                        row.tally(DynamoTallies.COUNTED_AS),
                        !row.has(DynamoTallies.UNCOUNTED)));
            }
        });
    }

    private static Row write(Rsvp rsvp) {
        Row row = Row.at(Keys.rsvp(rsvp.meeting(), rsvp.person()))
                .put("status", rsvp.status().word())
                .put("role", rsvp.role())
                .put("access", rsvp.access())
                .put("updates", rsvp.updates())
                .put(
                        "guests",
                        rsvp.guests().stream()
                                .map(guest -> write(guest.meal(), Row.empty().put("name", guest.name())))
                                .toList())
                .put("version", rsvp.version())
                .put("expiresAt", rsvp.expiresAtEpochSecond())
                .put(DynamoTallies.UNCOUNTED, true);
        write(rsvp.meal(), row);
        ParticipantRow.write(rsvp.participant(), row);
        ParticipantRow.write(rsvp.submission(), row);
        return row;
    }

    static Rsvp read(MeetingId meeting, Row row) {
        return new Rsvp(
                meeting,
                new Person(row.text("sk").substring(Keys.RSVP.length())),
                ParticipantRow.participant(row),
                row.optionalText("role"),
                Word.require(Status.class, row.text("status")),
                meal(row),
                row.optionalText("access"),
                row.rows("guests").stream()
                        .map(guest -> new Guest(guest.text("name"), meal(guest)))
                        .toList(),
                row.flag("updates"),
                ParticipantRow.submission(row),
                (int) row.number("version"),
                row.number("expiresAt"));
    }

    private static Row write(Meal meal, Row row) {
        return row.put("moments", meal.moments())
                .put("diet", meal.diet().word())
                .put("dietNote", meal.dietNote());
    }

    private static Meal meal(Row row) {
        return new Meal(
                new LinkedHashSet<>(row.texts("moments")),
                Word.require(Diet.class, row.text("diet")),
                row.optionalText("dietNote"));
    }
}
