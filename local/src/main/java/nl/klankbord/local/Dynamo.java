package nl.klankbord.local;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
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
                .keySchema(table.keys().stream()
                        .map(key -> KeySchemaElement.builder()
                                .attributeName(key.attribute())
                                .keyType(key.type())
                                .build())
                        .toList());
        if (!table.streamView().isEmpty()) {
            request.streamSpecification(stream -> stream.streamEnabled(true).streamViewType(table.streamView()));
        }
        return request.build();
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
