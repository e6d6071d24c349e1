package nl.klankbord.local;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request in the form in which API Gateway hands it to a function: HTTP API, payload format 2.0.
///
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
final class HttpEvent {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

    /// What API Gateway keeps for itself; cookies go to a list of their own.
    private static final Set<String> NOT_PASSED_ON =
            Set.of("connection", "cookie", "expect", "keep-alive", "te", "transfer-encoding", "upgrade");
    private static final Set<String> TEXT_TYPES =
            Set.of("application/json", "application/xml", "application/javascript");

    private final HttpExchange exchange;
    private final Routes.Match match;
    private final byte[] body;
    private final Instant now;

    HttpEvent(HttpExchange exchange, Routes.Match match, byte[] body, Instant now) {
        this.exchange = exchange;
        this.match = match;
        this.body = body;
        this.now = now;
    }

    byte[] json(Optional<TokenCheck.Granted> granted) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("routeKey", match.route().key());
        event.put("rawPath", path());
        event.put("rawQueryString", rawQuery());
        if (!cookies().isEmpty()) {
            event.put("cookies", cookies());
        }
        event.put("headers", headers());
        if (!rawQuery().isEmpty()) {
            event.put("queryStringParameters", queryParameters());
        }
        event.put("requestContext", requestContext(granted));
        if (!match.pathParameters().isEmpty()) {
            event.put("pathParameters", match.pathParameters());
        }
        putBody(event);
        return Json.bytes(event);
    }

    /// Unlike a REST API, an HTTP API decodes the path before a function sees it.
    private String path() {
        return Routes.decoded(LocalServer.rawPath(exchange));
    }

    private String rawQuery() {
        String query = exchange.getRequestURI().getRawQuery();
        return query == null ? "" : query;
    }

    private List<String> cookies() {
        List<String> cookies = new ArrayList<>();
        for (String header : exchange.getRequestHeaders().getOrDefault("cookie", List.of())) {
            for (String cookie : header.split(";", -1)) {
                if (!cookie.isBlank()) {
                    cookies.add(cookie.strip());
                }
            }
        }
        return cookies;
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> {
            String lowerCase = name.toLowerCase(Locale.ROOT);
            if (!NOT_PASSED_ON.contains(lowerCase)) {
                headers.put(lowerCase, String.join(",", values));
            }
        });
        headers.merge("x-forwarded-for", sourceAddress(), (before, last) -> before + ", " + last);
        headers.put(
                "x-forwarded-port", String.valueOf(exchange.getLocalAddress().getPort()));
        headers.put("x-forwarded-proto", "http");
        return headers;
    }

    private String sourceAddress() {
        return exchange.getRemoteAddress().getAddress().getHostAddress();
    }

    private Map<String, String> queryParameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : rawQuery().split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters.merge(decodedQuery(name), decodedQuery(value), (before, another) -> before + "," + another);
            }
        }
        return parameters;
    }

    private static String decodedQuery(String raw) {
        return URLDecoder.decode(raw, StandardCharsets.UTF_8);
    }

    private Map<String, @Nullable Object> requestContext(Optional<TokenCheck.Granted> granted) {
        Map<String, @Nullable Object> http = new LinkedHashMap<>();
        http.put("method", exchange.getRequestMethod());
        http.put("path", path());
        http.put("protocol", exchange.getProtocol());
        http.put("sourceIp", sourceAddress());
        http.put(
                "userAgent",
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("user-agent"))
                        .orElse(""));
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        context.put("accountId", LocalValues.ACCOUNT);
        context.put("apiId", "local");
        granted.ifPresent(token -> context.put("authorizer", Map.of("jwt", token.forEvent())));
        context.put("domainName", "127.0.0.1");
        context.put("domainPrefix", "127");
        context.put("http", http);
        context.put("requestId", UUID.randomUUID().toString());
        context.put("routeKey", match.route().key());
        context.put("stage", "$default");
        context.put("time", TIME.format(now.atOffset(ZoneOffset.UTC)));
        context.put("timeEpoch", now.toEpochMilli());
        return context;
    }

    private void putBody(Map<String, @Nullable Object> event) {
        Optional<String> text = text();
        if (body.length > 0) {
            event.put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(body)));
        }
        event.put("isBase64Encoded", body.length > 0 && text.isEmpty());
    }

    /// Empty for what arrives base64-encoded: another type than text, or bytes that are not UTF-8.
    private Optional<String> text() {
        String header = Optional.ofNullable(exchange.getRequestHeaders().getFirst("content-type"))
                .orElse("");
        String type = header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!type.startsWith("text/") && !TEXT_TYPES.contains(type)) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
