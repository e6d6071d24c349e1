package nl.klankbord.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.component.LifeCycle;
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
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/// DynamoDB Local in this process, on 127.0.0.1 only.
///
/// Its own `ServerRunner` would listen on every address and has telemetry to switch off; its request handler in a
/// Jetty of ours does neither.
final class EmbeddedDynamo implements AutoCloseable {
    static final String TABLE = "klankbord";

    static {
        // Log4j's core takes a second to start, and DynamoDB Local tells its clients what went wrong anyway.
        System.setProperty("log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
        System.setProperty("org.apache.logging.log4j.simplelog.level", "FATAL");
    }

    private final Server jetty = new Server();
    private final ServerConnector connector = new ServerConnector(jetty, 1, 1);
    private final LocalDynamoDBServerHandler handler;

    /// The port is open when this returns; requests wait until [#start].
    EmbeddedDynamo(Optional<Path> folder) throws IOException {
        if (folder.isPresent()) {
            Files.createDirectories(folder.get());
        }
        boolean inMemory = folder.isEmpty();
        String path = folder.map(Path::toString).orElse("");
        this.handler = new LocalDynamoDBServerHandler(
                new LocalDynamoDBRequestHandler(0, inMemory, inMemory ? null : path, true, false), "http://127.0.0.1");
        connector.setHost("127.0.0.1");
        connector.setPort(0);
        connector.open();
        jetty.addConnector(connector);
        ContextHandler context = new ContextHandler("/");
        context.setHandler(handler);
        jetty.setHandler(context);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    void start(Template.Table table) throws Exception {
        jetty.start();
        createIfAbsent(table);
    }

    private void createIfAbsent(Template.Table table) {
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

    DynamoDbClient client() {
        return DynamoDbClient.builder()
                .endpointOverride(url())
                .region(Region.of(LocalValues.REGION))
                .credentialsProvider(credentials())
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    DynamoDbStreamsClient streams() {
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

    @Override
    public void close() {
        LifeCycle.stop(jetty);
        handler.close();
    }
}
