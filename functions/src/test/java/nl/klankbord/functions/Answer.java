package nl.klankbord.functions;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonNumber;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.Json.JsonText;
import nl.klankbord.memory.Examples;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// What API Gateway was told to answer.
record Answer(int status, Map<String, String> headers, String body) {

    static Answer read(String event) {
        JsonObject json = Examples.json(event);
        Map<String, String> headers = new LinkedHashMap<>();
        json.object("headers").members().forEach((name, value) -> headers.put(name, ((JsonText) value).value()));
        if (json.get("cookies") instanceof JsonArray(List<Json> cookies)) {
            headers.put("set-cookie", ((JsonText) cookies.getFirst()).value());
        }
        JsonNumber status = (JsonNumber) java.util.Objects.requireNonNull(json.get("statusCode"));
        return new Answer(status.value().intValueExact(), headers, json.text("body"));
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    JsonObject json() {
        return Examples.json(body);
    }

    Document page() {
        if (!header("content-encoding").equals("gzip")) {
            return Jsoup.parse(body);
        }
        try (InputStream page = new GZIPInputStream(new ByteArrayInputStream(bytes()))) {
            return Jsoup.parse(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the gateway sends on, of a body that is no text.
    byte[] bytes() {
        return Base64.getDecoder().decode(body);
    }

    /// Of a problem: `field code`, in the order told.
    List<String> errors() {
        return json().get("errors") instanceof JsonArray(List<Json> errors)
                ? errors.stream()
                        .map(JsonObject.class::cast)
                        .map(error -> error.text("field") + " " + error.text("code"))
                        .toList()
                : List.of();
    }
}
