package nl.klankbord.dynamo;

import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/// The real DynamoDB Local, in memory, one for all tests of a run; each test has a table of its own.
public final class DynamoDbLocal {

    private static final AtomicInteger TABLES = new AtomicInteger();
    private static final DynamoDbClient CLIENT = start();

    private DynamoDbLocal() {}

    public static DynamoDbClient client() {
        return CLIENT;
    }

    public static Table newTable() {
        return new Table(CLIENT, newTableName());
    }

    public static String newTableName() {
        String name = "test-" + TABLES.incrementAndGet();
        CLIENT.createTable(request -> request.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("pk"), attribute("sk"), attribute("listed"))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                // As in template.yaml; what else the index has there is for the tests of the whole machine.
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("ByName")
                        .keySchema(key("pk", KeyType.HASH), key("listed", KeyType.RANGE))
                        .projection(projection -> projection.projectionType(ProjectionType.ALL))
                        .build()));
        return name;
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static DynamoDbClient start() {
        System.setProperty("log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
        System.setProperty("org.apache.logging.log4j.simplelog.level", "FATAL");
        System.setProperty("aws.region", "eu-west-1");
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        try {
            Server server = new Server();
            // Its threads must not keep the run alive: no test has to remember to stop it.
            ((org.eclipse.jetty.util.thread.QueuedThreadPool) server.getThreadPool()).setDaemon(true);
            ServerConnector connector = new ServerConnector(server, 1, 1);
            connector.setHost("127.0.0.1");
            server.addConnector(connector);
            server.setHandler(new ContextHandler(
                    new LocalDynamoDBServerHandler(
                            new LocalDynamoDBRequestHandler(0, true, null, true, false), "http://127.0.0.1"),
                    "/"));
            server.start();
            System.setProperty("aws.endpointUrlDynamoDb", "http://127.0.0.1:" + connector.getLocalPort());
            return Table.client(Table.SOMEBODY_WAITS);
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not start", e);
        }
    }
}
