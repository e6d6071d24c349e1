package nl.klankbord.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One HTTP port on 127.0.0.1.
final class LocalServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(LocalServer.class.getName());

    static {
        // Read once by the JDK's server; without it small answers wait 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService exchanges = Executors.newVirtualThreadPerTaskExecutor();
    private final Phaser underWay = new Phaser(1);

    /// The port is open when this returns; requests wait until [#serve]. Port 0 takes a free one.
    LocalServer(int port) throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 256);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void serve(HttpHandler handler) {
        server.setExecutor(exchanges);
        server.createContext("/", exchange -> {
            underWay.register();
            try (exchange) {
                handler.handle(exchange);
            } catch (RuntimeException | IOException e) {
                LOG.log(Level.WARNING, exchange.getRequestMethod() + " " + exchange.getRequestURI() + " broke off", e);
            } finally {
                underWay.arriveAndDeregister();
            }
        });
        server.start();
    }

    /// The JDK takes the first part of `//name/path` for a host; it is a path like any other.
    static String rawPath(HttpExchange exchange) {
        URI uri = exchange.getRequestURI();
        String path = Objects.requireNonNullElse(uri.getRawPath(), "/");
        return uri.getScheme() == null && uri.getRawAuthority() != null ? "//" + uri.getRawAuthority() + path : path;
    }

    static void answer(HttpExchange exchange, int status, String contentType, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("content-type", contentType);
        send(exchange, status, body);
    }

    /// A HEAD request gets the length, and no body.
    static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("content-length", String.valueOf(body.length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    /// Waits for requests under way, but no longer than `patience`.
    void close(Duration patience) {
        int phase = underWay.arriveAndDeregister();
        try {
            underWay.awaitAdvanceInterruptibly(phase, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            LOG.log(Level.WARNING, "Stopped with requests under way");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        exchanges.shutdownNow();
    }

    @Override
    public void close() {
        close(Duration.ZERO);
    }
}
