package nl.klankbord.history;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// The positive control: a store as the peers have it. It looks whether all conditions hold, and then writes without
/// them, one row after the other. Everything above it is the very code that is tested.
final class CheckThenInsert implements DynamoDbClient {

    private static final Pattern ALIAS = Pattern.compile("[:#][A-Za-z0-9_]+");

    private final DynamoDbClient real;

    CheckThenInsert(DynamoDbClient real) {
        this.real = real;
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return real.getItem(request);
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return real.batchGetItem(request);
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        return real.query(request);
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        return real.deleteItem(request);
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        single(TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(request.tableName())
                        .item(request.item())
                        .conditionExpression(request.conditionExpression())
                        .expressionAttributeNames(request.expressionAttributeNames())
                        .expressionAttributeValues(request.expressionAttributeValues())
                        .build())
                .build());
        return PutItemResponse.builder().build();
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        single(TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(request.tableName())
                        .key(request.key())
                        .updateExpression(request.updateExpression())
                        .conditionExpression(request.conditionExpression())
                        .expressionAttributeNames(request.expressionAttributeNames())
                        .expressionAttributeValues(request.expressionAttributeValues())
                        .build())
                .build());
        return UpdateItemResponse.builder().build();
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        check(request.transactItems());
        request.transactItems().forEach(this::insert);
        return TransactWriteItemsResponse.builder().build();
    }

    private void single(TransactWriteItem write) {
        try {
            check(List.of(write));
        } catch (TransactionCanceledException e) {
            if (e.cancellationReasons().getFirst().code().equals("ConditionalCheckFailed")) {
                throw ConditionalCheckFailedException.builder()
                        .item(e.cancellationReasons().getFirst().item())
                        .build();
            }
            throw e;
        }
        insert(write);
    }

    private void check(List<TransactWriteItem> writes) {
        real.transactWriteItems(request -> request.transactItems(
                writes.stream().map(CheckThenInsert::check).toList()));
    }

    private static TransactWriteItem check(TransactWriteItem write) {
        ConditionCheck.Builder check = ConditionCheck.builder()
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        if (write.put() != null) {
            Put put = write.put();
            check.tableName(put.tableName()).key(key(put.item()));
            condition(
                    check, put.conditionExpression(), put.expressionAttributeNames(), put.expressionAttributeValues());
        } else if (write.update() != null) {
            Update update = write.update();
            check.tableName(update.tableName()).key(update.key());
            condition(
                    check,
                    update.conditionExpression(),
                    update.expressionAttributeNames(),
                    update.expressionAttributeValues());
        } else {
            Delete delete = write.delete();
            check.tableName(delete.tableName()).key(delete.key());
            condition(check, delete.conditionExpression(), Map.of(), Map.of());
        }
        return TransactWriteItem.builder().conditionCheck(check.build()).build();
    }

    private static void condition(
            ConditionCheck.Builder check,
            @Nullable String condition,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        // A write without a condition: one that always holds.
        String expression = condition == null ? "attribute_exists(pk) OR attribute_not_exists(pk)" : condition;
        check.conditionExpression(expression);
        Map<String, String> usedNames = used(expression, names);
        Map<String, AttributeValue> usedValues = used(expression, values);
        if (!usedNames.isEmpty()) {
            check.expressionAttributeNames(usedNames);
        }
        if (!usedValues.isEmpty()) {
            check.expressionAttributeValues(usedValues);
        }
    }

    private void insert(TransactWriteItem write) {
        if (write.put() != null) {
            real.putItem(request ->
                    request.tableName(write.put().tableName()).item(write.put().item()));
        } else if (write.update() != null) {
            Update update = write.update();
            Map<String, String> names = used(update.updateExpression(), update.expressionAttributeNames());
            real.updateItem(request -> {
                request.tableName(update.tableName())
                        .key(update.key())
                        .updateExpression(update.updateExpression())
                        .expressionAttributeValues(used(update.updateExpression(), update.expressionAttributeValues()));
                if (!names.isEmpty()) {
                    request.expressionAttributeNames(names);
                }
            });
        } else {
            real.deleteItem(request -> request.tableName(write.delete().tableName())
                    .key(write.delete().key()));
        }
    }

    private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
        return Map.of("pk", require(item, "pk"), "sk", require(item, "sk"));
    }

    private static AttributeValue require(Map<String, AttributeValue> item, String name) {
        return java.util.Objects.requireNonNull(item.get(name), name);
    }

    /// DynamoDB refuses names and values that an expression does not use.
    private static <T> Map<String, T> used(String expression, Map<String, T> all) {
        Collection<String> aliases =
                ALIAS.matcher(expression).results().map(MatchResult::group).toList();
        Map<String, T> used = new TreeMap<>(all);
        used.keySet().retainAll(aliases);
        return used;
    }

    @Override
    public String serviceName() {
        return real.serviceName();
    }

    @Override
    public void close() {
        real.close();
    }
}
