package nl.klankbord.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// From a row to the function, through the real stream of DynamoDB Local on disk.
final class StreamReaderTest {
    @TempDir
    Path data = Path.of("");

    @BeforeEach
    void forget() {
        TestFunctions.Rows.forget();
    }

    private Machine start() throws Exception {
        return Machine.start(new Machine.Options(TestTemplate.file(), data, 0, false, Clock.systemUTC()));
    }

    private static void put(DynamoDbClient dynamo, String name, boolean isUncounted) {
        dynamo.putItem(request -> request.tableName(EmbeddedDynamo.TABLE)
                .item(Map.of(
                        "pk",
                        AttributeValue.fromS("MEETING#x"),
                        "sk",
                        AttributeValue.fromS(name),
                        "uncounted",
                        AttributeValue.fromBool(isUncounted),
                        "guests",
                        AttributeValue.fromL(List.of(AttributeValue.fromN("2"), AttributeValue.fromNul(true))))));
    }

    private static void waitUntil(BooleanSupplier happened) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!happened.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        assertTrue(happened.getAsBoolean(), () -> "Taken: " + TestFunctions.Rows.TAKEN);
    }

    @Test
    void rowsArriveSoonInOrderAndOnlyThoseThatPassTheFilter() throws Exception {
        try (Machine machine = start();
                DynamoDbClient dynamo = machine.dynamo().client()) {
            put(dynamo, "first", true);
            waitUntil(() -> TestFunctions.Rows.TAKEN.contains("first"));
            List<String> names =
                    IntStream.range(0, 25).mapToObj(i -> "row-" + i).toList();
            names.forEach(name -> {
                put(dynamo, name, true);
                put(dynamo, "not-" + name, false);
            });
            long before = System.nanoTime();
            waitUntil(() -> TestFunctions.Rows.TAKEN.size() == 26);
            assertTrue(Duration.ofNanos(System.nanoTime() - before).toMillis() < 1000);
            assertEquals(names, TestFunctions.Rows.TAKEN.subList(1, 26));
            assertTrue(TestFunctions.Rows.SIZES.stream().allMatch(size -> size <= 10));
            Tree event = TestFunctions.Rows.RECORDS.getFirst();
            assertEquals("INSERT", event.at("eventName").text());
            assertEquals("aws:dynamodb", event.at("eventSource").text());
            assertEquals("NEW_IMAGE", event.at("dynamodb").at("StreamViewType").text());
            assertEquals(
                    "2",
                    event.at("dynamodb")
                            .at("NewImage")
                            .at("guests")
                            .at("L")
                            .items()
                            .getFirst()
                            .at("N")
                            .text());
        }
    }

    @Test
    void aRestartLosesNothingAndRepeatsNothing() throws Exception {
        try (Machine machine = start();
                DynamoDbClient dynamo = machine.dynamo().client()) {
            put(dynamo, "before", true);
            waitUntil(() -> TestFunctions.Rows.TAKEN.contains("before"));
        }
        TestFunctions.Rows.forget();
        try (EmbeddedDynamo alone = new EmbeddedDynamo(Optional.of(data.resolve("dynamodb")))) {
            alone.start(TemplateReader.read(TestTemplate.file()).table());
            try (DynamoDbClient dynamo = alone.client()) {
                put(dynamo, "while-nobody-read", true);
            }
        }
        try (Machine machine = start();
                DynamoDbClient dynamo = machine.dynamo().client()) {
            put(dynamo, "after", true);
            waitUntil(() -> TestFunctions.Rows.TAKEN.contains("after"));
            assertEquals(List.of("while-nobody-read", "after"), TestFunctions.Rows.TAKEN);
            assertEquals(
                    3,
                    dynamo.scan(request -> request.tableName(EmbeddedDynamo.TABLE))
                            .count());
        }
    }

    @Test
    void aPoisonedRowGoesToTheFailuresAndTheRestGoesOn() throws Exception {
        try (Machine machine = start();
                DynamoDbClient dynamo = machine.dynamo().client()) {
            List.of("a", "b", "poison", "c", "d").forEach(name -> put(dynamo, name, true));
            waitUntil(() -> TestFunctions.Rows.TAKEN.contains("d"));
            assertEquals(List.of("a", "b", "c", "d"), TestFunctions.Rows.TAKEN);
        }
        try (Stream<Path> files = Files.list(data.resolve("failures/Failures"))) {
            List<Path> messages = files.toList();
            assertEquals(1, messages.size());
            Tree message = Json.read(Files.readString(messages.getFirst()));
            assertEquals(
                    "RetryAttemptsExhausted",
                    message.at("requestContext").at("condition").text());
            assertEquals(
                    "3",
                    message.at("requestContext").at("approximateInvokeCount").text());
            assertEquals(
                    message.at("DDBStreamBatchInfo").at("startSequenceNumber").text(),
                    message.at("DDBStreamBatchInfo").at("endSequenceNumber").text());
        }
    }

    @Test
    void whatAFunctionReportsAsFailedIsTriedAgainFromThere() throws Exception {
        try (Machine machine = start();
                DynamoDbClient dynamo = machine.dynamo().client()) {
            List.of("a", "b", "report", "c").forEach(name -> put(dynamo, name, true));
            waitUntil(() -> TestFunctions.Rows.TAKEN.contains("c"));
            assertEquals(List.of("a", "b", "report", "c"), TestFunctions.Rows.TAKEN);
        }
        assertFalse(Files.exists(data.resolve("failures/Failures")));
    }
}
