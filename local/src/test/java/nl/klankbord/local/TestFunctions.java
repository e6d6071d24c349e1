package nl.klankbord.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import nl.klankbord.functions.Environment;

/// Small functions that `template-test.yaml` names.
public final class TestFunctions {
    private TestFunctions() {}

    private static String read(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /// Does not start without a variable that no function has.
    public static final class Needy implements RequestStreamHandler {
        public Needy() {
            if (!Environment.VARIABLES.get().containsKey("NEEDED")) {
                throw new IllegalStateException("The environment variable NEEDED is missing.");
            }
        }

        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) {}
    }

    /// Answers with the event and its own environment.
    public static final class Echo implements RequestStreamHandler {
        private final Map<String, String> environment = Environment.VARIABLES.get();

        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            Map<String, Object> answer = Map.of(
                    "statusCode",
                    200,
                    "headers",
                    Map.of("content-type", "application/json"),
                    "body",
                    "{\"event\":" + read(input) + ",\"environment\":" + Json.text(environment) + ",\"function\":\""
                            + context.getFunctionName() + "\"}");
            output.write(Json.bytes(answer));
        }
    }

    /// Misbehaves as the path says.
    public static final class Answers implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            String kind = Json.read(read(input)).at("pathParameters").at("kind").text();
            output.write(
                    switch (kind) {
                        case "crash" -> throw new IllegalStateException("On purpose");
                        case "malformed" -> "{\"statusCode\":".getBytes(StandardCharsets.UTF_8);
                        case "slow" -> {
                            try {
                                Thread.sleep(10_000);
                            } catch (InterruptedException e) {
                                throw new IOException(e);
                            }
                            yield new byte[0];
                        }
                        case "pause" -> {
                            context.getLogger().log("pausing");
                            try {
                                Thread.sleep(800);
                            } catch (InterruptedException e) {
                                throw new IOException(e);
                            }
                            yield "{\"finished\":true}".getBytes(StandardCharsets.UTF_8);
                        }
                        case "binary" ->
                            Json.bytes(Map.of(
                                    "statusCode",
                                    201,
                                    "headers",
                                    Map.of("Content-Type", "image/png", "X-One", "1"),
                                    "cookies",
                                    List.of("a=1; Secure", "b=2"),
                                    "body",
                                    "AP8=",
                                    "isBase64Encoded",
                                    true));
                        default -> "{\"plain\":true}".getBytes(StandardCharsets.UTF_8);
                    });
        }
    }

    /// Keeps what it was given; fails as the rows ask.
    public static final class Rows implements RequestStreamHandler {
        static final List<String> TAKEN = new CopyOnWriteArrayList<>();
        static final List<Integer> SIZES = new CopyOnWriteArrayList<>();
        static final List<Tree> RECORDS = new CopyOnWriteArrayList<>();

        static void forget() {
            TAKEN.clear();
            SIZES.clear();
            RECORDS.clear();
        }

        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            List<Tree> records = Json.read(read(input)).at("Records").items();
            SIZES.add(records.size());
            List<String> names = new ArrayList<>();
            for (Tree event : records) {
                String name = event.at("dynamodb").at("Keys").at("sk").at("S").text();
                if (name.startsWith("poison")) {
                    throw new IllegalStateException("On purpose: " + name);
                }
                if (name.startsWith("report") && names.size() > 0) {
                    TAKEN.addAll(names);
                    output.write(Json.bytes(Map.of(
                            "batchItemFailures",
                            List.of(Map.of(
                                    "itemIdentifier",
                                    event.at("dynamodb").at("SequenceNumber").text())))));
                    return;
                }
                names.add(name);
            }
            TAKEN.addAll(names);
            RECORDS.addAll(records);
            output.write("{\"batchItemFailures\":[]}".getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Keeps the times it was called for; fails as often as it is told to.
    public static final class Night implements RequestStreamHandler {
        static final List<String> TIMES = new CopyOnWriteArrayList<>();
        static final AtomicInteger FAILURES = new AtomicInteger();

        static void forget() {
            TIMES.clear();
            FAILURES.set(0);
        }

        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            TIMES.add(Json.read(read(input)).at("scheduledTime").text());
            if (FAILURES.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("On purpose");
            }
            output.write("{\"summaries\":0}".getBytes(StandardCharsets.UTF_8));
        }
    }
}
