package nl.klankbord.functions;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonWriter;

/// A request, as the event that API Gateway makes of it. Each step gives another call; a test names what matters to it.
record Call(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        String body,
        boolean isBase64,
        boolean isOrganiser) {

    /// Where a call comes from, as the gateway sees it. Not a header: it is taken out of them.
    private static final String SOURCE = " source";

    static final String HOST = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com";

    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z]+)}");

    static Call of(String method, String path) {
        return new Call(method, path, Map.of(), Map.of(), "", false, false);
    }

    static Call json(String path, String text) {
        return of("POST", path).with("content-type", "application/json").body(text);
    }

    static Call json(String path, JsonObject json) {
        return json(path, JsonWriter.text(json));
    }

    /// Forms come in as base64.
    static Call form(String path, String encoded) {
        return of("POST", path)
                .with("content-type", "application/x-www-form-urlencoded")
                .bytes(encoded.getBytes(StandardCharsets.UTF_8));
    }

    static Call form(String path, Map<String, String> fields) {
        StringJoiner pairs = new StringJoiner("&");
        fields.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
        return form(path, pairs.toString());
    }

    Call with(String header, String value) {
        return new Call(method, path, query, and(headers, header, value), body, isBase64, isOrganiser);
    }

    Call asking(String name, String value) {
        return new Call(method, path, and(query, name, value), headers, body, isBase64, isOrganiser);
    }

    Call from(String address) {
        return with(SOURCE, address);
    }

    Call body(String text) {
        return new Call(method, path, query, headers, text, false, isOrganiser);
    }

    Call base64(String text) {
        return new Call(method, path, query, headers, text, true, isOrganiser);
    }

    Call bytes(byte[] bytes) {
        return base64(Base64.getEncoder().encodeToString(bytes));
    }

    Call byOrganiser() {
        return new Call(method, path, query, headers, body, isBase64, true);
    }

    byte[] event() {
        Json.Builder context = Json.object()
                .put(
                        "http",
                        Json.object()
                                .put("method", method)
                                .put("path", path)
                                .put("sourceIp", headers.getOrDefault(SOURCE, "192.0.2.1"))
                                .build())
                .put("domainName", HOST)
                .put("requestId", "a-request")
                .put("stage", "$default");
        if (isOrganiser) {
            JsonObject claims = Json.object()
                    .put("sub", "organiser-1")
                    .put("cognito:groups", "[organiser]")
                    .build();
            context.put(
                    "authorizer",
                    Json.object()
                            .put("jwt", Json.object().put("claims", claims).build())
                            .build());
        }
        return JsonWriter.bytes(Json.object()
                .put("version", "2.0")
                .put("routeKey", routeKey())
                .put("rawPath", path)
                .put("headers", texts(without(without(headers, SOURCE), "cookie")))
                .put("cookies", Json.texts(cookies()))
                .put("queryStringParameters", texts(query))
                .put("requestContext", context.build())
                .put("pathParameters", texts(pathParameters()))
                .put("body", body)
                .put("isBase64Encoded", isBase64)
                .build());
    }

    /// @return `$default` when the template has no such route
    String routeKey() {
        return Route.ALL.stream()
                .filter(route -> route.method().equals(method) && route.matches(path))
                .map(route -> route.method() + " " + route.path())
                .findFirst()
                .orElse("$default");
    }

    private Map<String, String> pathParameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        String route = routeKey().replace(method + " ", "");
        Matcher values =
                Pattern.compile(PARAMETER.matcher(route).replaceAll("([^/]+)")).matcher(path);
        Matcher names = PARAMETER.matcher(route);
        for (int i = 1; values.matches() && names.find(); i++) {
            parameters.put(names.group(1), values.group(i));
        }
        return parameters;
    }

    /// As the gateway has them: apart from the headers.
    private List<String> cookies() {
        String cookie = headers.getOrDefault("cookie", "");
        return cookie.isEmpty() ? List.of() : List.of(cookie.split("; ", -1));
    }

    private static JsonObject texts(Map<String, String> texts) {
        Json.Builder json = Json.object();
        texts.forEach(json::put);
        return json.build();
    }

    private static Map<String, String> without(Map<String, String> some, String name) {
        Map<String, String> less = new LinkedHashMap<>(some);
        less.remove(name);
        return less;
    }

    private static Map<String, String> and(Map<String, String> some, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(some);
        more.put(name, value);
        return more;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
