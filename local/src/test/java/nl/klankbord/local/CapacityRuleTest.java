package nl.klankbord.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// DynamoDB Local tells the units that DynamoDB is documented to charge, so that they may be counted with it.
final class CapacityRuleTest {

    private static final ReturnConsumedCapacity TOTAL = ReturnConsumedCapacity.TOTAL;

    @TempDir
    private Path folder;

    @Test
    void dynamoDbLocalKeepsTheDocumentedRule() throws Exception {
        try (Deployed deployed = new Deployed(folder)) {
            DynamoDbClient dynamo = deployed.dynamo();
            for (int bytes : List.of(100, 1024, 1025, 2048, 2049, 4096, 4097, 9000)) {
                Map<String, AttributeValue> item = item(bytes);
                assertEquals(bytes, CapacityRule.size(item));
                assertEquals(CapacityRule.write(item), put(dynamo, item), bytes + " bytes, put");
                assertEquals(CapacityRule.read(item), get(dynamo, item), bytes + " bytes, got");
                assertEquals(
                        2 * CapacityRule.write(item),
                        transact(dynamo, List.of(item)),
                        bytes + " bytes, in a transaction");
            }
            List<Map<String, AttributeValue>> all = query(dynamo);
            assertEquals(8, all.size());
            assertEquals(CapacityRule.query(all), queryUnits(dynamo));
        }
    }

    /// Once this fails, SdkCall can take the units of a transaction from the answer.
    @Test
    void ofATransactionOfSeveralWritesItTellsTooLittle() throws Exception {
        try (Deployed deployed = new Deployed(folder)) {
            assertEquals(2, transact(deployed.dynamo(), List.of(item(200), item(201), item(202))), "documented: 6");
        }
    }

    /// With a value of every type that rows have; padded to the byte.
    private static Map<String, AttributeValue> item(int bytes) {
        Map<String, AttributeValue> item = new LinkedHashMap<>(Map.of(
                "pk", AttributeValue.fromS("P"),
                "sk", AttributeValue.fromS("%05d".formatted(bytes)),
                "number", AttributeValue.fromN("1824134401"),
                "flag", AttributeValue.fromBool(true),
                "list", AttributeValue.fromL(List.of(AttributeValue.fromS("é"), AttributeValue.fromM(Map.of()))),
                "map", AttributeValue.fromM(Map.of("a", AttributeValue.fromN("-7"))),
                "pad", AttributeValue.fromS("")));
        item.put("pad", AttributeValue.fromS("x".repeat((int) (bytes - CapacityRule.size(item)))));
        return item;
    }

    private static double put(DynamoDbClient dynamo, Map<String, AttributeValue> item) {
        return dynamo.putItem(
                        put -> put.tableName(EmbeddedDynamo.TABLE).item(item).returnConsumedCapacity(TOTAL))
                .consumedCapacity()
                .capacityUnits();
    }

    private static double get(DynamoDbClient dynamo, Map<String, AttributeValue> item) {
        Map<String, AttributeValue> key = new LinkedHashMap<>(item);
        key.keySet().retainAll(List.of("pk", "sk"));
        return dynamo.getItem(get -> get.tableName(EmbeddedDynamo.TABLE)
                        .key(key)
                        .consistentRead(true)
                        .returnConsumedCapacity(TOTAL))
                .consumedCapacity()
                .capacityUnits();
    }

    private static double transact(DynamoDbClient dynamo, List<Map<String, AttributeValue>> items) {
        List<TransactWriteItem> writes = items.stream()
                .map(item -> TransactWriteItem.builder()
                        .put(put -> put.tableName(EmbeddedDynamo.TABLE).item(item))
                        .build())
                .toList();
        return dynamo
                .transactWriteItems(request -> request.transactItems(writes).returnConsumedCapacity(TOTAL))
                .consumedCapacity()
                .stream()
                .mapToDouble(ConsumedCapacity::capacityUnits)
                .sum();
    }

    private static List<Map<String, AttributeValue>> query(DynamoDbClient dynamo) {
        return dynamo.query(query -> query.tableName(EmbeddedDynamo.TABLE)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("P"))))
                .items();
    }

    private static double queryUnits(DynamoDbClient dynamo) {
        return dynamo.query(query -> query.tableName(EmbeddedDynamo.TABLE)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("P")))
                        .consistentRead(true)
                        .returnConsumedCapacity(TOTAL))
                .consumedCapacity()
                .capacityUnits();
    }
}
