package nl.klankbord.dynamo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import nl.klankbord.meeting.InFlightException;
import nl.klankbord.meeting.UnavailableException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.endpoints.AccountIdEndpointMode;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// The one table, and how we ask it: consistent reads, bounded waits, and conflicts tried again.
public final class Table {

    /// The SDK does not retry a conflict of transactions; we do, this often, and then the sender may.
    private static final int TRIES = 4;

    /// Of an index; a page of DynamoDB has at most a megabyte, and mostly fewer rows than this.
    private static final int MOST_AT_ONCE = 10_000;

    /// How many times more rows to look at each time.
    private static final int FASTER = 8;

    /// DynamoDB gives no more rows at once by their keys (BatchGetItem).
    private static final int MOST_KEYS = 100;

    /// Of a whole partition, so that whoever passes rows on can begin at once; then as many as a page holds.
    private static final int AT_FIRST = 100;

    private static final int LONGEST_PAUSE_MILLIS = 80;

    /// Of a row that one at a time works at: it is in nobody's hand, or in that of somebody who is no more.
    static final String IS_FREE = "(attribute_not_exists(inHandSince) OR inHandSince < :free)";

    /// Time to live deletes up to days late.
    private static final String NONE_IS = "attribute_not_exists(pk) OR expiresAt <= :now";

    private final DynamoDbClient client;
    private final String name;
    private final Runnable pause;

    public Table(DynamoDbClient client, String name) {
        this(client, name, Table::waitAMoment);
    }

    /// @param pause what to do before asking again, when another was first
    public Table(DynamoDbClient client, String name, Runnable pause) {
        this.client = client;
        this.name = name;
        this.pause = pause;
    }

    /// How long a call may take in all, tries included, while somebody waits for a page; all calls of one request
    /// together have until its [Deadline].
    public static final Duration SOMEBODY_WAITS = Duration.ofSeconds(9);

    /// At night nobody waits, and a page of a large meeting may take its time.
    public static final Duration NOBODY_WAITS = Duration.ofSeconds(60);

