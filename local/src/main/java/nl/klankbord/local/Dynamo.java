package nl.klankbord.local;

import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// Where the machine's table is: in this process, or at an endpoint that somebody else started.
interface Dynamo extends AutoCloseable {
    String TABLE = "klankbord";

    URI url();

    /// The table is there when this returns.
    void start(Template.Table table) throws Exception;

    @Override
    void close();

    default void createIfAbsent(Template.Table table) {
        try (DynamoDbClient dynamo = client()) {
            try {
                dynamo.describeTable(request -> request.tableName(TABLE));
            } catch (ResourceNotFoundException _) {
                dynamo.createTable(request(table));
                table.ttl()
                        .ifPresent(attribute -> dynamo.updateTimeToLive(request -> request.tableName(TABLE)
                                .timeToLiveSpecification(
                                        ttl -> ttl.attributeName(attribute).enabled(true))));
            }
        }
    }

    private static CreateTableRequest request(Template.Table table) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(table.attributes().entrySet().stream()
                        .map(attribute -> AttributeDefinition.builder()
                                .attributeName(attribute.getKey())
                                .attributeType(attribute.getValue())
                                .build())
                        .toList())
                .keySchema(keys(table.keys()));
        if (!table.indexes().isEmpty()) {
            request.globalSecondaryIndexes(
                    table.indexes().stream().map(Dynamo::index).toList());
        }
        if (!table.streamView().isEmpty()) {
            request.streamSpecification(stream -> stream.streamEnabled(true).streamViewType(table.streamView()));
        }
        return request.build();
    }

    private static GlobalSecondaryIndex index(Template.Index index) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(keys(index.keys()))
                .projection(projection -> {
                    projection.projectionType(index.projection());
                    if (!index.included().isEmpty()) {
                        projection.nonKeyAttributes(index.included());
                    }
                })
                .build();
    }

    private static List<KeySchemaElement> keys(List<Template.Key> keys) {
        return keys.stream()
                .map(key -> KeySchemaElement.builder()
                        .attributeName(key.attribute())
                        .keyType(key.type())
                        .build())
                .toList();
    }

    default DynamoDbClient client() {
        return DynamoDbClient.builder()
                .endpointOverride(url())
                .region(Region.of(LocalValues.REGION))
                .credentialsProvider(credentials())
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    default DynamoDbStreamsClient streams() {
        return DynamoDbStreamsClient.builder()
                .endpointOverride(url())
                .region(Region.of(LocalValues.REGION))
                .credentialsProvider(credentials())
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private static StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    }
}
