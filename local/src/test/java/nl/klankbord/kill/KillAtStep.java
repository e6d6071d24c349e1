package nl.klankbord.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import nl.klankbord.functions.Environment;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Kills this process with `kill -9` at the step that the system property `klankbord.killAt` names, counted
/// from 1. Each call of a function to AWS is two steps: before it goes out, and when it was done but the
/// function does not know.
///
/// Named, as [nl.klankbord.local.SdkRecorder] is, in `execution.interceptors`. Without the property it does nothing.
public final class KillAtStep implements ExecutionInterceptor {

    static final String STEP = "klankbord.killAt";

    /// Where it writes what it died of: the function, `before` or `after`, and the call.
    static final String TOLD = "klankbord.killTold";

    private static final int AT = Integer.getInteger(STEP, 0);
    private static final AtomicInteger STEPS = new AtomicInteger();

    /// DynamoDB Local 3.3.1 answers a transaction before its COMMIT has run: `SQLiteDBAccess.commitTransaction` puts it
    /// in a queue and does not wait. DynamoDB has no such moment, so what was acknowledged is given the time.
    private static final long COMMIT_NANOS = 1_000_000_000;

    /// From then on no function hears anything any more.
    private static volatile boolean isDying;

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        step("before", context.request());
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        step("after", context.request());
    }

    private static void step(String when, Object request) {
        if (AT == 0 || !Environment.VARIABLES.isBound()) {
            return;
        }
        String function = Environment.VARIABLES.get().getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "");
        // The clock calls it each minute, whatever the script is at: its calls would make every count another.
        if (function.equals("PostWebhooksFunction")) {
            return;
        }
        if (isDying) {
            parkForEver();
        }
        if (STEPS.incrementAndGet() != AT) {
            return;
        }
        isDying = true;
        String call = request.getClass().getSimpleName().replaceFirst("Request$", "");
        try {
            Files.writeString(Path.of(System.getProperty(TOLD)), function + " " + when + " " + call);
            LockSupport.parkNanos(COMMIT_NANOS);
            new ProcessBuilder(
                            "kill", "-9", String.valueOf(ProcessHandle.current().pid()))
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        parkForEver();
    }

    private static void parkForEver() {
        while (true) {
            LockSupport.park();
        }
    }
}
