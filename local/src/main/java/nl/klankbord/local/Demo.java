package nl.klankbord.local;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.Json.JsonText;
import nl.klankbord.json.JsonReader;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.json.MalformedJsonException;

/// `make demo`: 140 people and 96 topics answer the Utrecht meeting through the public API, the night is run, and the
/// order for the caterer is printed. Run again it sends the same again, and changes nothing.
public final class Demo {
    private static final String MEETING = "utrecht";
    private static final Path INPUT = Path.of(Main.setting("klankbord.root", "KLANKBORD_ROOT", "."), "events/demo");

    private final HttpClient client;
    private final URI machine;
    private final boolean isTerminal = Boolean.getBoolean("klankbord.terminal");

    Demo(HttpClient client, URI machine) {
        this.client = client;
        this.machine = machine;
    }

    public static void main(String[] args) throws Exception {
        int port = Main.port(Main.setting("PORT", "PORT", "8080"));
        try (HttpClient client = HttpClient.newHttpClient()) {
            new Demo(client, URI.create("http://127.0.0.1:" + port)).play();
        } catch (ConnectException _) {
            fail("Klankbord does not run on port " + port + ". Start it first: make run PORT=" + port);
        } catch (CannotStart e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    private void play() throws IOException, InterruptedException, MalformedJsonException {
        send();
        System.out.println("Running the night…");
        post("/_local/nightly", "", Map.of());
        String token = post("/_local/token", "", Map.of());
        JsonObject list = get("/v1/meetings/" + MEETING + "/summaries", token);
        String date = ((JsonObject) array(list, "summaries").getFirst()).text("date");
        print(get("/v1/meetings/" + MEETING + "/summaries/" + date, token), date);
    }

    void send() throws IOException, InterruptedException, MalformedJsonException {
        send("RSVPs", "rsvps", rsvps());
        send("topics", "topics", topics());
    }

    private void send(String what, String door, List<JsonObject> submissions)
            throws IOException, InterruptedException, MalformedJsonException {
        int sent = 0;
        for (JsonObject submission : submissions) {
            String key = String.format("demo-%s-%08d", door, ++sent);
            post("/v1/meetings/" + MEETING + "/" + door, JsonWriter.text(submission), Map.of("idempotency-key", key));
            // A terminal sees it move; a log gets one line.
            if (isTerminal || sent == submissions.size()) {
                System.out.printf("%sSending %s: %d of %d", isTerminal ? "\r" : "", what, sent, submissions.size());
            }
        }
        System.out.println();
    }

    /// The file has empty texts where nothing was filled in, and guests by name only.
    private static List<JsonObject> rsvps() throws IOException, MalformedJsonException {
        List<JsonObject> rsvps = new ArrayList<>();
        for (JsonObject line : lines("rsvps.jsonl")) {
            Json.Builder rsvp = Json.object().put("attending", true);
            line.members().forEach((name, value) -> {
                if (!(value instanceof JsonText(String text) && text.isEmpty())) {
                    rsvp.put(name, value);
                }
            });
            rsvps.add(rsvp.build());
        }
        return rsvps;
    }

    private static List<JsonObject> topics() throws IOException, MalformedJsonException {
        List<JsonObject> topics = new ArrayList<>();
        for (JsonObject line : lines("topics.jsonl")) {
            topics.add(Json.object()
                    .put("name", "Indiener " + line.text("id"))
                    .put("email", line.text("id") + "@thema.example")
                    .put("organisation", line.text("organisation"))
                    .put("organisationType", line.text("organisationType"))
                    .put("theme", line.text("theme"))
                    .put("text", line.text("text"))
                    .put("intent", line.text("intent"))
                    .build());
        }
        return topics;
    }

    private void print(JsonObject summary, String date) {
        JsonObject people = summary.object("people");
        System.out.printf("%n%s people come; %s do not.%n%n", number(people, "accepted"), number(people, "declined"));
        System.out.printf("%-8s %7s %9s  %-14s %s%n", "Moment", "people", "to order", "", "diets");
        for (Json each : array(summary, "catering")) {
            JsonObject order = (JsonObject) each;
            StringBuilder diets = new StringBuilder();
            order.object("diets")
                    .members()
                    .forEach((diet, heads) -> diets.append(diets.isEmpty() ? "" : ", ")
                            .append(JsonWriter.text(heads))
                            .append(' ')
                            .append(diet));
            System.out.printf(
                    "%-8s %7s %9s  %-14s %s%n",
                    order.object("name").text("nl"),
                    number(order, "people"),
                    number(order, "portions"),
                    order.object("item").text("nl"),
                    diets);
        }
        System.out.printf("%nThe summary: %s%s/%s/%s%n", machine, SummaryPages.PATH, MEETING, date);
        System.out.printf("The mail:    %s%s%n", machine, OutboxPages.PATH);
    }

    private static String number(JsonObject object, String name) {
        Json number = object.get(name);
        return number == null ? "0" : JsonWriter.text(number);
    }

    private static List<Json> array(JsonObject object, String name) {
        return object.get(name) instanceof JsonArray(List<Json> items) ? items : List.of();
    }

    private static List<JsonObject> lines(String file) throws IOException, MalformedJsonException {
        List<JsonObject> objects = new ArrayList<>();
        for (String line : Files.readAllLines(INPUT.resolve(file))) {
            if (JsonReader.read(line) instanceof JsonObject object) {
                objects.add(object);
            }
        }
        return objects;
    }

    private JsonObject get(String path, String token) throws IOException, InterruptedException, MalformedJsonException {
        String answer = ask(HttpRequest.newBuilder(machine.resolve(path))
                .header("authorization", "Bearer " + token)
                .header("accept", "application/json")
                .build());
        if (JsonReader.read(answer) instanceof JsonObject object) {
            return object;
        }
        throw new IOException(path + " gave no JSON object");
    }

    private String post(String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(machine.resolve(path))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return ask(request.build());
    }

    private String ask(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            System.out.println();
            fail(request.method() + " " + request.uri().getPath() + " was refused (" + answer.statusCode() + "): "
                    + answer.body());
        }
        return answer.body();
    }

    private static void fail(String why) {
        System.err.println(why);
        System.exit(1);
    }
}
