package nl.klankbord.local;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A page of another site, at an origin of its own, that carries the forms of a meeting: what an organiser would paste.
/// Its Content Security Policy allows no script, and no form but to the machine.
final class ForeignSite implements AutoCloseable {

    private static final String ID = "voorbeeld";

    private final Machine machine;
    private final LocalServer server;
    private final String meeting;
    private final HttpClient client = HttpClient.newHttpClient();

    private ForeignSite(Machine machine, LocalServer server, String meeting) {
        this.machine = machine;
        this.server = server;
        this.meeting = meeting;
    }

    /// Registers itself as an organiser would.
    ///
    /// @param port another is taken when this one is in use
    static ForeignSite open(Machine machine, String meeting, int port) throws IOException, InterruptedException {
        ForeignSite site = new ForeignSite(machine, server(port), meeting);
        try {
            site.register();
        } catch (IOException | InterruptedException | RuntimeException e) {
            site.close();
            throw e;
        }
        site.server.serve(site::handle);
        return site;
    }

    URI url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }

    private static LocalServer server(int port) throws IOException {
        try {
            return new LocalServer(port);
        } catch (BindException _) {
            return new LocalServer(0);
        }
    }

    private void register() throws IOException, InterruptedException {
        String home = server.url().toString();
        ask(request("")
                .header("content-type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(Map.of(
                        "name",
                        "Voorbeeldgemeente",
                        "origins",
                        List.of(home, home.replace("127.0.0.1", "localhost")),
                        "returnTo",
                        List.of(home + "/", home + "/en"),
                        "mayPost",
                        List.of("rsvp", "topic"),
                        "mostPerDay",
                        500)))));
    }

    private void handle(HttpExchange exchange) throws IOException {
        switch (LocalServer.rawPath(exchange)) {
            case "/" -> page(exchange, "nl", 0);
            case "/en" -> page(exchange, "en", 1);
            case "/style.css" ->
                LocalServer.answer(
                        exchange,
                        200,
                        "text/css; charset=utf-8",
                        file("style.css").getBytes(StandardCharsets.UTF_8));
            default -> LocalServer.answer(exchange, 404, "text/plain", "Not here.".getBytes(StandardCharsets.UTF_8));
        }
    }

    /// The forms as they are now: a real page would have them from the day that they were pasted.
    private void page(HttpExchange exchange, String language, int returnTo) throws IOException {
        try {
            String forms = ask(request("/form?lang=" + language + "&returnTo=" + returnTo));
            exchange.getResponseHeaders()
                    .set(
                            "content-security-policy",
                            "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none';"
                                    + " form-action " + machine.url());
            LocalServer.answer(
                    exchange,
                    200,
                    "text/html; charset=utf-8",
                    file(language + ".html").replace("<!-- forms -->", forms).getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(machine.url().resolve("/v1/meetings/" + meeting + "/sites/" + ID + path))
                .header("authorization", "Bearer " + machine.organiserToken());
    }

    private String ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException("The example of another site: " + answer.body());
        }
        return answer.body();
    }

    private static String file(String name) {
        try (InputStream file = Objects.requireNonNull(ForeignSite.class.getResourceAsStream("foreign/" + name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
