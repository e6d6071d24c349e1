package nl.klankbord.dynamo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.tally.AnswerKey;
import nl.klankbord.tally.Counted;
import nl.klankbord.tally.LiveTally;
import nl.klankbord.tally.Tallies;
import nl.klankbord.tally.Tally;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Live counts in the table: one item a meeting, an attribute a count (the attributes with a dot in their name).
public final class DynamoTallies implements Tallies {

    /// On a row: still to be counted. The stream's filter in `template.yaml` looks for it; whether it is true, the row
    /// itself tells, by what it is counted as.
    static final String UNCOUNTED = "uncounted";

    /// On a row: the counts it stands for in the live tally.
    static final String COUNTED_AS = "countedAs";

    private static final String REVISION = "revision";

    /// A condition fails only when another count or a change came between; each try reads afresh.
    private static final int TRIES = 5;

    private final Table table;

    public DynamoTallies(Table table) {
        this.table = table;
    }

    @Override
    public LiveTally find(MeetingId meeting) {
        return table.find(Keys.tally(meeting)).map(DynamoTallies::live).orElse(LiveTally.NEVER_COUNTED);
    }

    @Override
    public List<AnswerKey> count(MeetingId meeting, List<AnswerKey> answers) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            List<AnswerKey> unreadable = new ArrayList<>();
            List<TransactWriteItem> writes = new ArrayList<>();
            Tally.Sum difference = new Tally.Sum();
            for (Row row : table.findAll(keys(meeting, answers))) {
                try {
                    Tally tally = tally(meeting, row);
                    Tally was = row.tally(COUNTED_AS);
                    if (row.has(UNCOUNTED) || !tally.equals(was)) {
                        difference.add(tally.minus(was));
                        writes.add(markCounted(row, was, tally));
                    }
                } catch (UnreadableRowException | IllegalArgumentException e) {
                    unreadable.add(new AnswerKey(meeting, row.text("sk")));
                }
            }
            if (writes.isEmpty()) {
                return unreadable;
            }
            writes.add(add(table, meeting, difference.tally()));
            if (table.writeTogether(writes).isEmpty()) {
                return unreadable;
            }
        }
        throw new UnavailableException(
                "the rows kept changing while they were counted", new IllegalStateException(meeting.value()));
    }

    @Override
    public boolean correct(MeetingId meeting, long revision, Tally correction) {
        Addition addition = new Addition(correction);
        addition.values.put(":seen", Row.value(revision));
        return table.update(UpdateItemRequest.builder()
                .key(Keys.tally(meeting).item())
                .updateExpression(addition.expression())
                .conditionExpression(
                        revision == 0 ? "attribute_not_exists(pk) OR revision = :seen" : "revision = :seen")
                .expressionAttributeNames(addition.names)
                .expressionAttributeValues(addition.values));
    }

    private static List<Keys> keys(MeetingId meeting, List<AnswerKey> answers) {
        return answers.stream()
                .map(answer -> new Keys(Keys.partition(meeting), answer.row()))
                .toList();
    }

    private static Tally tally(MeetingId meeting, Row row) {
        String key = row.text("sk");
        if (key.startsWith(Keys.RSVP)) {
            return RsvpRow.read(meeting, row).tally();
        }
        if (key.startsWith(Keys.TOPIC)) {
            return DynamoTopics.read(meeting, row).tally();
        }
        throw new UnreadableRowException("sk");
    }

    private TransactWriteItem markCounted(Row row, Tally was, Tally tally) {
        Map<String, AttributeValue> values = asRead(row.number("version"), was);
        values.put(":tally", Row.value(tally));
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table.name())
                        .key(new Keys(row.text("pk"), row.text("sk")).item())
                        .updateExpression("SET " + COUNTED_AS + " = :tally REMOVE " + UNCOUNTED)
                        .conditionExpression(isAsRead(was))
                        .expressionAttributeValues(values)
                        .build())
                .build();
    }

    /// Parts of a transaction: an answer goes, and what it is counted as with it.
    ///
    /// @param condition what else must hold for it, if anything, and begins with ` AND `
    /// @param expected values that this condition names
    static List<TransactWriteItem> strike(
            Table table, Counted<?> answer, int version, String condition, Map<String, AttributeValue> expected) {
        Tally was = answer.countedAs();
        MeetingId meeting = answer.key().meeting();
        Map<String, AttributeValue> values = asRead(version, was);
        values.putAll(expected);
        TransactWriteItem gone = TransactWriteItem.builder()
                .delete(Delete.builder()
                        .tableName(table.name())
                        .key(new Keys(Keys.partition(meeting), answer.key().row()).item())
                        .conditionExpression(isAsRead(was) + condition)
                        .expressionAttributeValues(values)
                        .build())
                .build();
        return was.isNothing() ? List.of(gone) : List.of(gone, add(table, meeting, Tally.NOTHING.minus(was)));
    }

    /// Parts of a transaction: the answer goes from one key to another, and what it is counted as goes with
    /// it.
    ///
    /// @param row as it was read
    /// @param moved as it should be
    /// @param tally what it stands for then
    /// @param condition what else must hold for it, if anything, and begins with ` AND `
    /// @param expected values that this condition names
    static List<TransactWriteItem> move(
            Table table,
            Keys key,
            Row row,
            int version,
            Row moved,
            Tally tally,
            String condition,
            Map<String, AttributeValue> expected) {
        Tally was = row.tally(COUNTED_AS);
        Map<String, AttributeValue> values = asRead(version, was);
        values.putAll(expected);
        moved.attributes().remove(UNCOUNTED);
        if (!was.isNothing()) {
            moved.put(COUNTED_AS, was);
        }
        if (!tally.equals(was)) {
            moved.put(UNCOUNTED, true);
        }
        return List.of(
                TransactWriteItem.builder()
                        .delete(Delete.builder()
                                .tableName(table.name())
                                .key(key.item())
                                .conditionExpression(isAsRead(was) + condition)
                                .expressionAttributeValues(values)
                                .build())
                        .build(),
                table.putWhereNoneIs(moved, 0));
    }

    /// The version that was read is the version that is counted, and nobody counted it in between.
    ///
    /// @param was what the row was counted as; nothing, and it was never counted: no answer counts for nothing
    private static String isAsRead(Tally was) {
        return "version = :version AND "
                + (was.isNothing() ? "attribute_not_exists(" + COUNTED_AS + ")" : COUNTED_AS + " = :was");
    }

    private static Map<String, AttributeValue> asRead(long version, Tally was) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":version", Row.value(version));
        if (!was.isNothing()) {
            values.put(":was", Row.value(was));
        }
        return values;
    }

    private static TransactWriteItem add(Table table, MeetingId meeting, Tally difference) {
        Addition addition = new Addition(difference);
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table.name())
                        .key(Keys.tally(meeting).item())
                        .updateExpression(addition.expression())
                        .expressionAttributeNames(addition.names)
                        .expressionAttributeValues(addition.values)
                        .build())
                .build();
    }

    private static LiveTally live(Row row) {
        SortedMap<String, Long> counts = new TreeMap<>();
        row.attributes().keySet().stream()
                .filter(name -> name.contains("."))
                .forEach(name -> counts.put(name, row.number(name)));
        return new LiveTally(new Tally(counts), row.number(REVISION));
    }

    /// `ADD` of each count, and of one to the revision.
    private static final class Addition {
        private final Map<String, String> names = new HashMap<>();
        private final Map<String, AttributeValue> values = new HashMap<>();
        private final List<String> terms = new ArrayList<>();

        Addition(Tally tally) {
            tally.counts().forEach(this::add);
            add(REVISION, 1);
        }

        private void add(String attribute, long amount) {
            int number = terms.size();
            names.put("#c" + number, attribute);
            values.put(":c" + number, Row.value(amount));
            terms.add("#c" + number + " :c" + number);
        }

        String expression() {
            return "ADD " + String.join(", ", terms);
        }
    }
}
