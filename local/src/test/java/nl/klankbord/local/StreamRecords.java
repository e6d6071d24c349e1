package nl.klankbord.local;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// What the real stream of DynamoDB Local told of.
final class StreamRecords {

    private StreamRecords() {}

    /// @return all of it, from the first change on
    static List<StreamRecord> all(EmbeddedDynamo dynamo) {
        try (DynamoDbClient client = dynamo.client();
                DynamoDbStreamsClient streams = dynamo.streams()) {
            String arn = client.describeTable(request -> request.tableName(Dynamo.TABLE))
                    .table()
                    .latestStreamArn();
            return streams.describeStream(request -> request.streamArn(arn)).streamDescription().shards().stream()
                    .map(shard -> streams.getShardIterator(request -> request.streamArn(arn)
                                    .shardId(shard.shardId())
                                    .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                            .shardIterator())
                    .flatMap(iterator ->
                            streams.getRecords(request -> request.shardIterator(iterator)).records().stream())
                    .map(record -> StreamRecord.of(record, arn))
                    .toList();
        }
    }
}
