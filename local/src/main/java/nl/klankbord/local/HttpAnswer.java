package nl.klankbord.local;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;

/// A function's answer, read as API Gateway reads it.
final class HttpAnswer {
    private static final HttpAnswer MALFORMED = message(500, "Internal Server Error");

    /// The server sets these itself.
    private static final Set<String> NOT_PASSED_ON =
            Set.of("connection", "content-length", "date", "keep-alive", "transfer-encoding");

    private final int status;
    private final Map<String, String> headers;
    private final List<String> cookies;
    private final byte[] body;

    private HttpAnswer(int status, Map<String, String> headers, List<String> cookies, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.cookies = cookies;
        this.body = body;
    }

    /// What API Gateway says itself.
    static HttpAnswer message(int status, String message) {
        return new HttpAnswer(
                status, Map.of("content-type", "application/json"), List.of(), Json.bytes(Map.of("message", message)));
    }

    static HttpAnswer malformed() {
        return MALFORMED;
    }

    boolean isMalformed() {
        return this == MALFORMED;
    }

    static HttpAnswer read(String json) {
        try {
            Tree answer = Json.read(json);
            // An answer without a status is a body: API Gateway infers the rest.
            return answer.at("statusCode").isPresent()
                    ? read(answer)
                    : new HttpAnswer(
                            200,
                            Map.of("content-type", "application/json"),
                            List.of(),
                            json.getBytes(StandardCharsets.UTF_8));
        } catch (JacksonException | IllegalArgumentException _) {
            return malformed();
        }
    }

    private static HttpAnswer read(Tree answer) {
        int status = answer.at("statusCode").integerOr(0);
        if (status < 200 || status > 599) {
            return malformed();
        }
        Map<String, String> headers = new TreeMap<>();
        answer.at("headers")
                .entries()
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value.textOr("")));
        headers.keySet().removeAll(NOT_PASSED_ON);
        headers.putIfAbsent("content-type", "application/json");
        String body = answer.at("body").textOr("");
        return new HttpAnswer(
                status,
                headers,
                answer.at("cookies").items().stream().map(Tree::text).toList(),
                answer.at("isBase64Encoded").isTrue()
                        ? Base64.getDecoder().decode(body)
                        : body.getBytes(StandardCharsets.UTF_8));
    }

    void send(HttpExchange exchange) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        cookies.forEach(cookie -> exchange.getResponseHeaders().add("set-cookie", cookie));
        LocalServer.send(exchange, status, body);
    }
}
