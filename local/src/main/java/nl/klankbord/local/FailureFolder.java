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

    /// What a schedule called a function with, once too often in vain.
    record FailedEvent(
            Template.Schedule schedule, Instant due, String event, int attempts, Invocation.Failed lastInvocation) {}

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
        failure.mapping()
                .failureQueue()
                .ifPresent(queue -> write(queue, failure.records().getFirst().sequenceNumber(), message(failure)));
    }

    void write(FailedEvent failure) {
        LOG.log(Level.WARNING, failure.schedule().function() + " gave up on " + failure.due());
        // Not every file system takes a colon in a name.
        String name = failure.due().toString().replace(":", "");
        failure.schedule().failureQueue().ifPresent(queue -> write(queue, name, message(failure)));
    }

    private void write(String queue, String name, Map<String, Object> message) {
        Path place = folder.resolve(queue);
        try {
            Files.createDirectories(place);
            DataFolder.replace(place.resolve(name + ".json"), Json.bytes(message));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
    private static Map<String, Object> message(FailedEvent failure) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("version", "1.0");
        message.put("timestamp", Instant.now());
        message.put("requestContext", request(failure.schedule().function(), "RetriesExhausted", failure.attempts()));
        message.put("requestPayload", Json.read(failure.event()).value());
        message.put("responseContext", response(failure.lastInvocation()));
        message.put(
                "responsePayload",
                Map.of("errorMessage", failure.lastInvocation().why()));
        return message;
    }

    private static Map<String, Object> request(String function, String condition, int attempts) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("requestId", UUID.randomUUID().toString());
        request.put("functionArn", LocalValues.functionArn(function));
        request.put("condition", condition);
        request.put("approximateInvokeCount", attempts);
        return request;
    }

    private static Map<String, Object> response(Invocation lastInvocation) {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("statusCode", 200);
        response.put("executedVersion", "$LATEST");
        if (lastInvocation instanceof Invocation.Failed) {
            response.put("functionError", "Unhandled");
        }
        return response;
    }

    /// https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
    private static Map<String, Object> message(Failure failure) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put(
                "requestContext", request(failure.mapping().function(), "RetryAttemptsExhausted", failure.attempts()));
        message.put("responseContext", response(failure.lastInvocation()));
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
