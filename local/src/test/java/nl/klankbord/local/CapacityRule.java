package nl.klankbord.local;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What DynamoDB is documented to charge.
///
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html and
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
final class CapacityRule {

    private CapacityRule() {}

    /// @return units of an ordinary write, also of one whose condition did not hold; twice that in a transaction
    static int write(Map<String, AttributeValue> item) {
        return units(size(item), 1024);
    }

    /// @return units of a consistent read of one item
    static int read(Map<String, AttributeValue> item) {
        return units(size(item), 4096);
    }

    /// @return units of one page of a consistent query: the sizes are added first, and then rounded up
    static int query(Collection<Map<String, AttributeValue>> items) {
        return units(items.stream().mapToLong(CapacityRule::size).sum(), 4096);
    }

    private static int units(long bytes, int perUnit) {
        return Math.toIntExact(Math.max(1, Math.ceilDiv(bytes, perUnit)));
    }

    static long size(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToLong(attribute -> bytes(attribute.getKey()) + size(attribute.getValue()))
                .sum();
    }

    private static long size(AttributeValue value) {
        return switch (value.type()) {
            case S -> bytes(value.s());
            // One byte for two digits, and one more; a sign takes another.
            case N ->
                Math.ceilDiv(value.n().replaceAll("\\D", "").length(), 2)
                        + 1L
                        + (value.n().startsWith("-") ? 1 : 0);
            case BOOL, NUL -> 1;
            case L -> 3 + value.l().stream().mapToLong(item -> 1 + size(item)).sum();
            case M -> 3 + value.m().size() + size(value.m());
            default -> throw new IllegalArgumentException("Give CapacityRule the size of a " + value.type() + ".");
        };
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
