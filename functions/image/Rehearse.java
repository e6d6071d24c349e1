import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Makes the AOT cache of the image: plays Lambda and DynamoDB for one run of the functions with the files of events/,
/// while Java takes notes, and then lets Java write the cache. Nothing leaves this machine, and nothing is stored.
///
/// DynamoDB is played over TLS, because on AWS a function's first request starts with it.
///
///     java Rehearse.java       in an image that has /java, /functions and /rehearsal
final class Rehearse {

    private static final Path HERE = Path.of("/rehearsal");
    private static final String OPTIONS = "@/functions/options";
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    /// Often enough for Java to have seen every path twice, and to know what is called most.
    private static final int ROUNDS = 20;

    private final Queue<byte[]> events = new ArrayDeque<>();
    private final List<String> failures = new ArrayList<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private final String meeting;

    private Rehearse() throws IOException {
        // A meeting that stays open, as the example's own year goes by.
        this.meeting = Files.readString(HERE.resolve("events/meetings/utrecht.json")).replaceAll("20(\\d\\d)-", "29$1-");
        for (int round = 0; round < ROUNDS; round++) {
            for (Path file : files()) {
                String function = file.getParent().getFileName().toString();
                events.add(("nl.klankbord.functions." + function + "\n" + Files.readString(file)).getBytes());
            }
        }
    }

    public static void main(String[] args) throws Exception {
        new Rehearse().run();
    }

    private void run() throws Exception {
        trustAmazonOnly();
        command("javac", "-cp", "/functions/lib/*", "-d", HERE.toString(), HERE + "/Rehearsal.java");
        command("keytool", "-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost",
                "-keystore", HERE + "/store", "-storepass", "rehearsal", "-alias", "localhost");
        HttpServer lambda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        lambda.createContext("/", this::lambda);
        lambda.start();
        HttpsServer dynamo = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        dynamo.setHttpsConfigurator(new HttpsConfigurator(tls()));
        dynamo.createContext("/", this::dynamo);
        dynamo.start();

        Process functions = functions(lambda.getAddress().getPort(), dynamo.getAddress().getPort());
        functions.onExit().thenRun(done::countDown);
        done.await();
        // Ended politely, Java writes down what it saw.
        functions.destroy();
        functions.waitFor();
        lambda.stop(0);
        dynamo.stop(0);
        if (!events.isEmpty() || !failures.isEmpty()) {
            throw new IllegalStateException("The rehearsal failed, " + events.size() + " events are left: " + failures);
        }
        // G1 alone writes the heap's part of a cache; any collector reads it.
        command("/java/bin/java", OPTIONS, "-XX:-UseSerialGC", "-XX:+UseG1GC", "-XX:AOTMode=create",
                "-XX:AOTConfiguration=" + HERE + "/notes", "-XX:AOTCache=/functions/functions.aot");
        System.exit(0);
    }

    private static Process functions(int lambda, int dynamo) throws IOException {
        ProcessBuilder command = new ProcessBuilder("/java/bin/java", "-XX:AOTMode=record",
                "-XX:AOTConfiguration=" + HERE + "/notes", "-Djavax.net.ssl.trustStore=" + HERE + "/store",
                "-Djavax.net.ssl.trustStorePassword=rehearsal", OPTIONS, CLIENT, "Rehearsal");
        command.directory(HERE.toFile()).inheritIO();
        command.environment().putAll(Map.ofEntries(
                Map.entry("AWS_LAMBDA_RUNTIME_API", "localhost:" + lambda),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", "rehearsal"),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "1"),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024"),
                Map.entry("AWS_LAMBDA_LOG_FORMAT", "JSON"),
                Map.entry("AWS_REGION", "eu-west-1"),
                Map.entry("AWS_ACCESS_KEY_ID", "rehearsal"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "rehearsal"),
                Map.entry("AWS_SESSION_TOKEN", "rehearsal"),
                Map.entry("AWS_ENDPOINT_URL_DYNAMODB", "https://localhost:" + dynamo),
                Map.entry("TABLE_NAME", "klankbord"),
                Map.entry("SUMMARIES_BUCKET", "summaries"),
                Map.entry("PERSON_KEY", "a-rehearsal-knows-nobody-by-this-key"),
                Map.entry("SENDER_ADDRESS", "klankbord@example.org"),
                Map.entry("BASE_URL", "https://klankbord.example")));
        return command.start();
    }

    /// Functions speak to AWS alone, whose chains end in these five (https://www.amazontrust.com/repository). Reading
    /// all 140 that Java brings takes longer than the functions themselves.
    private static void trustAmazonOnly() throws IOException, GeneralSecurityException {
        Path file = Path.of("/java/lib/security/cacerts");
        KeyStore trusted = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
        for (String alias : Collections.list(trusted.aliases())) {
            String name = ((X509Certificate) trusted.getCertificate(alias)).getSubjectX500Principal().getName();
            if (!name.contains("CN=Amazon Root CA ") && !name.contains("CN=Starfield Services Root ")) {
                trusted.deleteEntry(alias);
            }
        }
        if (trusted.size() < 5) {
            throw new IllegalStateException("This JDK lacks one of Amazon's root certificates: take another.");
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            trusted.store(out, "changeit".toCharArray());
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(HERE.resolve("events"))) {
            return found.filter(file -> file.getParent().toString().endsWith("Function"))
                    // Java loads all that a cache has at every start: what only reads or writes summaries stays out.
                    .filter(file -> !file.toString().contains("Summaries"))
                    .sorted()
                    .toList();
        }
    }

    /// Lambda's runtime API: the next event, and the answer to one.
    private synchronized void lambda(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().endsWith("/next")) {
            byte[] event = events.poll();
            if (event == null) {
                done.countDown();
                return;
            }
            exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", "rehearsal-" + events.size());
            exchange.getResponseHeaders().set("Lambda-Runtime-Deadline-Ms", "9999999999999");
            answer(exchange, 200, event);
        } else {
            String said = new String(exchange.getRequestBody().readAllBytes());
            if (!exchange.getRequestURI().getPath().endsWith("/response") || said.contains("\"statusCode\":5")) {
                failures.add(said);
            }
            answer(exchange, 202, new byte[0]);
        }
    }

    private void dynamo(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes());
        String item = "{\"file\":{\"S\":" + quoted(meeting) + "}}";
        String said = switch (exchange.getRequestHeaders().getFirst("X-Amz-Target").replaceAll(".*\\.", "")) {
            case "GetItem" -> asked.contains("\"MEETINGS\"") ? "{\"Item\":" + item + "}" : "{}";
            case "Query" -> asked.contains("\"MEETINGS\"") ? "{\"Items\":[" + item + "]}" : "{\"Items\":[]}";
            case "BatchGetItem" -> "{\"Responses\":{\"klankbord\":[]},\"UnprocessedKeys\":{}}";
            default -> "{}";
        };
        answer(exchange, 200, said.getBytes());
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static SSLContext tls() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(HERE.resolve("store"))) {
            store.load(file, "rehearsal".toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, "rehearsal".toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return tls;
    }

    private static void command(String... words) throws IOException, InterruptedException {
        if (!words[0].startsWith("/")) {
            words[0] = System.getProperty("java.home") + "/bin/" + words[0];
        }
        int code = new ProcessBuilder(words).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException(Arrays.toString(words) + " ended with " + code);
        }
    }
}
