package nl.klankbord.local;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import nl.klankbord.desk.Identity;

/// The page of the local machine's issuer, on which somebody says who they are.
final class ProviderPage {

    private ProviderPage() {}

    /// Sends its form, as a browser does.
    ///
    /// @param signInAt where the browser was sent
    /// @return where the browser is sent back to, with a code
    static String signIn(String signInAt, Identity identity) throws IOException, InterruptedException {
        String claims = Json.text(Map.of("email", identity.name(), "groups", identity.groups()));
        String form = "username=" + encoded(identity.subject()) + "&claims=" + encoded(claims);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(signInAt))
                                    .header("content-type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(form))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("location")
                    .orElseThrow();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
