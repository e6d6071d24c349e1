package nl.klankbord.dynamo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.meeting.Bilingual;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;
import nl.klankbord.update.Audience;
import nl.klankbord.update.Sending;
import nl.klankbord.update.Update;
import nl.klankbord.update.UpdateFile;
import nl.klankbord.update.UpdateId;
import nl.klankbord.update.Updates;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Updates in the table: what is sent in one row that never changes, and how far that is in another, which is
/// small and written after each mail.
public final class DynamoUpdates implements Updates {

    private static final String EXPIRES_AT = "expiresAt";

    private final Table table;
    private final Clock clock;

    public DynamoUpdates(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Optional<Update> find(MeetingId meeting, UpdateId id) {
        return table.find(Keys.update(meeting, id))
                .filter(row -> row.isThere(clock))
                .map(row -> update(meeting, row));
    }

    @Override
    public List<Update> all(MeetingId meeting) {
        List<Update> all = new ArrayList<>();
        table.each(Keys.partition(meeting), Keys.UPDATE, row -> {
            if (row.isThere(clock)) {
                all.add(update(meeting, row));
            }
        });
        return all;
    }

    @Override
    public Optional<Update> storeUnlessPresent(Update update) {
        long now = clock.instant().getEpochSecond();
        List<CancellationReason> reasons = table.writeTogether(List.of(
                table.putWhereNoneIs(row(update), now),
                table.putWhereNoneIs(
                        Row.at(Keys.sending(update.meeting(), update.id()))
                                .put("mailed", 0)
                                .put("refused", 0)
                                .put(EXPIRES_AT, update.expiresAtEpochSecond()),
                        now)));
        return reasons.isEmpty() ? Optional.empty() : find(update.meeting(), update.id());
    }

    @Override
    public Optional<Sending> sending(MeetingId meeting, UpdateId id) {
        return table.find(Keys.sending(meeting, id))
                .filter(row -> row.isThere(clock))
                .map(row -> sending(meeting, row));
    }

    @Override
    public List<Sending> sendings(MeetingId meeting) {
        List<Sending> sendings = new ArrayList<>();
        table.each(Keys.partition(meeting), Keys.SENDING, row -> {
            if (row.isThere(clock)) {
                sendings.add(sending(meeting, row));
            }
        });
        return sendings;
    }

    @Override
    public Optional<Sending> claim(MeetingId meeting, UpdateId id, Instant now) {
        Instant free = now.minus(Duration.ofMinutes(IN_HAND_MINUTES));
        return table.updated(UpdateItemRequest.builder()
                        .key(Keys.sending(meeting, id).item())
                        .updateExpression("SET inHandSince = :now")
                        .conditionExpression(
                                "attribute_exists(pk) AND attribute_not_exists(finishedAt) AND " + Table.IS_FREE)
                        .expressionAttributeValues(Map.of(
                                ":now", Row.value(now.toEpochMilli()),
                                ":free", Row.value(free.toEpochMilli()))))
                .map(row -> sending(meeting, row));
    }

    @Override
    public boolean note(Sending sending, Instant claimedAt) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":mine", Row.value(claimedAt.toEpochMilli()));
        values.put(":mailed", Row.value(sending.mailed()));
        values.put(":refused", Row.value(sending.refused()));
        String set = "SET mailed = :mailed, refused = :refused";
        if (sending.finishedAt().isPresent()) {
            values.put(
                    ":finished", AttributeValue.fromS(sending.finishedAt().get().toString()));
            set += ", finishedAt = :finished REMOVE lastPerson, inHandSince";
        } else if (sending.after().isPresent()) {
            values.put(":last", AttributeValue.fromS(sending.after().get().value()));
            set += ", lastPerson = :last";
        }
        return table.update(mine(sending, set).expressionAttributeValues(values));
    }

    @Override
    public void letGo(Sending sending, Instant claimedAt) {
        table.update(mine(sending, "REMOVE inHandSince")
                .expressionAttributeValues(Map.of(":mine", Row.value(claimedAt.toEpochMilli()))));
    }

    private static UpdateItemRequest.Builder mine(Sending sending, String change) {
        return UpdateItemRequest.builder()
                .key(Keys.sending(sending.meeting(), sending.update()).item())
                .updateExpression(change)
                .conditionExpression("inHandSince = :mine");
    }

    private static Row row(Update update) {
        Row row = Row.at(Keys.update(update.meeting(), update.id()))
                .put("sorted", update.sorted())
                .put("askedAt", update.askedAt().toString())
                .put(EXPIRES_AT, update.expiresAtEpochSecond());
        update.file()
                .ifPresent(file -> row.put("subjectDutch", file.subject().dutch())
                        .put("subjectEnglish", file.subject().english())
                        .put("textDutch", file.text().dutch())
                        .put("textEnglish", file.text().english())
                        .put("to", file.to().word()));
        return row;
    }

    private static Update update(MeetingId meeting, Row row) {
        return new Update(
                meeting,
                new UpdateId(row.text("sk").substring(Keys.UPDATE.length())),
                row.has("subjectDutch")
                        ? Optional.of(new UpdateFile(
                                new Bilingual(row.text("subjectDutch"), row.text("subjectEnglish")),
                                new Bilingual(row.text("textDutch"), row.text("textEnglish")),
                                new Audience(row.text("to"))))
                        : Optional.empty(),
                row.has("sorted") ? (int) row.number("sorted") : 0,
                row.instant("askedAt"),
                row.number(EXPIRES_AT));
    }

    private static Sending sending(MeetingId meeting, Row row) {
        return new Sending(
                meeting,
                new UpdateId(row.text("sk").substring(Keys.SENDING.length())),
                row.optionalText("lastPerson").map(Person::new),
                (int) row.number("mailed"),
                (int) row.number("refused"),
                row.optionalText("finishedAt").map(Instant::parse));
    }
}
