package nl.klankbord.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/// Delivers one batch until each of its records is dealt with: taken, or given up and written down.
///
/// The rules are Lambda's: https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html
final class StreamDelivery {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Template.StreamMapping mapping;
    private final Functions functions;
    private final FailureFolder failures;
    private final Duration firstPause;

    StreamDelivery(Template.StreamMapping mapping, Functions functions, FailureFolder failures, Duration firstPause) {
        this.mapping = mapping;
        this.functions = functions;
        this.failures = failures;
        this.firstPause = firstPause;
    }

    /// Tells `dealtWith` each sequence number up to which everything is dealt with, in order.
    void deliver(StreamShard shard, List<StreamRecord> batch, Consumer<String> dealtWith) throws InterruptedException {
        List<StreamRecord> rest = batch;
        int attempts = 0;
        while (!rest.isEmpty()) {
            Invocation invocation = functions.invoke(mapping.function(), StreamRecord.batch(rest));
            attempts++;
            int taken = taken(invocation, rest);
            if (taken > 0) {
                dealtWith.accept(rest.get(taken - 1).sequenceNumber());
                rest = rest.subList(taken, rest.size());
                attempts = 0;
            } else if (mapping.bisects() && rest.size() > 1) {
                // Halving does not count as an attempt.
                int half = rest.size() / 2;
                deliver(shard, rest.subList(0, half), dealtWith);
                deliver(shard, rest.subList(half, rest.size()), dealtWith);
                return;
            } else if (mapping.maximumRetries() >= 0 && attempts > mapping.maximumRetries()) {
                failures.write(new FailureFolder.Failure(mapping, shard, rest, attempts, invocation));
                dealtWith.accept(rest.getLast().sequenceNumber());
                return;
            } else {
                pause(attempts);
            }
        }
    }

    /// How many records from the start of the batch the function took.
    private int taken(Invocation invocation, List<StreamRecord> batch) {
        return switch (invocation) {
            case Invocation.Failed _ -> 0;
            case Invocation.Returned returned when mapping.reportsItemFailures() -> takenAsReported(returned, batch);
            case Invocation.Returned _ -> batch.size();
        };
    }

    private static int takenAsReported(Invocation.Returned returned, List<StreamRecord> batch) {
        Optional<Set<String>> failed = failed(returned);
        if (failed.isEmpty()) {
            return 0;
        }
        List<String> numbers = new ArrayList<>();
        batch.forEach(record -> numbers.add(record.sequenceNumber()));
        if (!numbers.containsAll(failed.get())) {
            return 0;
        }
        for (int i = 0; i < numbers.size(); i++) {
            if (failed.get().contains(numbers.get(i))) {
                return i;
            }
        }
        return batch.size();
    }

    /// Empty when the answer cannot be read: the whole batch failed then. No answer at all is success.
    private static Optional<Set<String>> failed(Invocation.Returned returned) {
        try {
            return Optional.of(
                    returned.answer().isBlank()
                            ? Set.of()
                            : Json.read(returned.answer()).at("batchItemFailures").items().stream()
                                    .map(failure -> failure.at("itemIdentifier").text())
                                    .collect(Collectors.toSet()));
        } catch (JacksonException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private void pause(int attempts) throws InterruptedException {
        Duration pause = firstPause.multipliedBy(1L << Math.min(attempts - 1, 10));
        Thread.sleep(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }
}
