package nl.klankbord.local;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// Stands in for one event source mapping: reads the table's stream and hands batches to the function.
///
/// A shard waits until its parent was read to the end, so that the changes of one item arrive in order.
final class StreamReader implements AutoCloseable {
    private static final Logger LOG = System.getLogger(StreamReader.class.getName());

    /// Five polls a second is AWS's limit for a shard; twice that makes a local change felt at once.
    private static final Duration POLL = Duration.ofMillis(100);

    /// New shards appear rarely: DynamoDB splits a stream's shard after about four hours.
    private static final Duration SHARDS_AGE = Duration.ofSeconds(10);

    private final Template.StreamMapping mapping;
    private final DynamoDbStreamsClient streams;
    private final StreamPositions positions;
    private final StreamDelivery delivery;
    private final String streamArn;
    private final Map<String, String> iterators = new HashMap<>();
    private List<StreamShard> shards = List.of();
    private long shardsReadNanos;
    private final Thread thread;
    private volatile boolean isStopping;

    StreamReader(Template.StreamMapping mapping, Dynamo dynamo, StreamPositions positions, StreamDelivery delivery) {
        this.mapping = mapping;
        this.streams = dynamo.streams();
        this.positions = positions;
        this.delivery = delivery;
        try (DynamoDbClient table = dynamo.client()) {
            this.streamArn = table.describeTable(request -> request.tableName(Dynamo.TABLE))
                    .table()
                    .latestStreamArn();
        }
        this.thread =
                Thread.ofPlatform().daemon().name("stream-" + mapping.id()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!isStopping && !Thread.currentThread().isInterrupted()) {
            try {
                if (!readOnce()) {
                    Thread.sleep(POLL);
                }
            } catch (InterruptedException _) {
                return;
            } catch (SdkException e) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                LOG.log(Level.WARNING, "The stream could not be read; trying again", e);
                iterators.clear();
                shards = List.of();
                try {
                    Thread.sleep(Duration.ofSeconds(1));
                } catch (InterruptedException _) {
                    return;
                }
            }
        }
    }

    private boolean readOnce() throws InterruptedException {
        if (shards.isEmpty() || System.nanoTime() - shardsReadNanos > SHARDS_AGE.toNanos()) {
            readShards();
        }
        boolean found = false;
        for (StreamShard shard : shards) {
            if (!isRead(shard) && parentIsRead(shard)) {
                found |= read(shard);
            }
        }
        return found;
    }

    private void readShards() {
        List<StreamShard> found = new ArrayList<>();
        String last = null;
        do {
            DescribeStreamResponse page = streams.describeStream(DescribeStreamRequest.builder()
                    .streamArn(streamArn)
                    .exclusiveStartShardId(last)
                    .build());
            page.streamDescription()
                    .shards()
                    .forEach(shard -> found.add(new StreamShard(
                            streamArn,
                            shard.shardId(),
                            Optional.ofNullable(shard.parentShardId()).orElse(""))));
            last = page.streamDescription().lastEvaluatedShardId();
        } while (last != null);
        Set<String> ids = new HashSet<>();
        found.forEach(shard -> ids.add(shard.id()));
        positions.keepOnly(mapping.id(), ids);
        shards = found;
        shardsReadNanos = System.nanoTime();
    }

    private boolean isRead(StreamShard shard) {
        return positions
                .find(mapping.id(), shard.id())
                .filter(StreamPositions.END::equals)
                .isPresent();
    }

    private boolean parentIsRead(StreamShard shard) {
        return shards.stream()
                .filter(parent -> parent.id().equals(shard.parentId()))
                .allMatch(this::isRead);
    }

    private boolean read(StreamShard shard) throws InterruptedException {
        GetRecordsResponse page;
        try {
            String iterator = iterators.computeIfAbsent(shard.id(), _ -> iterator(shard));
            page = streams.getRecords(request -> request.shardIterator(iterator));
        } catch (ExpiredIteratorException _) {
            iterators.remove(shard.id());
            return true;
        }
        // Until the page is delivered, a failure starts again from the position on disk.
        iterators.remove(shard.id());
        List<StreamRecord> records = page.records().stream()
                .map(record -> StreamRecord.of(record, streamArn))
                .toList();
        if (!deliver(shard, records)) {
            return false;
        }
        if (page.nextShardIterator() == null) {
            positions.moveTo(mapping.id(), shard.id(), StreamPositions.END);
            shards = List.of();
        } else {
            iterators.put(shard.id(), page.nextShardIterator());
        }
        return !records.isEmpty();
    }

    private String iterator(StreamShard shard) {
        GetShardIteratorRequest.Builder request =
                GetShardIteratorRequest.builder().streamArn(streamArn).shardId(shard.id());
        Optional<String> position = positions.find(mapping.id(), shard.id());
        if (position.isPresent()) {
            try {
                return streams.getShardIterator(request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                                .sequenceNumber(position.get())
                                .build())
                        .shardIterator();
            } catch (TrimmedDataAccessException _) {
                LOG.log(Level.WARNING, "The stream no longer holds what follows " + position.get());
            }
        }
        return streams.getShardIterator(request.shardIteratorType(ShardIteratorType.TRIM_HORIZON)
                        .sequenceNumber(null)
                        .build())
                .shardIterator();
    }

    /// Answers false when the machine stops before all are delivered; the position on disk knows how far it came.
    private boolean deliver(StreamShard shard, List<StreamRecord> records) throws InterruptedException {
        List<StreamRecord> wanted =
                records.stream().filter(record -> passes(record.event())).toList();
        for (int from = 0; from < wanted.size(); from += mapping.batchSize()) {
            if (isStopping) {
                return false;
            }
            delivery.deliver(
                    shard,
                    wanted.subList(from, Math.min(wanted.size(), from + mapping.batchSize())),
                    last -> positions.moveTo(mapping.id(), shard.id(), last));
        }
        if (!records.isEmpty()) {
            positions.moveTo(mapping.id(), shard.id(), records.getLast().sequenceNumber());
        }
        return true;
    }

    private boolean passes(Tree event) {
        return mapping.patterns().isEmpty() || mapping.patterns().stream().anyMatch(pattern -> pattern.matches(event));
    }

    @Override
    public void close() {
        // What is under way is finished: an interrupted count would be counted again, but be told of as a failure.
        isStopping = true;
        try {
            if (thread.isAlive() && !thread.join(Duration.ofSeconds(5))) {
                thread.interrupt();
                thread.join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        streams.close();
    }
}
