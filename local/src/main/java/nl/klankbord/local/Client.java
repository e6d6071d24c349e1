package nl.klankbord.local;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `make token`, `make nightly`, `make recount`: asks the running machine, and prints what it says.
public final class Client {
    private Client() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int port;
        try {
            port = Main.port(Main.setting("PORT", "PORT", "8080"));
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        URI uri = URI.create("http://127.0.0.1:" + port + ControlPages.PATH + "/" + args[0]);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(uri)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(event(args[0])))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            System.out.println(answer.body());
            System.exit(answer.statusCode() == 200 ? 0 : 1);
        } catch (ConnectException _) {
            System.err.println("Klankbord does not run on port " + port + ". Start it first: make run PORT=" + port);
            System.exit(1);
        }
    }

    /// What a function is called with, from the variables that `make` hands on.
    private static byte[] event(String what) {
        if (!what.equals("recount")) {
            return new byte[0];
        }
        Map<String, Object> event = new LinkedHashMap<>();
        for (String name : List.of("meeting", "without")) {
            String value = Main.setting(name.toUpperCase(Locale.ROOT), name.toUpperCase(Locale.ROOT), "");
            if (!value.isBlank()) {
                event.put(name, value);
            }
        }
        if (Main.setting("STRIKE", "STRIKE", "").equals("yes")) {
            event.put("strike", true);
        }
        return Json.bytes(event);
    }
}
