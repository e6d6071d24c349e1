package nl.klankbord.local;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// What goes wrong with one request to DynamoDB.
sealed interface Fault {

    Fault NONE = new Later(Duration.ZERO, Duration.ZERO);

    /// Never reaches the table: the connection closes.
    Fault LOST_REQUEST = new Cut(false);

    /// The table does it, and nobody hears: the connection closes.
    Fault LOST_ANSWER = new Cut(true);

    /// The table does it; the answer breaks off half way.
    Fault TRUNCATED_ANSWER = new Spoilt(Spoilt.How.TRUNCATED);

    /// The table does it; the answer does not match its checksum.
    Fault WRONG_CHECKSUM = new Spoilt(Spoilt.How.CHECKSUM);

    /// The table does it; what comes back is whole, says 200, and is not JSON.
    Fault NOT_JSON = new Spoilt(Spoilt.How.NOT_JSON);

    /// The table does it; its answer comes a byte a second, so that no read of the socket ever waits long.
    Fault TRICKLE = new Spoilt(Spoilt.How.TRICKLE);

    /// Answered, but late. A request that waits is passed on also when its sender is gone by then.
    record Later(Duration before, Duration after) implements Fault {}

    record Cut(boolean afterwards) implements Fault {}

    record Spoilt(How how) implements Fault {

        enum How {
            TRUNCATED,
            CHECKSUM,
            NOT_JSON,
            TRICKLE
        }
    }

    /// DynamoDB says no, as it does on AWS; the table does nothing.
    ///
    /// @param body JSON
    record Refusal(int status, String name, String body) implements Fault {}

    static Fault before(Duration delay) {
        return new Later(delay, Duration.ZERO);
    }

    static Fault after(Duration delay) {
        return new Later(Duration.ZERO, delay);
    }

    /// @param type as in `ThrottlingException`
    static Fault error(int status, String type) {
        String space = List.of("ThrottlingException", "ValidationException", "UnrecognizedClientException")
                        .contains(type)
                ? "com.amazon.coral.service#"
                : "com.amazonaws.dynamodb.v20120810#";
        return new Refusal(
                status, type, "{\"__type\":\"" + space + type + "\",\"message\":\"Said by the test: " + type + "\"}");
    }

    /// @param reasons one for each write of the transaction, as in `TransactionConflict` or `None`
    static Fault cancelled(String... reasons) {
        String told = List.of(reasons).stream()
                .map(reason -> "{\"Code\":\"" + reason + "\"}")
                .collect(Collectors.joining(","));
        return new Refusal(
                400,
                "TransactionCanceledException " + String.join(" ", reasons),
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\",\"Message\":\"Transaction"
                        + " cancelled\",\"CancellationReasons\":[" + told + "]}");
    }
}
