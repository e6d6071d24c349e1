package nl.klankbord.dynamo;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.klankbord.tally.Tally;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Attributes of an item, or of a map in one, with a name and a type.
///
/// What is asked for and is not there makes the row unreadable: [UnreadableRowException].
final class Row {

    private final Map<String, AttributeValue> attributes;

    Row(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    static Row at(Keys key) {
        return new Row(new LinkedHashMap<>(key.item()));
    }

    static Row empty() {
        return new Row(new LinkedHashMap<>());
    }

    Map<String, AttributeValue> attributes() {
        return attributes;
    }

    Row put(String name, String value) {
        attributes.put(name, AttributeValue.fromS(value));
        return this;
    }

    Row put(String name, Optional<String> value) {
        value.ifPresent(present -> put(name, present));
        return this;
    }

    Row put(String name, long value) {
        attributes.put(name, value(value));
        return this;
    }

    Row put(String name, boolean value) {
        attributes.put(name, AttributeValue.fromBool(value));
        return this;
    }

    Row put(String name, List<Row> rows) {
        attributes.put(
                name,
                AttributeValue.fromL(rows.stream()
                        .map(row -> AttributeValue.fromM(row.attributes))
                        .toList()));
        return this;
    }

    Row put(String name, Row row) {
        attributes.put(name, AttributeValue.fromM(row.attributes));
        return this;
    }

    Row put(String name, Set<String> words) {
        attributes.put(
                name,
                AttributeValue.fromL(words.stream().map(AttributeValue::fromS).toList()));
        return this;
    }

    Row put(String name, Tally tally) {
        attributes.put(name, value(tally));
        return this;
    }

    /// @return false when it has expired: time to live deletes up to days late
    boolean isThere(Clock clock) {
        return number("expiresAt") > clock.instant().getEpochSecond();
    }

    static AttributeValue value(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    static AttributeValue value(Tally tally) {
        Row counts = empty();
        tally.counts().forEach(counts::put);
        return AttributeValue.fromM(counts.attributes);
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    String text(String name) {
        return require(name, find(name).s());
    }

    Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    long number(String name) {
        return Long.parseLong(require(name, find(name).n()));
    }

    boolean flag(String name) {
        return require(name, find(name).bool());
    }

    Instant instant(String name) {
        return Instant.parse(text(name));
    }

    /// By name, as a map has no order of its own.
    Row row(String name) {
        return new Row(new TreeMap<>(find(name).m()));
    }

    List<Row> rows(String name) {
        return find(name).l().stream().map(value -> new Row(value.m())).toList();
    }

    List<String> texts(String name) {
        return find(name).l().stream().map(value -> require(name, value.s())).toList();
    }

    /// @return nothing when there is no such attribute
    Tally tally(String name) {
        if (!has(name)) {
            return Tally.NOTHING;
        }
        SortedMap<String, Long> counts = new TreeMap<>();
        find(name).m().forEach((counter, value) -> counts.put(counter, Long.parseLong(require(counter, value.n()))));
        return new Tally(counts);
    }

    private AttributeValue find(String name) {
        return require(name, attributes.get(name));
    }

    private static <T> T require(String name, @Nullable T value) {
        if (value == null) {
            throw new UnreadableRowException(name);
        }
        return value;
    }
}
