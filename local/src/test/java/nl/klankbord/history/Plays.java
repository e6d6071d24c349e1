package nl.klankbord.history;

import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import nl.klankbord.dynamo.DynamoDbLocal;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Many seeds, on the two cores that a machine has at least.
final class Plays implements Play.Tables {

    private static final int AT_ONCE = 2;

    private final DynamoDbClient plain = DynamoDbLocal.client();
    private final String name = DynamoDbLocal.newTableName();

    /// @param to the last seed, included
    /// @param each told of each result, in the order of seeds
    static void play(int from, int to, UnaryOperator<DynamoDbClient> store, Consumer<Result> each) throws Exception {
        Plays tables = new Plays();
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Result>> results = IntStream.rangeClosed(from, to)
                    .mapToObj(seed -> pool.submit(() -> new Play(seed, tables, store).play()))
                    .toList();
            for (Future<Result> result : results) {
                each.accept(result.get());
            }
        }
    }

    @Override
    public DynamoDbClient plain() {
        return plain;
    }

    @Override
    public SdkHttpClient http() {
        return UrlConnectionHttpClient.create();
    }

    /// As `Table.client` makes it, but that it does not wait before it tries again: here nobody is in a hurry.
    @Override
    public DynamoDbClient client(SdkHttpClient http) {
        return DynamoDbClient.builder()
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .endpointOverride(URI.create(System.getProperty("aws.endpointUrlDynamoDb")))
                .httpClient(http)
                .overrideConfiguration(
                        override -> override.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .backoffStrategy(BackoffStrategy.retryImmediately())
                                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                                .build()))
                .build();
    }

    @Override
    public String name() {
        return name;
    }
}
