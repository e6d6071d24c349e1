package nl.klankbord.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Stands in for the queues of what could not be processed: a folder for each queue, a file for each message.
final class FailureFolder {
    private static final Logger LOG = System.getLogger(FailureFolder.class.getName());

    record Failure(
            Template.StreamMapping mapping,
            StreamShard shard,
            List<StreamRecord> records,
            int attempts,
            Invocation lastInvocation) {}

    private final Path folder;

    FailureFolder(Path folder) {
        this.folder = folder;
    }

    void write(Failure failure) {
        LOG.log(
                Level.WARNING,
                failure.mapping().function() + " gave up on "
                        + failure.records().size() + " record(s) from "
                        + failure.records().getFirst().sequenceNumber());
        if (failure.mapping().failureQueue().isEmpty()) {
            return;
        }
        Path queue = folder.resolve(failure.mapping().failureQueue().get());
        Path file = queue.resolve(failure.records().getFirst().sequenceNumber() + ".json");
        try {
            Files.createDirectories(queue);
            DataFolder.replace(file, Json.bytes(message(failure)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
    private static Map<String, Object> message(Failure failure) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("requestId", UUID.randomUUID().toString());
        request.put("functionArn", LocalValues.functionArn(failure.mapping().function()));
        request.put("condition", "RetryAttemptsExhausted");
        request.put("approximateInvokeCount", failure.attempts());
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("statusCode", 200);
        response.put("executedVersion", "$LATEST");
        if (failure.lastInvocation() instanceof Invocation.Failed) {
            response.put("functionError", "Unhandled");
        }
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("requestContext", request);
        message.put("responseContext", response);
        message.put("version", "1.0");
        message.put("timestamp", Instant.now());
        message.put("DDBStreamBatchInfo", batchInfo(failure));
        return message;
    }

    private static Map<String, Object> batchInfo(Failure failure) {
        StreamRecord first = failure.records().getFirst();
        StreamRecord last = failure.records().getLast();
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("shardId", failure.shard().id());
        info.put("startSequenceNumber", first.sequenceNumber());
        info.put("endSequenceNumber", last.sequenceNumber());
        info.put("approximateArrivalOfFirstRecord", Instant.ofEpochSecond((long) first.createdEpochSecond()));
        info.put("approximateArrivalOfLastRecord", Instant.ofEpochSecond((long) last.createdEpochSecond()));
        info.put("batchSize", failure.records().size());
        info.put("streamArn", failure.shard().streamArn());
        return info;
    }
}
