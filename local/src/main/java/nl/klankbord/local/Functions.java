package nl.klankbord.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.klankbord.functions.Environment;

/// The real function classes, each with the environment that the template gives it.
final class Functions implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Functions.class.getName());

    private record Ready(Template.Function function, Map<String, String> environment, RequestStreamHandler handler) {}

    private final Map<String, Ready> functions;
    private final ExecutorService calls = threads();

    private Functions(Map<String, Ready> functions) {
        this.functions = functions;
    }

    /// No virtual threads: one that waits while another sets up a class keeps its carrier, so on two cores all could
    /// wait
    /// for one that finds none. A machine of `bin/kills` was seen to stay here for ever; this is taken to be why.
    private static ExecutorService threads() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("function-", 1).factory());
    }

    /// Fails, naming every function that does not start and why.
    static Functions start(Template template, LocalValues values) throws InterruptedException {
        Map<String, Ready> ready = new LinkedHashMap<>();
        List<String> complaints = new ArrayList<>();
        try (ExecutorService starts = threads()) {
            Map<String, Future<Ready>> starting = new LinkedHashMap<>();
            template.functions().forEach((id, function) -> {
                Map<String, String> environment = values.environment(function);
                starting.put(id, starts.submit(() -> new Ready(function, environment, handler(function, environment))));
            });
            for (Map.Entry<String, Future<Ready>> start : starting.entrySet()) {
                try {
                    ready.put(start.getKey(), start.getValue().get());
                } catch (ExecutionException e) {
                    complaints.add(start.getKey() + " does not start: " + reason(e));
                }
            }
        }
        if (!complaints.isEmpty()) {
            throw new IllegalStateException(String.join(System.lineSeparator(), complaints));
        }
        return new Functions(ready);
    }

    private static RequestStreamHandler handler(Template.Function function, Map<String, String> environment)
            throws Exception {
        Class<?> type = Class.forName(function.handler());
        return ScopedValue.where(Environment.VARIABLES, environment)
                .call(() -> (RequestStreamHandler) type.getConstructor().newInstance());
    }

    private static String reason(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof ExecutionException
                        || cause instanceof InvocationTargetException
                        || cause instanceof ExceptionInInitializerError)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof IllegalStateException ? String.valueOf(cause.getMessage()) : cause.toString();
    }

    Invocation invoke(String id, byte[] event) {
        Ready ready = Objects.requireNonNull(functions.get(id), id);
        Duration timeout = ready.function().timeout();
        Future<String> call = calls.submit(() ->
                ScopedValue.where(Environment.VARIABLES, ready.environment()).call(() -> call(ready, event)));
        try {
            return new Invocation.Returned(call.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            LOG.log(Level.ERROR, id + " failed", e.getCause());
            return new Invocation.Failed(reason(e));
        } catch (TimeoutException _) {
            call.cancel(true);
            LOG.log(Level.ERROR, id + " was stopped: it ran longer than " + timeout.toSeconds() + " s");
            return new Invocation.Failed("Task timed out after " + timeout.toSeconds() + " seconds");
        } catch (InterruptedException _) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return new Invocation.Failed("The machine is stopping");
        }
    }

    private static String call(Ready ready, byte[] event) throws Exception {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ready.handler()
                .handleRequest(
                        new ByteArrayInputStream(event),
                        answer,
                        new LocalContext(ready.function().id(), ready.function().timeout()));
        return answer.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        calls.shutdownNow();
    }
}
