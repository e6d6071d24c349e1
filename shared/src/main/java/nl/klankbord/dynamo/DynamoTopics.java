package nl.klankbord.dynamo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.submission.Word;
import nl.klankbord.tally.AnswerKey;
import nl.klankbord.tally.Counted;
import nl.klankbord.topic.Intent;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;
import nl.klankbord.topic.Topics;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Topics in the table. The row of the topic is its own idempotency record.
public final class DynamoTopics implements Topics {

    private final Table table;
    private final Clock clock;

    public DynamoTopics(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Optional<Topic> storeUnlessPresent(Topic topic) {
        return table.putUnlessPresent(
                        write(topic), topic.submission().receivedAt().getEpochSecond())
                .map(present -> read(topic.meeting(), present));
    }

    @Override
    public List<Topic> storeUnlessPresent(List<Topic> topics) {
        List<TransactWriteItem> writes = topics.stream()
                .map(topic -> table.putWhereNoneIs(
                        write(topic), topic.submission().receivedAt().getEpochSecond()))
                .toList();
        return Table.present(table.writeTogether(writes)).stream()
                .map(present -> read(topics.getFirst().meeting(), present))
                .toList();
    }

    @Override
    public List<AnswerKey> each(MeetingId meeting, Consumer<Counted<Topic>> each) {
        return Answers.each(table, clock, meeting, Keys.TOPIC, DynamoTopics::read, Topic::tally, each);
    }

    @Override
    public Optional<Topic> find(MeetingId meeting, Person person, SubmissionId submission) {
        return table.find(Keys.topic(meeting, person, submission))
                .filter(row -> row.isThere(clock))
                .map(row -> read(meeting, row));
    }

    @Override
    public List<Topic> findAll(MeetingId meeting, Collection<TopicKey> keys) {
        List<Keys> rows = keys.stream()
                .map(key -> Keys.topic(meeting, key.person(), key.submission()))
                .toList();
        return table.findAll(rows).stream()
                .filter(row -> row.isThere(clock))
                .map(row -> read(meeting, row))
                .toList();
    }

    @Override
    public List<Topic> of(MeetingId meeting, Person person) {
        List<Topic> found = new ArrayList<>();
        table.each(Keys.partition(meeting), Keys.topicsOf(person), row -> {
            if (row.isThere(clock)) {
                found.add(read(meeting, row));
            }
        });
        return found;
    }

    @Override
    public boolean move(Topic before, Topic after) {
        Keys key = key(before);
        return table.find(key)
                .filter(row -> read(before.meeting(), row).equals(before))
                .map(row -> table.writeTogether(DynamoTallies.move(
                                table, key, row, before.version(), write(after), after.tally(), "", Map.of()))
                        .isEmpty())
                .orElse(false);
    }

    @Override
    public boolean withdraw(Topic topic) {
        return table.find(key(topic))
                .filter(row -> read(topic.meeting(), row).equals(topic))
                .map(row -> new Counted<>(
                        topic,
                        new AnswerKey(topic.meeting(), row.text("sk")),
                        row.tally(DynamoTallies.COUNTED_AS),
                        false))
                .map(this::strike)
                .orElse(false);
    }

    @Override
    public boolean introduce(MeetingId meeting, TopicKey topic, boolean introduce) {
        return table.update(UpdateItemRequest.builder()
                .key(Keys.topic(meeting, topic.person(), topic.submission()).item())
                .updateExpression("SET introduce = :introduce")
                .conditionExpression("attribute_exists(pk) AND expiresAt > :now")
                .expressionAttributeValues(Map.of(
                        ":introduce",
                        AttributeValue.fromBool(introduce),
                        ":now",
                        Row.value(clock.instant().getEpochSecond()))));
    }

    private static Keys key(Topic topic) {
        return Keys.topic(topic.meeting(), topic.person(), topic.submission().id());
    }

    @Override
    public boolean strike(Counted<Topic> answer) {
        return table.writeTogether(
                        DynamoTallies.strike(table, answer, answer.answer().version(), "", Map.of()))
                .isEmpty();
    }

    private static Row write(Topic topic) {
        Row row = Row.at(key(topic))
                .put("theme", topic.theme())
                .put("themeId", topic.themeId())
                .put("text", topic.text())
                .put("intent", topic.intent().word())
                .put("introduce", topic.introduce())
                .put("version", topic.version())
                .put("expiresAt", topic.expiresAtEpochSecond())
                .put(DynamoTallies.UNCOUNTED, true);
        ParticipantRow.write(topic.participant(), row);
        ParticipantRow.write(topic.submission(), row);
        return row;
    }

    private static Person person(String key) {
        int end = key.indexOf('#', Keys.TOPIC.length());
        if (end < 0) {
            throw new UnreadableRowException("sk");
        }
        return new Person(key.substring(Keys.TOPIC.length(), end));
    }

    static Topic read(MeetingId meeting, Row row) {
        return new Topic(
                meeting,
                person(row.text("sk")),
                ParticipantRow.participant(row),
                row.text("theme"),
                row.optionalText("themeId"),
                row.text("text"),
                Word.require(Intent.class, row.text("intent")),
                row.flag("introduce"),
                ParticipantRow.submission(row),
                (int) row.number("version"),
                row.number("expiresAt"));
    }
}
