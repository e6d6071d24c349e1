package nl.klankbord.kill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.memory.Examples;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One death: a meeting for four fills up, somebody changes, somebody cancels, two who waited get their seats, a night
/// passes. The machine dies at one step of it and is started again; whoever got no answer sends the same again.
final class Kill implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final String MEETING = "/v1/meetings/vol";

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final KilledMachine machine;
    private final Map<String, String> acknowledged = new LinkedHashMap<>();
    private final List<String> violations = new ArrayList<>();
    private int restarts;
    private int late;

    Kill(Path folder) {
        this.machine = new KilledMachine(folder);
    }

    /// @param diedOf empty when the script has fewer steps than that
    /// @param late mails that had to wait until nobody could still have them in hand
    record Died(int step, Optional<String> diedOf, int acknowledged, int mails, int late, List<String> violations) {}

    Died at(int step) throws IOException, InterruptedException {
        int mails = 0;
        try {
            machine.start(step);
            play();
            mails = settle();
        } catch (IOException | RuntimeException e) {
            violations.add(e.toString());
        }
        return new Died(step, machine.diedOf(), acknowledged.size(), mails, late, violations);
    }

    private void play() throws IOException, InterruptedException {
        String meeting = Examples.file("events/meetings/utrecht.json")
                .replace("2027-", "2127-")
                .replace("\"id\": \"utrecht\"", "\"id\": \"vol\"")
                .replaceFirst("\"capacity\": [0-9]+", "\"capacity\": 4")
                .replaceFirst("\"waitingList\": [a-z]+", "\"waitingList\": true");
        send("PUT", MEETING, "", meeting);
        submit("anna", 2, "accepted");
        submit("bram", 2, "accepted");
        submit("cees", 2, "waiting");
        submit("dina", 1, "waiting");
        submit("anna", 2, "accepted");
        String topic = JsonWriter.text(Examples.topic("anna@kill.example").build());
        acknowledge("topic", send("POST", MEETING + "/topics", "topic-0123456789", topic));

        JsonObject anna = rsvp("anna");
        Json.Builder alone = Json.object();
        anna.members().forEach((name, value) -> {
            if (!name.equals("guests")) {
                alone.put(name, value);
            }
        });
        String path = MEETING + "/rsvps/" + anna.text("person");
        acknowledge("change", send("PUT", path, "change-0123456789", JsonWriter.text(alone.build())));
        String bram = MEETING + "/rsvps/" + rsvp("bram").text("person") + "/cancellation";
        acknowledge("cancellation", send("POST", bram, "cancel-0123456789", "{\"version\":1}"));
        send("POST", "/_local/nightly", "", "");
    }

    private void submit(String who, int people, String status) throws IOException, InterruptedException {
        Json.Builder rsvp = Examples.rsvp(who + "@kill.example");
        if (people > 1) {
            rsvp.put(
                    "guests",
                    Json.array(List.of(Json.object().put("name", "Gast").build())));
        }
        String answer = send("POST", MEETING + "/rsvps", who + "-0123456789012", JsonWriter.text(rsvp.build()));
        acknowledge(who, answer);
        require(Examples.json(answer).text("status").equals(status), who + " should be " + status + ": " + answer);
    }

    private void acknowledge(String what, String answer) {
        String before = acknowledged.putIfAbsent(what, answer);
        require(before == null || before.equals(answer), "another answer to the same: " + before + " and " + answer);
    }

    /// Whatever died is started again, and recounted; then all must be as if nothing had.
    ///
    /// @return mails to those who got seats
    private int settle() throws IOException, InterruptedException {
        long until = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < until && (mails("cees") == 0 || mails("dina") == 0 || counted() < 7)) {
            // Each look makes calls, and so steps to die at: few are enough.
            Thread.sleep(1_000);
        }
        if (mails("cees") == 0 || mails("dina") == 0) {
            late = letGoOfMailsInHand();
            send("POST", "/_local/nightly", "", "");
        }
        JsonArray meetings = (JsonArray)
                Objects.requireNonNull(Examples.json(send("POST", "/_local/recount", "", "{\"meeting\":\"vol\"}"))
                        .get("meetings"));
        JsonObject recount = ((JsonObject) meetings.items().getFirst()).object("recount");
        String nothingWrong = "{\"isExact\":true,\"drift\":{},\"lateCounted\":0,\"seatsTakenByNobody\":0,"
                + "\"partiesWaitingThatDoNot\":0,\"placesMended\":0,\"promoted\":0,\"unreadable\":0}";
        require(JsonWriter.text(recount).equals(nothingWrong), "the recount found " + JsonWriter.text(recount));
        for (String who : List.of("anna", "cees", "dina", "bram")) {
            JsonObject rsvp = rsvp(who);
            int people = who.equals("cees") || who.equals("bram") ? 2 : 1;
            String is = rsvp.text("status") + " " + JsonWriter.text(Objects.requireNonNull(rsvp.get("people")));
            require(is.equals((who.equals("bram") ? "cancelled " : "accepted ") + people), who + " is " + is);
        }
        String seats = JsonWriter.text(tally().object("seats"));
        require(seats.equals("{\"capacity\":4,\"taken\":4,\"free\":0,\"waiting\":0}"), "seats are " + seats);
        require(machine.diedOf().isEmpty() || restarts > 0, "it died, and nobody noticed");
        for (String who : List.of("cees", "dina")) {
            int mails = mails(who);
            require(mails == 1 || (mails == 2 && mayBeMailedAgain()), who + " got " + mails + " mails");
        }
        return mails("cees") + mails("dina");
    }

    /// Who died with a mail in hand has it for 16 minutes (`Notices`), as nobody can know that they died. After
    /// that the next seat that moves, or the next night, sends it. Here the time passes at once: the mark is
    /// set back.
    ///
    /// @return mails that were in hand
    private int letGoOfMailsInHand() throws IOException, InterruptedException {
        Map<String, String> variables = new LinkedHashMap<>();
        send("POST", "/_local/variables", "", "").lines().forEach(line -> {
            int is = line.indexOf('=');
            variables.put(line.substring(0, is), line.substring(is + 1));
        });
        String table = Objects.requireNonNull(variables.get("TABLE_NAME"));
        int inHand = 0;
        try (DynamoDbClient dynamo = DynamoDbClient.builder()
                .endpointOverride(URI.create(Objects.requireNonNull(variables.get("AWS_ENDPOINT_URL_DYNAMODB"))))
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            for (Map<String, AttributeValue> notice : dynamo.query(query -> query.tableName(table)
                            .keyConditionExpression("pk = :pk AND begins_with(sk, :notice)")
                            .expressionAttributeValues(Map.of(
                                    ":pk", AttributeValue.fromS("MEETING#vol"),
                                    ":notice", AttributeValue.fromS("NOTICE#"))))
                    .items()) {
                AttributeValue since = notice.get("inHandSince");
                if (since != null) {
                    Map<String, AttributeValue> before = new LinkedHashMap<>(notice);
                    long earlier =
                            Long.parseLong(since.n()) - Duration.ofMinutes(17).toMillis();
                    before.put("inHandSince", AttributeValue.fromN(Long.toString(earlier)));
                    dynamo.putItem(put -> put.tableName(table).item(before));
                    inHand++;
                }
            }
        }
        return inHand;
    }

    /// Mail has no transactions: who died between Amazon's yes and the note of it cannot know.
    private boolean mayBeMailedAgain() throws IOException {
        String died = machine.diedOf().orElse("");
        return died.endsWith("after SendEmail") || died.endsWith("before DeleteItem");
    }

    private long counted() throws IOException, InterruptedException {
        JsonObject tally = tally().object("tally");
        return Stream.of("people", "topics")
                .filter(name -> tally.get(name) != null)
                .mapToLong(name -> tally.object(name).members().values().stream()
                        .mapToLong(each -> Long.parseLong(JsonWriter.text(each)))
                        .sum())
                .sum();
    }

    private JsonObject tally() throws IOException, InterruptedException {
        return Examples.json(send("GET", MEETING + "/tally", "", ""));
    }

    private JsonObject rsvp(String who) throws IOException, InterruptedException {
        JsonArray rsvps = (JsonArray)
                Examples.json(send("GET", MEETING + "/rsvps", "", "")).get("rsvps");
        return Objects.requireNonNull(rsvps).items().stream()
                .map(JsonObject.class::cast)
                .filter(each -> each.text("email").equals(who + "@kill.example"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("lost: " + who));
    }

    private int mails(String who) throws IOException {
        Path outbox = machine.data().resolve("outbox");
        if (!Files.isDirectory(outbox)) {
            return 0;
        }
        Pattern to = Pattern.compile("(?m)^To: .*" + who + "@kill\\.example");
        try (Stream<Path> files = Files.list(outbox)) {
            return (int) files.filter(file -> file.toString().endsWith(".eml"))
                    .filter(file -> to.matcher(text(file)).find())
                    .count();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Until it is answered well: on no answer at all the machine is started anew, on a 503 it is asked again.
    private String send(String method, String path, String key, String body) throws IOException, InterruptedException {
        long until = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            try {
                HttpResponse<String> answer = once(method, path, key, body);
                if (answer.statusCode() / 100 == 2) {
                    return answer.body();
                }
                if (answer.statusCode() < 500 || System.nanoTime() > until) {
                    throw new IllegalStateException(
                            method + " " + path + ": " + answer.statusCode() + " " + answer.body());
                }
                Thread.sleep(100);
            } catch (IOException e) {
                if (System.nanoTime() > until || restarts == 2) {
                    throw e;
                }
                restarts++;
                machine.close();
                machine.start(0);
            }
        }
    }

    private HttpResponse<String> once(String method, String path, String key, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(machine.url().resolve(path))
                .timeout(LONGEST)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("content-type", "application/json");
        }
        if (!key.isEmpty()) {
            request.header("idempotency-key", key);
        }
        if (!path.startsWith("/_local")) {
            request.header(
                    "authorization",
                    "Bearer " + once("POST", "/_local/token", "", "").body().strip());
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void require(boolean isSo, String otherwise) {
        if (!isSo) {
            violations.add(otherwise);
        }
    }

    @Override
    public void close() {
        client.close();
        machine.close();
    }
}
