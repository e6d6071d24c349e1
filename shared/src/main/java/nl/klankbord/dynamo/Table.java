package nl.klankbord.dynamo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// The one table, and how we ask it: consistent reads, bounded waits, and conflicts tried again.
public final class Table {

    /// The SDK does not retry a conflict of transactions; we do, this often, and then the sender may.
    private static final int TRIES = 4;

    private static final int LONGEST_PAUSE_MILLIS = 80;

    private final DynamoDbClient client;
    private final String name;

    public Table(DynamoDbClient client, String name) {
        this.client = client;
        this.name = name;
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
                        .defaultProfileFile(noProfiles)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy()))
                .build();
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

    /// @param keys at most 100
    List<Row> findAll(List<Keys> keys) {
        List<Row> found = new ArrayList<>();
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
        return found;
    }

    void put(Row row) {
        asking(() -> client.putItem(request -> request.tableName(name).item(row.attributes())));
    }

    /// Puts the row where none is, or one that has expired: time to live deletes up to days late.
    ///
    /// @return the row that was there, and still is; empty when this one was put
    Optional<Row> putUnlessPresent(Row row, long nowEpochSecond) {
        PutItemRequest put = PutItemRequest.builder()
                .tableName(name)
                .item(row.attributes())
                .conditionExpression("attribute_not_exists(pk) OR expiresAt <= :now")
                .expressionAttributeValues(Map.of(":now", AttributeValue.fromN(Long.toString(nowEpochSecond))))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
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
        UpdateItemRequest request = update.tableName(name).build();
        return asking(() -> {
            try {
                client.updateItem(request);
                return true;
            } catch (ConditionalCheckFailedException e) {
                return false;
            }
        });
    }

    /// @return false when a condition did not hold; nothing is written then
    boolean writeTogether(List<TransactWriteItem> writes) {
        return asking(() -> {
            try {
                client.transactWriteItems(request -> request.transactItems(writes));
                return true;
            } catch (TransactionCanceledException e) {
                if (hasReason(e, "ConditionalCheckFailed")) {
                    return false;
                }
                throw e;
            }
        });
    }

    /// Hands over the rows of one partition whose sort key starts so, in its order, a page at a time.
    void each(String partition, String prefix, Consumer<Row> each) {
        Map<String, AttributeValue> from = Map.of();
        do {
            QueryRequest query = QueryRequest.builder()
                    .tableName(name)
                    .keyConditionExpression("pk = :pk AND begins_with(sk, :prefix)")
                    .expressionAttributeValues(
                            Map.of(":pk", AttributeValue.fromS(partition), ":prefix", AttributeValue.fromS(prefix)))
                    .exclusiveStartKey(from.isEmpty() ? null : from)
                    .consistentRead(true)
                    .build();
            QueryResponse page = asking(() -> client.query(query));
            page.items().forEach(item -> each.accept(new Row(item)));
            from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : Map.of();
        } while (!from.isEmpty());
    }

    String name() {
        return name;
    }

    private static <T> T asking(Supplier<T> question) {
        for (int attempt = 1; ; attempt++) {
            try {
                return question.get();
            } catch (SdkException e) {
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

    private static boolean hasReason(TransactionCanceledException cancelled, String code) {
        return cancelled.cancellationReasons().stream().anyMatch(reason -> code.equals(reason.code()));
    }

    /// Jittered, so that two who met do not meet again.
    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(1, LONGEST_PAUSE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
