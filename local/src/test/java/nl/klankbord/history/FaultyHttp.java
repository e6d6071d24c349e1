package nl.klankbord.history;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/// The HTTP client under the SDK: each call is a place where another client may go first, and where things go wrong.
final class FaultyHttp implements SdkHttpClient {

    enum Fault {
        NONE,
        /// It never arrives.
        LOST_REQUEST,
        /// It is done, and nobody hears.
        LOST_ANSWER,
        /// It seems lost, and arrives long after its sender went on.
        LATE_REQUEST,
        CONFLICT,
        THROTTLED,
        SERVER_ERROR,
        KILLED_BEFORE,
        KILLED_AFTER
    }

    private static final List<Fault> EVERYWHERE = List.of(
            Fault.LOST_REQUEST,
            Fault.LOST_ANSWER,
            Fault.THROTTLED,
            Fault.SERVER_ERROR,
            Fault.KILLED_BEFORE,
            Fault.KILLED_AFTER);

    private static final List<Fault> OF_WRITES = List.of(
            Fault.LOST_REQUEST,
            Fault.LOST_ANSWER,
            Fault.LOST_ANSWER,
            Fault.LATE_REQUEST,
            Fault.CONFLICT,
            Fault.CONFLICT,
            Fault.THROTTLED,
            Fault.SERVER_ERROR,
            Fault.KILLED_BEFORE,
            Fault.KILLED_AFTER);

    private static final ThreadLocal<Sending> NOW = ThreadLocal.withInitial(() -> Sending.NOTHING);

    private final SdkHttpClient real;
    private final Turns turns;
    private final Random random;
    private final Consumer<Sending> afterWrite;
    private final List<HttpExecuteRequest> late = new ArrayList<>();
    private final Map<Fault, Integer> injected = new EnumMap<>(Fault.class);
    private final Set<Integer> opsWithLateRequests = new HashSet<>();
    private double share;

    /// What a call is made for.
    ///
    /// @param ops one, or several that one sender brings at once
    /// @param made states of the table that these calls made
    record Sending(List<Integer> ops, List<Integer> made) {

        /// Also of a call that came in when its sender had given it up.
        static final Sending NOTHING = new Sending(List.of(), new ArrayList<>());
    }

    /// @param afterWrite told each time that the table may have changed, and by whom
    FaultyHttp(SdkHttpClient real, Turns turns, Random random, Consumer<Sending> afterWrite) {
        this.real = real;
        this.turns = turns;
        this.random = random;
        this.afterWrite = afterWrite;
    }

    /// @param ofCalls that go wrong from now on, from 0 to 1
    void worsen(double ofCalls) {
        share = ofCalls;
    }

    /// From now on nothing goes wrong, and what was on its way arrives.
    void heal() throws IOException {
        share = 0;
        while (!late.isEmpty()) {
            deliver(late.removeFirst(), Sending.NOTHING);
        }
    }

    boolean isHealed() {
        return share == 0;
    }

    /// @param sending what this thread makes its calls for from now on
    void sendingFor(Sending sending) {
        NOW.set(sending);
    }

    /// @return ops of which a request came in late: what they were told may have been overtaken
    Set<Integer> opsWithLateRequests() {
        return opsWithLateRequests;
    }

    Map<Fault, Integer> injected() {
        return injected;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        HttpExecuteRequest whole = whole(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                turns.pass();
                deliverSomeLate();
                HttpExecuteResponse answer = answer(whole);
                turns.pass();
                return answer;
            }

            @Override
            public void abort() {
                // Nobody waits here so long that somebody gives up.
            }
        };
    }

    private HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
        Fault fault = fault(request);
        injected.merge(fault, 1, Integer::sum);
        return switch (fault) {
            case NONE -> deliver(request, NOW.get());
            case LOST_REQUEST -> throw new SocketException("Connection reset");
            case LOST_ANSWER -> {
                deliver(request, NOW.get());
                throw new SocketTimeoutException("Read timed out");
            }
            case LATE_REQUEST -> {
                late.add(request);
                opsWithLateRequests.addAll(NOW.get().ops());
                throw new SocketTimeoutException("Read timed out");
            }
            case CONFLICT -> conflict(request);
            case THROTTLED -> error(400, "com.amazon.coral.service#ThrottlingException", "");
            case SERVER_ERROR -> error(500, "com.amazonaws.dynamodb.v20120810#InternalServerError", "");
            case KILLED_BEFORE -> throw new Killed();
            case KILLED_AFTER -> {
                deliver(request, NOW.get());
                throw new Killed();
            }
        };
    }

    private Fault fault(HttpExecuteRequest request) {
        if (random.nextDouble() >= share) {
            return Fault.NONE;
        }
        List<Fault> faults = isWrite(request) ? OF_WRITES : EVERYWHERE;
        return faults.get(random.nextInt(faults.size()));
    }

    private void deliverSomeLate() throws IOException {
        if (!late.isEmpty() && random.nextInt(8) == 0) {
            deliver(late.remove(random.nextInt(late.size())), Sending.NOTHING);
        }
    }

    private HttpExecuteResponse deliver(HttpExecuteRequest request, Sending sending) throws IOException {
        HttpExecuteResponse answer = real.prepareRequest(request).call();
        byte[] body;
        try (InputStream in = answer.responseBody().orElseThrow()) {
            body = in.readAllBytes();
        }
        if (isWrite(request) && answer.httpResponse().isSuccessful()) {
            afterWrite.accept(sending);
        }
        return HttpExecuteResponse.builder()
                .response(answer.httpResponse())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    private static HttpExecuteResponse conflict(HttpExecuteRequest request) {
        if (!operation(request).equals("TransactWriteItems")) {
            return error(400, "com.amazonaws.dynamodb.v20120810#TransactionConflictException", "");
        }
        return error(
                400,
                "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
                ",\"CancellationReasons\":[{\"Code\":\"None\"},{\"Code\":\"TransactionConflict\"}]");
    }

    private static HttpExecuteResponse error(int status, String type, String more) {
        byte[] body = ("{\"__type\":\"" + type + "\",\"message\":\"Said by the check\"" + more + "}")
                .getBytes(StandardCharsets.UTF_8);
        return HttpExecuteResponse.builder()
                .response(SdkHttpFullResponse.builder()
                        .statusCode(status)
                        .putHeader("content-type", "application/x-amz-json-1.0")
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    /// A request whose body can be sent again later.
    private static HttpExecuteRequest whole(HttpExecuteRequest request) {
        try (InputStream body = request.contentStreamProvider().orElseThrow().newStream()) {
            byte[] bytes = body.readAllBytes();
            return HttpExecuteRequest.builder()
                    .request(request.httpRequest())
                    .contentStreamProvider(ContentStreamProvider.fromByteArray(bytes))
                    .build();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isWrite(HttpExecuteRequest request) {
        return switch (operation(request)) {
            case "PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems" -> true;
            default -> false;
        };
    }

    private static String operation(HttpExecuteRequest request) {
        String target =
                request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        return target.substring(target.indexOf('.') + 1);
    }

    @Override
    public void close() {
        real.close();
    }
}
