package nl.klankbord.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieHandler;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/// Somebody with a browser without script: follows links, keeps cookies, and fills in what a page shows. A field,
/// choice or button that the page does not have cannot be used.
final class Browser implements AutoCloseable {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new Cookies())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /// As browsers keep them since RFC 6265; Java's own send those with an age as RFC 2965 had it (`$Version`).
    private static final class Cookies extends CookieHandler {

        private final Map<String, Map<String, String>> byHost = new ConcurrentHashMap<>();

        @Override
        public Map<String, List<String>> get(URI address, Map<String, List<String>> headers) {
            String cookies = of(address).entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; "));
            return cookies.isEmpty() ? Map.of() : Map.of("Cookie", List.of(cookies));
        }

        @Override
        public void put(URI address, Map<String, List<String>> headers) {
            headers.forEach((name, values) -> {
                if (name.equalsIgnoreCase("set-cookie")) {
                    values.forEach(value -> keep(of(address), value));
                }
            });
        }

        private static void keep(Map<String, String> cookies, String set) {
            String[] pair = set.split(";", 2)[0].split("=", 2);
            if (set.toLowerCase(Locale.ROOT).contains("max-age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }

        private Map<String, String> of(URI address) {
            return byHost.computeIfAbsent(address.getHost(), _ -> new ConcurrentHashMap<>());
        }
    }

    Document open(URI address) throws IOException, InterruptedException {
        return page(200, send(HttpRequest.newBuilder(withoutFragment(address))));
    }

    /// @return what a link leads to, whatever kind of file it is
    byte[] fetch(URI address) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(withoutFragment(address)));
        assertEquals(200, answer.statusCode(), address.toString());
        return answer.body();
    }

    /// Follows the link of that text.
    Document follow(Document page, String link) throws IOException, InterruptedException {
        return open(URI.create(link(page, link)));
    }

    /// @return where the link of that text leads
    static String link(Document page, String text) {
        return page.select("a[href]").stream()
                .filter(link -> link.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no link “" + text + "” on: " + page.text()))
                .absUrl("href");
    }

    /// Fills in a form and presses its button.
    ///
    /// @param typed by the names of fields: a text, or which of the choices
    Document press(Document page, String button, Map<String, List<String>> typed)
            throws IOException, InterruptedException {
        return press(200, page, button, typed);
    }

    Document press(int status, Document page, String text, Map<String, List<String>> typed)
            throws IOException, InterruptedException {
        Element button = page.select("button[type=submit]").stream()
                .filter(each -> each.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button “" + text + "” on: " + page.text()));
        FormElement form = (FormElement) Objects.requireNonNull(button.closest("form"), text);
        typed.forEach((name, values) -> fill(form, name, values));
        List<String> body = new ArrayList<>();
        for (Element field : form.elements()) {
            if (isSent(field)) {
                body.add(encoded(field.attr("name")) + "=" + encoded(value(field)));
            }
        }
        if (button.hasAttr("name")) {
            body.add(encoded(button.attr("name")) + "=" + encoded(button.attr("value")));
        }
        String action = button.hasAttr("formaction") ? button.absUrl("formaction") : form.absUrl("action");
        String address = action.isEmpty() ? page.location() : action;
        assertEquals("post", form.attr("method"));
        return page(
                status,
                send(HttpRequest.newBuilder(withoutFragment(URI.create(address)))
                        .header("content-type", FORM)
                        .POST(HttpRequest.BodyPublishers.ofString(String.join("&", body)))));
    }

    private static void fill(FormElement form, String name, List<String> values) {
        List<Element> fields = form.elements().stream()
                .filter(field -> field.attr("name").equals(name))
                .toList();
        assertFalse(fields.isEmpty(), "the form has no field " + name);
        switch (fields.getFirst().attr("type")) {
            case "checkbox", "radio" -> {
                assertTrue(
                        fields.stream().map(Element::val).toList().containsAll(values), name + " cannot be " + values);
                fields.forEach(field -> field.attr("checked", values.contains(field.val())));
            }
            default -> {
                Element field = fields.getFirst();
                if (field.normalName().equals("select")) {
                    List<Element> options = field.select("option");
                    assertTrue(
                            options.stream().anyMatch(option -> values.contains(option.val())),
                            name + " cannot be " + values);
                    options.forEach(option -> option.attr("selected", values.contains(option.val())));
                } else {
                    field.val(values.getFirst());
                }
            }
        }
    }

    /// As browsers do; jsoup's own data of a form has “on” for a chosen choice whose value is empty.
    private static boolean isSent(Element field) {
        return switch (field.attr("type")) {
            case "checkbox", "radio" -> field.hasAttr("checked");
            case "submit", "button", "reset", "image" -> false;
            default -> field.hasAttr("name") && !field.normalName().equals("button") && !field.hasAttr("disabled");
        };
    }

    private static String value(Element field) {
        if (!field.normalName().equals("select")) {
            return field.val();
        }
        Element chosen = field.selectFirst("option[selected]");
        return chosen == null ? field.expectFirst("option").val() : chosen.val();
    }

    private static Document page(int status, HttpResponse<byte[]> answer) throws IOException {
        String address = answer.uri().toString();
        Document page = Jsoup.parse(new ByteArrayInputStream(answer.body()), StandardCharsets.UTF_8.name(), address);
        assertEquals(
                status,
                answer.statusCode(),
                () -> address + ": " + page.select("h1, .alert").text());
        return page;
    }

    /// Sends a form as it is, without looking at a page.
    byte[] send(URI address, String form) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(address)
                .header("content-type", FORM)
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        assertEquals(200, answer.statusCode(), address.toString());
        return answer.body();
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(
                request.header("accept-language", "nl")
                        .header("accept", "text/html,*/*;q=0.8")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static URI withoutFragment(URI address) {
        return URI.create(address.toString().replaceFirst("#.*", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
