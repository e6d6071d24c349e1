package nl.klankbord.dynamo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.receipt.Mailings;
import nl.klankbord.receipt.Told;
import nl.klankbord.receipt.Unreached;
import nl.klankbord.rsvp.Status;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Word;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// What each person was told, a row each beside their answer; and a row for each whom no mail could reach, so that
/// they are found without reading everybody's.
public final class DynamoMailings implements Mailings {

    private final Table table;

    public DynamoMailings(Table table) {
        this.table = table;
    }

    @Override
    public Told find(MeetingId meeting, Person person) {
        return table.find(Keys.mailing(meeting, person))
                .map(DynamoMailings::read)
                .orElse(Told.NOTHING);
    }

    @Override
    public Optional<Told> claim(Meeting meeting, Person person, Instant now) {
        Instant free = now.minus(Duration.ofMinutes(IN_HAND_MINUTES));
        return table.updated(UpdateItemRequest.builder()
                        .key(Keys.mailing(meeting.id(), person).item())
                        .updateExpression("SET inHandSince = :now, expiresAt = :expiry")
                        .conditionExpression(Table.IS_FREE)
                        .expressionAttributeValues(Map.of(
                                ":now",
                                Row.value(now.toEpochMilli()),
                                ":free",
                                Row.value(free.toEpochMilli()),
                                ":expiry",
                                Row.value(meeting.expiresAtEpochSecond()))))
                .map(DynamoMailings::read);
    }

    @Override
    public void tell(MeetingId meeting, Person person, Told told) {
        Row row = Row.empty()
                .put(":at", told.at().orElseThrow().toString())
                .put(":to", told.to().orElseThrow().value())
                .put(":language", told.language().word())
                .put(":version", told.version())
                .put(":topics", told.topics())
                .put(":entry", told.entry())
                .put(":sequence", told.sequence());
        told.status().ifPresent(status -> row.put(":status", status.word()));
        boolean hasStatus = told.status().isPresent();
        table.update(UpdateItemRequest.builder()
                .key(Keys.mailing(meeting, person).item())
                .updateExpression(
                        "SET #at = :at, #to = :to, #language = :language, version = :version, topics = :topics,"
                                + " entry = :entry, #sequence = :sequence" + (hasStatus ? ", #status = :status" : "")
                                + " REMOVE inHandSince, unreached" + (hasStatus ? "" : ", #status"))
                // Who was erased meanwhile stays so.
                .conditionExpression("attribute_exists(pk)")
                .expressionAttributeNames(Map.of(
                        "#at",
                        "at",
                        "#to",
                        "to",
                        "#language",
                        "language",
                        "#sequence",
                        "sequence",
                        "#status",
                        "status"))
                .expressionAttributeValues(row.attributes()));
    }

    @Override
    public void letGo(MeetingId meeting, Person person) {
        table.update(UpdateItemRequest.builder()
                .key(Keys.mailing(meeting, person).item())
                .updateExpression("REMOVE inHandSince")
                .conditionExpression("attribute_exists(pk)"));
    }

    @Override
    public void giveUp(Meeting meeting, Person person, Instant now) {
        Row row = Row.at(Keys.unreached(meeting.id(), person))
                .put("since", now.toEpochMilli())
                .put("expiresAt", meeting.expiresAtEpochSecond());
        TransactWriteItem flag = table.replace(
                Row.at(Keys.mailing(meeting.id(), person)).put("unreached", true),
                Set.of("inHandSince"),
                "attribute_exists(pk)",
                Map.of());
        table.writeTogether(List.of(flag, table.inTransaction(row)));
    }

    @Override
    public void reach(MeetingId meeting, Person person) {
        table.delete(Keys.unreached(meeting, person));
    }

    @Override
    public List<Unreached> unreached(MeetingId meeting) {
        List<Unreached> unreached = new ArrayList<>();
        table.each(
                Keys.partition(meeting),
                Keys.UNREACHED,
                row -> unreached.add(new Unreached(
                        new Person(row.text("sk").substring(Keys.UNREACHED.length())),
                        Instant.ofEpochMilli(row.number("since")))));
        return unreached;
    }

    @Override
    public void forget(MeetingId meeting, Person person) {
        table.delete(Keys.unreached(meeting, person));
        table.delete(Keys.mailing(meeting, person));
    }

    @Override
    public boolean beginHour(Person person, Instant now) {
        Instant before = now.minus(Duration.ofHours(1));
        return table.update(UpdateItemRequest.builder()
                .key(Keys.hour(person).item())
                .updateExpression("SET beganAt = :now, expiresAt = :expiry")
                .conditionExpression("attribute_not_exists(pk) OR beganAt <= :before")
                .expressionAttributeValues(Map.of(
                        ":now",
                        Row.value(now.toEpochMilli()),
                        ":before",
                        Row.value(before.toEpochMilli()),
                        ":expiry",
                        Row.value(now.plus(Duration.ofHours(1)).getEpochSecond()))));
    }

    @Override
    public void endHour(Person person) {
        table.delete(Keys.hour(person));
    }

    private static Told read(Row row) {
        return new Told(
                row.optionalText("at").map(Instant::parse),
                row.optionalText("to").map(EmailAddress::of),
                row.optionalText("language")
                        .map(word -> Word.require(Language.class, word))
                        .orElse(Language.DUTCH),
                row.optionalText("status").map(word -> Word.require(Status.class, word)),
                row.has("version") ? (int) row.number("version") : 0,
                row.has("topics") ? (int) row.number("topics") : 0,
                row.optionalText("entry").orElse(""),
                row.has("sequence") ? (int) row.number("sequence") : -1,
                row.has("unreached"));
    }
}
