package nl.klankbord.local;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// What only the local machine has: where everything is, the outbox, a token, the night at once, and a
/// recount.
///
/// Only for this machine's own browser and programs: another site must not reach them by a name that it points here,
/// nor with a form of its own.
final class ControlPages {
    static final String PATH = "/_local";

    private final URI machine;
    private final Issuer issuer;
    private final Functions functions;
    private final Scheduler scheduler;
    private final OutboxPages outboxPages;
    private final SummaryPages summaryPages;
    private final Map<String, String> places;
    private final String variables;

    /// `variables` are what a function elsewhere needs to work on this machine, as `KEY=VALUE` lines; `places` are
    /// shown as they are: a name, and where to find it.
    ControlPages(
            URI machine,
            Issuer issuer,
            Functions functions,
            Scheduler scheduler,
            OutboxPages outboxPages,
            SummaryPages summaryPages,
            Map<String, String> places,
            String variables) {
        this.machine = machine;
        this.issuer = issuer;
        this.functions = functions;
        this.scheduler = scheduler;
        this.outboxPages = outboxPages;
        this.summaryPages = summaryPages;
        this.places = places;
        this.variables = variables;
    }

    static boolean isFor(HttpExchange exchange) {
        String path = LocalServer.rawPath(exchange);
        return isUnder(PATH, path);
    }

    private static boolean isUnder(String place, String path) {
        return path.equals(place) || path.startsWith(place + "/");
    }

    void handle(HttpExchange exchange) throws IOException {
        if (!isFromThisMachine(exchange)) {
            html(exchange, 403, Html.page("Only for this machine", ""));
            return;
        }
        String path = LocalServer.rawPath(exchange);
        switch (exchange.getRequestMethod() + " " + path) {
            case "GET /_local" -> html(exchange, 200, start());
            case "POST /_local/token" -> text(exchange, issuer.organiserToken());
            case "POST /_local/variables" -> text(exchange, variables);
            case "POST /_local/nightly" -> nightly(exchange);
            case "POST /_local/recount" -> recount(exchange);
            default -> {
                boolean isGet = exchange.getRequestMethod().equals("GET");
                if (isGet && isUnder(OutboxPages.PATH, path)) {
                    outboxPages.handle(exchange);
                } else if (isGet && isUnder(SummaryPages.PATH, path)) {
                    summaryPages.handle(exchange);
                } else {
                    html(exchange, 404, Html.page("There is no such page", ""));
                }
            }
        }
    }

    private boolean isFromThisMachine(HttpExchange exchange) {
        Set<String> names = Set.of("127.0.0.1", "localhost");
        String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("host"))
                .orElse("");
        String origin = exchange.getRequestHeaders().getFirst("origin");
        String port = ":" + machine.getPort();
        boolean isOwnHost = names.contains(host)
                || (host.endsWith(port) && names.contains(host.substring(0, host.length() - port.length())));
        return isOwnHost && (origin == null || origin.equals("http://" + host));
    }

    private String start() {
        StringBuilder rows = new StringBuilder();
        places.forEach((name, place) -> rows.append("<tr><th scope=\"row\">")
                .append(Html.escaped(name))
                .append("</th><td>")
                .append(Html.linked(place))
                .append("</td></tr>\n"));
        return Html.page(
                "Klankbord on this machine",
                "<table>" + rows + "</table>"
                        + "<form method=\"post\" action=\"/_local/nightly\"><button>Run the night now</button></form>"
                        + "<form method=\"post\" action=\"/_local/token\"><button>An organiser's token</button></form>");
    }

    private void nightly(HttpExchange exchange) throws IOException {
        Map<String, @Nullable Object> answers = new LinkedHashMap<>();
        boolean isWell = true;
        for (Map.Entry<String, Invocation> call : scheduler.runNow().entrySet()) {
            switch (call.getValue()) {
                case Invocation.Returned returned -> answers.put(call.getKey(), jsonOrText(returned.answer()));
                case Invocation.Failed failed -> {
                    answers.put(call.getKey(), Map.of("errorMessage", failed.why()));
                    isWell = false;
                }
            }
        }
        LocalServer.answer(exchange, isWell ? 200 : 500, "application/json", Json.bytes(answers));
    }

    /// The body is the function's event.
    private void recount(HttpExchange exchange) throws IOException {
        byte[] event = exchange.getRequestBody().readAllBytes();
        switch (functions.invoke("RecountFunction", event)) {
            case Invocation.Returned returned ->
                LocalServer.answer(
                        exchange, 200, "application/json", returned.answer().getBytes(StandardCharsets.UTF_8));
            case Invocation.Failed failed ->
                LocalServer.answer(exchange, 500, "application/json", Json.bytes(Map.of("errorMessage", failed.why())));
        }
    }

    private static @Nullable Object jsonOrText(String answer) {
        try {
            return answer.isBlank() ? null : Json.read(answer).value();
        } catch (JacksonException _) {
            return answer;
        }
    }

    static void html(HttpExchange exchange, int status, String page) throws IOException {
        exchange.getResponseHeaders().set("content-security-policy", Html.CONTENT_SECURITY_POLICY);
        exchange.getResponseHeaders().set("cache-control", "no-store");
        LocalServer.answer(exchange, status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    private static void text(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseHeaders().set("cache-control", "no-store");
        LocalServer.answer(exchange, 200, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }
}
