package nl.klankbord.dynamo;

import java.time.Duration;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/// When this thread's request must have its answer. A request makes several calls, each with a patience of its own;
/// together they get no more time than the request has.
public final class Deadline {

    /// Lambda ends a function after 25 s (`template.yaml`), and API Gateway waits 30 s. What is left over is for the
    /// page that says so.
    public static final Duration OF_A_REQUEST = Duration.ofSeconds(20);

    /// A call takes 5 to 20 ms; with less than this left, a try that is cut off would only leave it uncertain whether
    /// something was stored.
    private static final long USEFUL_MILLIS = 250;

    private static final ThreadLocal<Long> END_NANOS = new ThreadLocal<>();

    private Deadline() {}

    /// Lambda may give the next request to the same thread: each begins anew, and ends with [#end].
    public static void begin(Duration time) {
        END_NANOS.set(System.nanoTime() + time.toNanos());
    }

    /// @return a task that has, on whatever thread it runs, as long as this thread has now
    public static Runnable handedOn(Runnable task) {
        Long end = END_NANOS.get();
        return () -> {
            if (end == null) {
                task.run();
                return;
            }
            END_NANOS.set(end);
            try {
                task.run();
            } finally {
                END_NANOS.remove();
            }
        };
    }

    public static void end() {
        END_NANOS.remove();
    }

    /// Shortens a call's patience to what remains, when that is less.
    static final class Keeper implements ExecutionInterceptor {

        private final long patienceMillis;

        Keeper(Duration patience) {
            this.patienceMillis = patience.toMillis();
        }

        @Override
        public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
            Long end = END_NANOS.get();
            if (end == null || !(context.request() instanceof DynamoDbRequest request)) {
                return context.request();
            }
            long remaining = (end - System.nanoTime()) / 1_000_000;
            if (remaining >= patienceMillis) {
                return request;
            }
            if (remaining < USEFUL_MILLIS) {
                throw ApiCallTimeoutException.builder()
                        .message("no time is left for this request")
                        .build();
            }
            return shortened(request, Duration.ofMillis(remaining));
        }

        private static SdkRequest shortened(DynamoDbRequest request, Duration patience) {
            return request.toBuilder()
                    .overrideConfiguration(override ->
                            override.apiCallTimeout(patience).apiCallAttemptTimeout(Table.ofOneTry(patience)))
                    .build();
        }
    }
}
