package nl.klankbord.dynamo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Seats;
import nl.klankbord.rsvp.Step.SeatsChange;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// The seats of a meeting as rows: one for the whole, one for each shard.
///
/// A shard only gets more together with a new revision of the whole, and only gets less under a condition on what it
/// holds. So a step that was worked out from a read of all rows is written only if all of them still are as read.
final class SeatsRows {

    private static final String FREE = "free";

    /// DynamoDB keeps the word to itself in expressions.
    private static final Map<String, String> NAMES = Map.of("#free", FREE);

    private SeatsRows() {}

    static Optional<Seats> read(Table table, MeetingId meeting) {
        List<Row> whole = new ArrayList<>();
        Map<Integer, Long> shards = new HashMap<>();
        table.each(Keys.partition(meeting), Keys.SEATS, row -> {
            String key = row.text("sk");
            if (key.equals(Keys.SEATS)) {
                whole.add(row);
            } else {
                shards.put(Integer.parseInt(key.substring(Keys.SEATS.length() + 1)), row.number(FREE));
            }
        });
        return whole.stream().findFirst().map(row -> {
            List<Long> onShards = new ArrayList<>(Collections.nCopies((int) row.number("shards"), 0L));
            shards.forEach(onShards::set);
            return new Seats(
                    row.number("capacity"),
                    row.number(FREE),
                    onShards,
                    row.number("waiting"),
                    row.number("next"),
                    row.flag("isOpen"),
                    row.number("revision"));
        });
    }

    /// Takes seats from one shard, which must hold them.
    static TransactWriteItem take(Table table, MeetingId meeting, int shard, int people) {
        return update(Update.builder()
                .tableName(table.name())
                .key(Keys.shard(meeting, shard).item())
                .updateExpression("SET #free = #free - :people")
                .conditionExpression("#free >= :people")
                .expressionAttributeNames(NAMES)
                .expressionAttributeValues(Map.of(":people", Row.value(people))));
    }

    /// @return writes that hold only if the seats are as they were read
    static List<TransactWriteItem> write(Table table, MeetingId meeting, SeatsChange change) {
        List<TransactWriteItem> writes = new ArrayList<>();
        Seats before = change.before();
        Seats after = change.after();
        for (int shard = 0; shard < after.shards().size(); shard++) {
            long was = shard < before.shards().size() ? before.shards().get(shard) : 0;
            long is = after.shards().get(shard);
            if (was != is) {
                writes.add(shard(table, meeting, shard, was, is));
            }
        }
        if (!after.isTakenFromOneShard(before)) {
            writes.add(whole(table, meeting, before, after));
        }
        return writes;
    }

    private static TransactWriteItem shard(Table table, MeetingId meeting, int shard, long was, long is) {
        return update(Update.builder()
                .tableName(table.name())
                .key(Keys.shard(meeting, shard).item())
                .updateExpression("SET #free = :is")
                .conditionExpression(was == 0 ? "attribute_not_exists(pk) OR #free = :was" : "#free = :was")
                .expressionAttributeNames(NAMES)
                .expressionAttributeValues(Map.of(":was", Row.value(was), ":is", Row.value(is))));
    }

    private static TransactWriteItem whole(Table table, MeetingId meeting, Seats before, Seats after) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":capacity", Row.value(after.capacity()));
        values.put(":free", Row.value(after.free()));
        values.put(":shards", Row.value(after.shards().size()));
        values.put(":waiting", Row.value(after.waiting()));
        values.put(":next", Row.value(after.next()));
        values.put(":isOpen", AttributeValue.fromBool(after.isOpen()));
        values.put(":revision", Row.value(before.revision() + 1));
        if (before.revision() > 0) {
            values.put(":seen", Row.value(before.revision()));
        }
        return update(Update.builder()
                .tableName(table.name())
                .key(Keys.seats(meeting).item())
                .updateExpression("SET #capacity = :capacity, #free = :free, shards = :shards, waiting = :waiting,"
                        + " #next = :next, isOpen = :isOpen, revision = :revision")
                .conditionExpression(before.revision() == 0 ? "attribute_not_exists(pk)" : "revision = :seen")
                .expressionAttributeNames(Map.of("#capacity", "capacity", "#free", FREE, "#next", "next"))
                .expressionAttributeValues(values));
    }

    private static TransactWriteItem update(Update.Builder update) {
        return TransactWriteItem.builder().update(update.build()).build();
    }
}
