package nl.klankbord.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.klankbord.webhook.Posting.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a post may go, and what is done with the answer.
final class GuardedPostingTest {

    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final GuardedPosting guarded = GuardedPosting.toPublicAddresses();
    private final GuardedPosting local = GuardedPosting.alsoToThisMachine();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final List<HttpServer> servers = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("webhook-id") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/elsewhere")) {
                exchange.getResponseHeaders().set("location", "/taken");
                exchange.sendResponseHeaders(302, -1);
            } else if (path.equals("/busy")) {
                exchange.getResponseHeaders().set("retry-after", "120");
                exchange.sendResponseHeaders(429, -1);
            } else {
                exchange.sendResponseHeaders(204, -1);
            }
            exchange.close();
        });
        server.start();
        servers.add(server);
    }

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "localhost",
                "0.0.0.0",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:10.0.0.1]",
                "[::127.0.0.1]",
                "[fe80::1]",
                "[fec0::1]",
                "[fc00::1]",
                "[fd00:ec2::254]",
                "[ff02::1]",
                "[64:ff9b::7f00:1]",
                "[64:ff9b:1::1]",
                "[100::1]",
                "[2001::1]",
                "[2001:db8::1]",
                "[2002:7f00:1::1]",
                "[3fff::1]",
                "[4000::1]"
            })
    void nothingGoesToWhatIsNotOfThePublicInternet(String host) {
        int port = servers.getFirst().getAddress().getPort();
        assertEquals(new Outcome.Failed("address"), post(guarded, "http://" + host + ":" + port + "/"));
        assertEquals(List.of(), seen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8", "100.63.255.255", "100.128.0.1", "172.15.255.255", "172.32.0.1", "169.253.0.1", "192.0.1.1",
                "198.17.255.255", "198.20.0.1", "223.255.255.255", "2a00:1450:4001::1", "2600::1", "2001:200::1",
                        "3ffe::1"
            })
    void whatIsOfThePublicInternetMay(String address) {
        assertTrue(PublicAddresses.contain(InetAddress.ofLiteral(address)));
    }

    @Test
    void aPostArrivesWithItsHeadersAndBody() {
        assertEquals(new Outcome.Answered(204, Duration.ZERO), post(local, at("/taken")));
        assertEquals(List.of("POST /taken evt_1 {}"), seen);
    }

    @Test
    void aRedirectIsNotFollowed() {
        assertEquals(new Outcome.Answered(302, Duration.ZERO), post(local, at("/elsewhere")));
        assertEquals(1, seen.size());
    }

    @Test
    void aReceiverSaysHowLongToWait() {
        assertEquals(new Outcome.Answered(429, Duration.ofMinutes(2)), post(local, at("/busy")));
    }

    @Test
    void whoIsNotThereIsSaid() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertEquals(new Outcome.Failed("connection"), post(local, "http://127.0.0.1:" + free + "/"));
        assertEquals(new Outcome.Failed("name"), post(local, "https://nobody.invalid/"));
    }

    @Test
    void whoDoesNotSpeakTlsIsSaid() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> {
                try (Socket caller = plain.accept()) {
                    caller.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    caller.getInputStream().readAllBytes();
                } catch (IOException _) {
                    // It hung up, as it should.
                }
            });
            assertEquals(new Outcome.Failed("tls"), post(local, "https://127.0.0.1:" + plain.getLocalPort() + "/"));
        }
    }

    private String at(String path) {
        return "http://127.0.0.1:" + servers.getFirst().getAddress().getPort() + path;
    }

    private static Outcome post(GuardedPosting posting, String url) {
        return posting.post(URI.create(url), Map.of("webhook-id", "evt_1"), BODY);
    }
}
