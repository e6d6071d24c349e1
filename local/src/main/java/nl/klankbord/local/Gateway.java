package nl.klankbord.local;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Stands in for API Gateway's HTTP API: route, token, event, function, answer.
final class Gateway implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Gateway.class.getName());

    /// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
    private static final int MAXIMUM_BODY_BYTES = 10 * 1024 * 1024;

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Routes routes;
    private final Map<String, TokenCheck> tokenChecks;
    private final Functions functions;
    private final Duration patience;
    private final Clock clock;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    /// `tokenChecks` by the name of the authorizer.
    Gateway(Routes routes, Map<String, TokenCheck> tokenChecks, Functions functions, Duration patience, Clock clock) {
        this.routes = routes;
        this.tokenChecks = tokenChecks;
        this.functions = functions;
        this.patience = patience;
        this.clock = clock;
    }

    void handle(HttpExchange exchange) throws IOException {
        answer(exchange).send(exchange);
    }

    private HttpAnswer answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAXIMUM_BODY_BYTES + 1);
        if (body.length > MAXIMUM_BODY_BYTES) {
            return HttpAnswer.message(413, "Request Entity Too Large");
        }
        Optional<Routes.Match> match = routes.find(exchange.getRequestMethod(), LocalServer.rawPath(exchange));
        if (match.isEmpty()) {
            return HttpAnswer.message(404, "Not Found");
        }
        Template.Route route = match.get().route();
        HttpEvent event = new HttpEvent(exchange, match.get(), body, clock.instant());
        if (route.authorizer().isEmpty()) {
            return call(route.function(), event.json(Optional.empty()));
        }
        return switch (check(route.authorizer().get(), exchange)) {
            case TokenCheck.Granted granted -> call(route.function(), event.json(Optional.of(granted)));
            case TokenCheck.ScopeLacking _ -> HttpAnswer.message(403, "Forbidden");
            case TokenCheck.Refused _ -> {
                exchange.getResponseHeaders().set("www-authenticate", "Bearer");
                yield HttpAnswer.message(401, "Unauthorized");
            }
        };
    }

    private TokenCheck.Outcome check(Template.Authorizer authorizer, HttpExchange exchange) {
        TokenCheck check = tokenChecks.get(authorizer.name());
        String header = exchange.getRequestHeaders().getFirst("authorization");
        return check == null || header == null
                ? new TokenCheck.Refused("There is no token")
                : check.check(header, authorizer.scopes());
    }

    private HttpAnswer call(String function, byte[] event) {
        Future<Invocation> call = calls.submit(() -> functions.invoke(function, event));
        try {
            return switch (call.get(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                case Invocation.Returned returned -> read(function, returned);
                case Invocation.Failed _ -> HttpAnswer.malformed();
            };
        } catch (TimeoutException _) {
            LOG.log(Level.WARNING, function + " took longer than API Gateway waits");
            return HttpAnswer.message(503, "Service Unavailable");
        } catch (ExecutionException e) {
            LOG.log(Level.ERROR, function + " could not be called", e);
            return HttpAnswer.malformed();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return HttpAnswer.message(503, "Service Unavailable");
        }
    }

    private static HttpAnswer read(String function, Invocation.Returned returned) {
        HttpAnswer answer = HttpAnswer.read(returned.answer());
        if (answer.isMalformed()) {
            LOG.log(Level.ERROR, function + " gave an answer that API Gateway cannot read");
        }
        return answer;
    }

    @Override
    public void close() {
        calls.shutdownNow();
    }
}
