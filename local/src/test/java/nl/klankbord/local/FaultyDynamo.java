package nl.klankbord.local;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// A DynamoDB that goes wrong as told: stands on a port of its own before a real one.
///
/// Each [#endpoint] has a plan of its own, so that many tests at once share one of these.
final class FaultyDynamo implements AutoCloseable {

    /// What clients send that a client of ours says itself.
    private static final List<String> OF_THE_CONNECTION = List.of("connection", "content-length", "host", "expect");

    private static final Duration BETWEEN_BYTES = Duration.ofSeconds(1);

    /// Then the connection closes: nobody reads that long.
    private static final int MOST_BYTES = 30;

    private final URI real;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final LocalServer server;
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();
    private final Phaser underWay = new Phaser(1);

    /// @param operation as in `PutItem`
    /// @param ordinal the how manieth call of this endpoint it is, from 1
    /// @param ordinalOfOperation the how manieth of this operation, from 1
    record Call(String operation, int ordinal, int ordinalOfOperation) {

        boolean isWrite() {
            return switch (operation) {
                case "PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems", "BatchWriteItem" -> true;
                default -> false;
            };
        }
    }

    private record Plan(
            Function<Call, Fault> faults, AtomicInteger calls, Map<String, AtomicInteger> callsOfOperations) {

        Fault next(String operation) {
            int ofOperation = callsOfOperations
                    .computeIfAbsent(operation, _ -> new AtomicInteger())
                    .incrementAndGet();
            return faults.apply(new Call(operation, calls.incrementAndGet(), ofOperation));
        }
    }

    /// @param real where the DynamoDB is that does what is passed on
    FaultyDynamo(URI real) throws IOException {
        this.real = real;
        this.server = new LocalServer(0);
        server.serve(this::handle);
    }

    /// @param faults asked at each call; may answer otherwise from one call to the next
    /// @return where a client finds this plan
    URI endpoint(Function<Call, Fault> faults) {
        String path = "/" + (plans.size() + 1) + "-" + System.nanoTime();
        plans.put(path, new Plan(faults, new AtomicInteger(), new ConcurrentHashMap<>()));
        return server.url().resolve(path);
    }

    /// Waits until nothing that was sent is still on its way to the table.
    void awaitQuiet(Duration patience) throws InterruptedException, TimeoutException {
        underWay.awaitAdvanceInterruptibly(underWay.arrive(), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void handle(HttpExchange exchange) throws IOException {
        underWay.register();
        try {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            String operation = target.substring(target.indexOf('.') + 1);
            Plan plan = plans.get(exchange.getRequestURI().getPath().replaceFirst("/$", ""));
            answer(exchange, sent, plan == null ? Fault.NONE : plan.next(operation));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException _) {
            // Who asked is gone: it waited no longer, which is what these tests are about.
        } finally {
            underWay.arriveAndDeregister();
        }
    }

    private void answer(HttpExchange exchange, byte[] sent, Fault fault) throws IOException, InterruptedException {
        switch (fault) {
            case Fault.Later(Duration before, Duration after) -> {
                Thread.sleep(before);
                HttpResponse<byte[]> answer = forward(exchange, sent);
                Thread.sleep(after);
                pass(exchange, answer, answer.body());
            }
            case Fault.Cut(boolean afterwards) -> {
                if (afterwards) {
                    forward(exchange, sent);
                }
            }
            case Fault.Spoilt(Fault.Spoilt.How how) -> spoil(exchange, forward(exchange, sent), how);
            case Fault.Refusal(int status, String _, String body) -> {
                exchange.getResponseHeaders().set("x-amzn-RequestId", "TEST");
                LocalServer.answer(
                        exchange, status, "application/x-amz-json-1.0", body.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] sent) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(real).POST(HttpRequest.BodyPublishers.ofByteArray(sent));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void spoil(HttpExchange exchange, HttpResponse<byte[]> answer, Fault.Spoilt.How how)
            throws IOException, InterruptedException {
        byte[] body = answer.body();
        switch (how) {
            case TRUNCATED -> {
                head(exchange, answer, "");
                exchange.sendResponseHeaders(answer.statusCode(), body.length);
                exchange.getResponseBody().write(Arrays.copyOf(body, body.length / 2));
            }
            case CHECKSUM -> {
                head(exchange, answer, "1");
                LocalServer.send(exchange, answer.statusCode(), body);
            }
            case NOT_JSON -> {
                head(exchange, answer, "");
                LocalServer.send(exchange, 200, "<html>An answer from elsewhere".getBytes(StandardCharsets.UTF_8));
            }
            case TRICKLE -> {
                head(exchange, answer, "");
                exchange.sendResponseHeaders(answer.statusCode(), body.length);
                OutputStream out = exchange.getResponseBody();
                for (byte each : Arrays.copyOf(body, Math.min(body.length, MOST_BYTES))) {
                    out.write(each);
                    out.flush();
                    Thread.sleep(BETWEEN_BYTES);
                }
            }
        }
    }

    private static void pass(HttpExchange exchange, HttpResponse<byte[]> answer, byte[] body) throws IOException {
        head(exchange, answer, answer.headers().firstValue("x-amz-crc32").orElse(""));
        LocalServer.send(exchange, answer.statusCode(), body);
    }

    private static void head(HttpExchange exchange, HttpResponse<byte[]> answer, String checksum) {
        for (String name : List.of("content-type", "x-amzn-requestid")) {
            answer.headers()
                    .firstValue(name)
                    .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
        }
        if (!checksum.isEmpty()) {
            exchange.getResponseHeaders().set("x-amz-crc32", checksum);
        }
    }

    @Override
    public void close() {
        server.close();
        client.shutdownNow();
        client.close();
    }
}