    /// Made to start fast: the HTTP client with the fewest classes, and every setting said here that the SDK would
    /// look for in files and in places that a function does not have (`docs/decisions/0009-starting-fast.md`).
    ///
    /// @param patience for one call with its tries; a single try gets less than half of it
    public static DynamoDbClient client(Duration patience) {
        return client(
                patience,
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(2))
                        .socketTimeout(ofOneTry(patience))
                        .build(),
                credentials());
    }

    static DynamoDbClient client(Duration patience, SdkHttpClient http, AwsCredentialsProvider credentials) {
        ProfileFile noProfiles = ProfileFile.aggregator().build();
        return DynamoDbClient.builder()
                .region(new SystemSettingsRegionProvider().getRegion())
                .credentialsProvider(credentials)
                .defaultsMode(DefaultsMode.LEGACY)
                .accountIdEndpointMode(AccountIdEndpointMode.PREFERRED)
                .dualstackEnabled(false)
                .fipsEnabled(false)
                .httpClient(http)
                .overrideConfiguration(override -> override.apiCallTimeout(patience)
                        .apiCallAttemptTimeout(ofOneTry(patience))
                        .addExecutionInterceptor(new Deadline.Keeper(patience))
                        .scheduledExecutorService(timers())
                        .defaultProfileFile(noProfiles)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy()))
                .build();
    }

    /// What ends calls that take too long: as many as the SDK would make for a client, but gone while nobody calls.
    /// Where every function runs in one process there are many clients, and most of them wait.
    private static ScheduledExecutorService timers() {
        var timers = new ScheduledThreadPoolExecutor(
                5, Thread.ofPlatform().daemon().name("table-timer-", 1).factory());
        timers.setKeepAliveTime(10, TimeUnit.SECONDS);
        timers.allowCoreThreadTimeOut(true);
        // A call that ended in time leaves nothing that would keep them.
        timers.setRemoveOnCancelPolicy(true);
        return timers;
    }

    static Duration ofOneTry(Duration patience) {
        return patience.multipliedBy(4).dividedBy(9);
    }

    /// Where a function's credentials are: the environment, or with SnapStart the container's address. The local
    /// machine has them as properties.
    private static AwsCredentialsProvider credentials() {
        return AwsCredentialsProviderChain.of(
                SystemPropertyCredentialsProvider.create(),
                EnvironmentVariableCredentialsProvider.create(),
                ContainerCredentialsProvider.create());
    }

    Optional<Row> find(Keys key) {
        return asking(() -> {
            var answer = client.getItem(
                    request -> request.tableName(name).key(key.item()).consistentRead(true));
            return answer.hasItem() ? Optional.of(new Row(answer.item())) : Optional.empty();
        });
    }

    /// @return those that are there, in any order
    List<Row> findAll(List<Keys> keys) {
        List<Row> found = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += MOST_KEYS) {
            findSome(keys.subList(from, Math.min(from + MOST_KEYS, keys.size())), found);
        }
        return found;
    }

    private void findSome(List<Keys> keys, List<Row> found) {
        List<Map<String, AttributeValue>> rest = keys.stream().map(Keys::item).toList();
        while (!rest.isEmpty()) {
            var wanted =
                    KeysAndAttributes.builder().keys(rest).consistentRead(true).build();
            BatchGetItemResponse answer =
                    asking(() -> client.batchGetItem(request -> request.requestItems(Map.of(name, wanted))));
            answer.responses().getOrDefault(name, List.of()).forEach(item -> found.add(new Row(item)));
            KeysAndAttributes left = answer.unprocessedKeys().get(name);
            rest = left == null ? List.of() : left.keys();
        }
    }

    void put(Row row) {
        asking(() -> client.putItem(request -> request.tableName(name).item(row.attributes())));
    }

    /// Puts the row where none is, or in place of one that has this value.
    ///
    /// @return another row that was there, and still is; empty when this one was put
    Optional<Row> putInPlaceOf(Row row, String attribute, AttributeValue value) {
        PutItemRequest put = PutItemRequest.builder()
                .tableName(name)
                .item(row.attributes())
                .conditionExpression("attribute_not_exists(pk) OR #attribute = :value")
                .expressionAttributeNames(Map.of("#attribute", attribute))
                .expressionAttributeValues(Map.of(":value", value))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        return putting(put);
    }

    /// Puts the row where none is, or one that has expired: time to live deletes up to days late.
    ///
    /// @return the row that was there, and still is; empty when this one was put
    Optional<Row> putUnlessPresent(Row row, long nowEpochSecond) {
        PutItemRequest put = PutItemRequest.builder()
                .tableName(name)
                .item(row.attributes())
                .conditionExpression(NONE_IS)
                .expressionAttributeValues(Map.of(":now", Row.value(nowEpochSecond)))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        return putting(put);
    }

    private Optional<Row> putting(PutItemRequest put) {
        return asking(() -> {
            try {
                client.putItem(put);
                return Optional.empty();
            } catch (ConditionalCheckFailedException e) {
                return Optional.of(new Row(e.item()));
            }
        });
    }

    /// @return false when the condition did not hold
    boolean update(UpdateItemRequest.Builder update) {
        return updating(update).isPresent();
    }

    /// @return the row as it is then; empty when the condition did not hold
    Optional<Row> updated(UpdateItemRequest.Builder update) {
        return updating(update.returnValues(ReturnValue.ALL_NEW)).map(answer -> new Row(answer.attributes()));
    }

    private Optional<UpdateItemResponse> updating(UpdateItemRequest.Builder update) {
        UpdateItemRequest request = update.tableName(name).build();
        return asking(() -> {
            try {
                return Optional.of(client.updateItem(request));
            } catch (ConditionalCheckFailedException _) {
                return Optional.empty();
            }
        });
    }

    /// The SDK gives each call a token, so a lost answer that it asks for again is not written twice.
    ///
    /// @return empty when all was written; else nothing was, as a condition did not hold: a reason for each write
    List<CancellationReason> writeTogether(List<TransactWriteItem> writes) {
        return asking(() -> {
            try {
                client.transactWriteItems(request -> request.transactItems(writes));
                return List.of();
            } catch (TransactionCanceledException e) {
                if (hasReason(e, "ConditionalCheckFailed")) {
                    return e.cancellationReasons();
                }
                throw e;
            }
        });
    }

    /// @return the rows that stood in the way of [#putWhereNoneIs]
    static List<Row> present(List<CancellationReason> reasons) {
        List<Row> present = new ArrayList<>();
        for (CancellationReason reason : reasons) {
            if (reason.hasItem() && !reason.item().isEmpty()) {
                present.add(new Row(reason.item()));
            }
        }
        return present;
    }

    /// Part of a transaction: as [#putUnlessPresent].
    TransactWriteItem putWhereNoneIs(Row row, long nowEpochSecond) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(name)
                        .item(row.attributes())
                        .conditionExpression(NONE_IS)
                        .expressionAttributeValues(Map.of(":now", Row.value(nowEpochSecond)))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build())
                .build();
    }

    /// Part of a transaction, in place of what is there.
    TransactWriteItem inTransaction(Row row) {
        return TransactWriteItem.builder()
                .put(Put.builder().tableName(name).item(row.attributes()).build())
                .build();
    }

    /// Part of a transaction: the row gets these attributes, and loses those of `optional` that it has no more. What
    /// else is on it stays.
    ///
    /// @param expected values that the condition names
    TransactWriteItem replace(Row row, Set<String> optional, String condition, Map<String, AttributeValue> expected) {
        Map<String, AttributeValue> values = new HashMap<>(expected);
        Map<String, String> names = new HashMap<>();
        List<String> set = new ArrayList<>();
        Map<String, AttributeValue> key = new HashMap<>();
        row.attributes().forEach((attribute, value) -> {
            if (attribute.equals("pk") || attribute.equals("sk")) {
                key.put(attribute, value);
            } else {
                names.put("#" + attribute, attribute);
                values.put(":" + attribute + "Now", value);
                set.add("#" + attribute + " = :" + attribute + "Now");
            }
        });
        List<String> gone = optional.stream()
                .filter(attribute -> !row.has(attribute))
                .map(attribute -> "#" + attribute)
                .toList();
        gone.forEach(alias -> names.put(alias, alias.substring(1)));
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(name)
                        .key(key)
                        .updateExpression("SET " + String.join(", ", set)
                                + (gone.isEmpty() ? "" : " REMOVE " + String.join(", ", gone)))
                        .conditionExpression(condition)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .build())
                .build();
    }

    /// Part of a transaction: the row must be there, and goes.
    TransactWriteItem deletePresent(Keys key) {
        return TransactWriteItem.builder()
                .delete(Delete.builder()
                        .tableName(name)
                        .key(key.item())
                        .conditionExpression("attribute_exists(pk)")
                        .build())
                .build();
    }

    /// Part of a transaction: nothing is written unless this holds for that row.
    TransactWriteItem check(Keys key, String condition, Map<String, AttributeValue> expected) {
        return TransactWriteItem.builder()
                .conditionCheck(ConditionCheck.builder()
                        .tableName(name)
                        .key(key.item())
                        .conditionExpression(condition)
                        .expressionAttributeValues(expected)
                        .build())
                .build();
    }

    /// Takes the row away if this attribute still has this value.
    void deleteWhere(Keys key, String attribute, AttributeValue value) {
        asking(() -> {
            try {
                return client.deleteItem(request -> request.tableName(name)
                        .key(key.item())
                        .conditionExpression("#attribute = :value")
                        .expressionAttributeNames(Map.of("#attribute", attribute))
                        .expressionAttributeValues(Map.of(":value", value)));
            } catch (ConditionalCheckFailedException _) {
                return DeleteItemResponse.builder().build();
            }
        });
    }

    void delete(Keys key) {
        asking(() -> client.deleteItem(request -> request.tableName(name).key(key.item())));
    }

    /// @return the row with the least sort key that starts so
    Optional<Row> first(String partition, String prefix) {
        QueryRequest query = starting(partition, prefix).limit(1).build();
        return asking(() -> client.query(query)).items().stream().findFirst().map(Row::new);
    }

    /// Hands over the rows of one partition whose sort key starts so, in its order, a page at a time.
    void each(String partition, String prefix, Consumer<Row> each) {
        Map<String, AttributeValue> from = Map.of();
        do {
            QueryRequest query = starting(partition, prefix)
                    .limit(from.isEmpty() ? AT_FIRST : null)
                    .exclusiveStartKey(from.isEmpty() ? null : from)
                    .build();
            QueryResponse page = asking(() -> client.query(query));
            page.items().forEach(item -> each.accept(new Row(item)));
            from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : Map.of();
        } while (!from.isEmpty());
    }

    /// As [#each], from behind a key on, for as long as more is wanted.
    ///
    /// @param after a key of that partition with that prefix, whether there is such a row or not
    /// @param atOnce how many rows to ask for at a time
    /// @param each says whether it wants another
    void eachWhile(String partition, String prefix, Optional<Keys> after, int atOnce, Predicate<Row> each) {
        Map<String, AttributeValue> from = after.map(Keys::item).orElse(Map.of());
        do {
            QueryRequest query = starting(partition, prefix)
                    .limit(atOnce)
                    .exclusiveStartKey(from.isEmpty() ? null : from)
                    .build();
            QueryResponse page = asking(() -> client.query(query));
            for (Map<String, AttributeValue> item : page.items()) {
                if (!each.test(new Row(item))) {
                    return;
                }
            }
            from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : Map.of();
        } while (!from.isEmpty());
    }

    /// As [#each], of an index, for as long as more is wanted. An index follows the table within a moment, so what is
    /// read there may be a moment old.
    ///
    /// @param after a row of that partition
    /// @param atFirst how many rows to look at to begin with; ever more at a time when more are wanted, as
    ///     what a filter lets through is either near or rare
    /// @param filter which of the rows are handed over; empty for all
    void eachIndexed(
            String index,
            String partition,
            Map<String, AttributeValue> after,
            int atFirst,
            String filter,
            Map<String, AttributeValue> values,
            Predicate<Row> each) {
        Map<String, AttributeValue> from = after;
        Map<String, AttributeValue> all = new HashMap<>(values);
        all.put(":pk", AttributeValue.fromS(partition));
        int atOnce = atFirst;
        do {
            QueryRequest query = QueryRequest.builder()
                    .tableName(name)
                    .indexName(index)
                    .limit(atOnce)
                    .keyConditionExpression("pk = :pk")
                    .filterExpression(filter.isEmpty() ? null : filter)
                    .expressionAttributeValues(all)
                    .exclusiveStartKey(from.isEmpty() ? null : from)
                    .build();
            QueryResponse page = asking(() -> client.query(query));
            for (Map<String, AttributeValue> item : page.items()) {
                if (!each.test(new Row(item))) {
                    return;
                }
            }
            atOnce = Math.min(MOST_AT_ONCE, atOnce * FASTER);
            from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : Map.of();
        } while (!from.isEmpty());
    }

    private QueryRequest.Builder starting(String partition, String prefix) {
        return QueryRequest.builder()
                .tableName(name)
                .keyConditionExpression("pk = :pk AND begins_with(sk, :prefix)")
                .expressionAttributeValues(
                        Map.of(":pk", AttributeValue.fromS(partition), ":prefix", AttributeValue.fromS(prefix)))
                .consistentRead(true);
    }

    String name() {
        return name;
    }

    private <T> T asking(Supplier<T> question) {
        for (int attempt = 1; ; attempt++) {
            try {
                return question.get();
            } catch (SdkException e) {
                if (isConflict(e) && attempt == TRIES && isAboutTheFirst(e)) {
                    throw new InFlightException(e);
                }
                if (!isConflict(e) || attempt == TRIES) {
                    throw new UnavailableException("the table did not answer: " + reason(e), e);
                }
                pause();
            }
        }
    }

    /// As DynamoDB names it, such as `AccessDeniedException`; its message may quote an item, so it stays out.
    private static String reason(SdkException e) {
        return e instanceof AwsServiceException refused && refused.awsErrorDetails() != null
                ? refused.awsErrorDetails().errorCode()
                : "no answer";
    }

    private static boolean isConflict(SdkException e) {
        return e instanceof TransactionConflictException
                || e instanceof TransactionInProgressException
                || (e instanceof TransactionCanceledException cancelled && hasReason(cancelled, "TransactionConflict"));
    }

    /// The first row of a transaction is the answer itself; the others are seats and counts, which everybody wants.
    private static boolean isAboutTheFirst(SdkException e) {
        return !(e instanceof TransactionCanceledException cancelled)
                || (cancelled.hasCancellationReasons()
                        && "TransactionConflict"
                                .equals(cancelled
                                        .cancellationReasons()
                                        .getFirst()
                                        .code()));
    }

    private static boolean hasReason(TransactionCanceledException cancelled, String code) {
        return cancelled.cancellationReasons().stream().anyMatch(reason -> code.equals(reason.code()));
    }

    /// So that two who met do not meet again.
    void pause() {
        pause.run();
    }

    private static void waitAMoment() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(1, LONGEST_PAUSE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
