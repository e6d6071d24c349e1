package nl.klankbord.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// `make run` as a process of its own, with its table on disk, that dies once at a step.
final class KilledMachine implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(90);

    private final Path data;
    private final Path told;
    private @Nullable Process process;
    private URI url = URI.create("");

    KilledMachine(Path folder) {
        this.data = folder.resolve("data");
        this.told = folder.resolve("told");
    }

    /// @param step at which it dies; 0 for never
    void start(int step) throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dsqlite4java.library.path=" + System.getProperty("sqlite4java.library.path"),
                        "-Djava.util.logging.config.file=local/src/main/resources/logging.properties",
                        "-D" + KillAtStep.STEP + "=" + step,
                        "-D" + KillAtStep.TOLD + "=" + told,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "nl.klankbord.local.Main")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        command.environment().putAll(Map.of("PORT", "0", "DATA", data.toString()));
        Process started = command.start();
        process = started;
        AtomicBoolean isLate = new AtomicBoolean();
        Thread watch = Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(LONGEST_START);
                isLate.set(true);
                started.destroyForcibly();
            } catch (InterruptedException _) {
                // It is there, or gone.
            }
        });
        var lines = started.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        while (line != null && !line.startsWith("Ready: ")) {
            line = lines.readLine();
        }
        watch.interrupt();
        if (isLate.get()) {
            throw new IOException("did not start in " + LONGEST_START.toSeconds() + " s");
        }
        if (line == null) {
            // It died while it set out its first meetings, or could not start; whoever asks it next will see.
            url = URI.create("http://127.0.0.1:1");
            return;
        }
        url = URI.create(line.substring("Ready: ".length()));
        Thread.ofVirtual().start(() -> readToTheEnd(lines));
    }

    /// So that a full pipe never stops it.
    private static void readToTheEnd(BufferedReader lines) {
        try {
            lines.lines().forEach(_ -> {});
        } catch (UncheckedIOException _) {
            // It was killed, and its pipe closed.
        }
    }

    /// @return what it was doing, once it has died of its step
    Optional<String> diedOf() throws IOException {
        return Files.exists(told) ? Optional.of(Files.readString(told)) : Optional.empty();
    }

    URI url() {
        return url;
    }

    Path data() {
        return data;
    }

    /// By `kill -9`, like everything here.
    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            try {
                running.waitFor(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
