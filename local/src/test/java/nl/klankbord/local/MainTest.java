package nl.klankbord.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program itself, in a process of its own.
final class MainTest {
    @TempDir
    Path folder = Path.of("");

    private Process start(int port, String data) throws IOException {
        Path root = Files.createDirectories(folder.resolve("root"));
        Files.writeString(root.resolve("template.yaml"), Files.readString(TestTemplate.file()));
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dsqlite4java.library.path=" + System.getProperty("sqlite4java.library.path"),
                        "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file"),
                        "-Dklankbord.root=" + root,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "nl.klankbord.local.Main"))
                .redirectErrorStream(true);
        builder.environment().put("PORT", String.valueOf(port));
        builder.environment().put("DATA", folder.resolve(data).toString());
        return builder.start();
    }

    private static List<String> linesUntilReady(Process process) throws IOException {
        List<String> lines = new ArrayList<>();
        var reader = process.inputReader(StandardCharsets.UTF_8);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(line);
            if (line.startsWith("Ready: ")) {
                break;
            }
        }
        return lines;
    }

    private static String rest(Process process) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        process.inputReader(StandardCharsets.UTF_8).lines().forEach(lines::add);
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        return String.join("\n", lines);
    }

    @Test
    void itSaysWhenItIsReadyAndStopsCleanly() throws Exception {
        Process process = start(0, "data");
        try {
            List<String> lines = linesUntilReady(process);
            assertTrue(lines.getLast().matches("Ready: http://127\\.0\\.0\\.1:\\d+"), lines.toString());
            assertFalse(lines.toString().contains("WARNING"), lines.toString());
            int port = Integer.parseInt(lines.getLast().replaceAll(".*:", ""));

            Process second = start(0, "data");
            String locked = rest(second);
            assertEquals(1, second.exitValue());
            assertEquals(
                    "The data folder " + folder.resolve("data") + " is in use by another make run (process "
                            + process.pid() + "). Stop that one, or choose another: make run DATA=./data-2",
                    locked);

            Process third = start(port, "another");
            String taken = rest(third);
            assertEquals(1, third.exitValue());
            assertTrue(taken.matches("Port " + port + " is taken\\. Try: make run PORT=\\d+"), taken);

            try (HttpClient client = HttpClient.newHttpClient()) {
                CompletableFuture<HttpResponse<String>> underWay = client.sendAsync(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/answers/pause"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertEquals(
                        "pausing", process.inputReader(StandardCharsets.UTF_8).readLine());
                process.toHandle().destroy();
                assertEquals(
                        "{\"finished\":true}", underWay.get(5, TimeUnit.SECONDS).body());
            }
            assertEquals("Stopped.", rest(process));
            assertEquals(0, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }
}
