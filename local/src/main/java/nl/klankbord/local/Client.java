package nl.klankbord.local;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// `make token` and `make nightly`: asks the running machine, and prints what it says.
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
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            System.out.println(answer.body());
            System.exit(answer.statusCode() == 200 ? 0 : 1);
        } catch (ConnectException _) {
            System.err.println("Klankbord does not run on port " + port + ". Start it first: make run PORT=" + port);
            System.exit(1);
        }
    }
}
