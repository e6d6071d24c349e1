package nl.klankbord.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonReader;
import nl.klankbord.json.JsonWriter;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole main job over HTTP, with the template and the functions that are deployed: from an answer on the page to
/// the planner's summary.
final class MainJobTest {

    private static final Path ROOT = Path.of(System.getProperty("klankbord.root", ".."));
    private static final String PERSON =
            "name=Fatma+Y%C4%B1ld%C4%B1z&email=fatma%40ede.example&organisation=Gemeente+Ede"
                    + "&organisationType=municipality";

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path data;

    private Machine machine;

    @BeforeEach
    void start() throws Exception {
        machine = Machine.start(options(0));
        new FirstMeetings(machine, ROOT.resolve("events/meetings"), Clock.systemUTC()).storeIfEmpty();
    }

    @AfterEach
    void stop() throws IOException {
        machine.close();
        client.close();
    }

    @Test
    void anAnswerOnThePageReachesTheCountsTheSummaryAndThePlanner() throws Exception {
        Document page = Jsoup.parse(get("/m/utrecht", Map.of()).body());
        Element form = page.expectFirst("#rsvp form");
        String key = form.expectFirst("input[name=submission]").attr("value");
        String topicKey = page.expectFirst("#topic input[name=submission]").attr("value");
        asLongAsAPersonTakes();

        HttpResponse<String> taken = form(
                form.attr("action"),
                "submission=" + key + "&language=nl&" + PERSON
                        + "&attending=true&moments=lunch&moments=drinks&diet=halal&dietConsent=true&guests.0.name=Jan&guests.0.diet=vegan");
        assertEquals(303, taken.statusCode(), taken.body());
        String receipt = taken.headers().firstValue("location").orElseThrow();
        assertTrue(get(receipt, Map.of()).body().contains("Je bent aangemeld"));

        HttpResponse<String> topic = form(
                "/m/utrecht/topics?lang=nl",
                "submission=" + topicKey + "&" + PERSON
                        + "&theme=Loting&text=Wij+lootten+een+burgerberaad.&intent=present&introduce=true");
        assertEquals(303, topic.statusCode(), topic.body());

        JsonObject tally = tallyWhen("topics", "present", 1);
        assertEquals("2", number(tally, "people", "accepted"));
        assertEquals("1", number(tally.object("moments"), "lunch", "halal"));
        assertEquals("1", number(tally.object("moments"), "drinks", "vegan"));
        assertEquals("2", number(tally, "sites", "page"));

        nightly();
        JsonObject summary = summary();
        assertEquals("2", number(summary, "people", "accepted"));
        assertTrue(text(summaryPath(), "text/html").contains("Loting"));
        assertTrue(text(summaryPath(), "text/csv").contains("Loting"));
        assertEquals(1, mailsTo("planner@klankbord.example").size());
        List<String> receipts = mailsTo("fatma@ede.example");
        assertEquals(1, receipts.size(), "one an hour");
        assertTrue(receipts.getFirst().contains("text/calendar; charset=UTF-8; method=REQUEST"), receipts.getFirst());

        String once = text(summaryPath(), "application/json");
        nightly();
        assertEquals(once, text(summaryPath(), "application/json"));
        assertEquals(1, mailsTo("planner@klankbord.example").size());
    }

    private List<String> mailsTo(String address) throws Exception {
        List<String> mails = new ArrayList<>();
        for (Path file : machine.mails()) {
            String mail = Files.readString(file);
            if (mail.contains("To: " + address)) {
                mails.add(mail);
            }
        }
        return mails;
    }

    @Test
    void aFormThatIsWrongComesBackWithItsInput() throws Exception {
        HttpResponse<String> refused =
                form("/m/utrecht/rsvps?lang=nl", PERSON.replace("%40ede.example", "") + "&diet=halal&dietConsent=true");
        assertEquals(400, refused.statusCode());
        Document page = Jsoup.parse(refused.body());
        assertEquals("fatma", page.expectFirst("#rsvp-email").attr("value"));
        assertEquals(
                2, page.select("#rsvp .alert li").size(), page.select(".alert").text());
    }

    @Test
    void theSummaryOfTheDemoEqualsACountOfItsInput() throws Exception {
        demo();
        // Each answer counts once under its site: then all of them are in.
        JsonObject tally = tallyWhen("sites", "api", count("rsvps.jsonl", "{") + count("topics.jsonl", "{"));
        nightly();
        JsonObject summary = summary();

        Count count = new Count();
        for (String line : Files.readAllLines(ROOT.resolve("events/demo/rsvps.jsonl"))) {
            count.rsvp((JsonObject) JsonReader.read(line));
        }
        assertEquals(String.valueOf(count.people), number(summary, "people", "accepted"));
        assertEquals(String.valueOf(count.people), number(tally, "people", "accepted"));
        for (var each : items(summary, "catering")) {
            JsonObject order = (JsonObject) each;
            Map<String, Integer> diets = count.diets.getOrDefault(order.text("moment"), Map.of());
            int people = diets.values().stream().mapToInt(Integer::intValue).sum();
            assertEquals(diets.size(), order.object("diets").members().size());
            diets.forEach((diet, heads) -> assertEquals(String.valueOf(heads), number(order, "diets", diet)));
            int perPerson = order.text("moment").equals("lunch") ? 2 : 6;
            assertEquals(String.valueOf(people), own(order, "people"));
            assertEquals(String.valueOf(people * perPerson), own(order, "portions"));
        }
        int topics = items(summary, "themes").stream()
                .mapToInt(theme -> items((JsonObject) theme, "topics").size())
                .sum();
        assertEquals(
                Files.readAllLines(ROOT.resolve("events/demo/topics.jsonl")).size(), topics);
        assertEquals("236", number(tally, "sites", "api"));
        assertEquals(
                String.valueOf(count("topics.jsonl", "\"intent\": \"address\"")), number(tally, "topics", "address"));
        assertEquals(JsonWriter.text(tally), JsonWriter.text(summary.object("tally")));
    }

    @Test
    void theDemoTwiceChangesNothing() throws Exception {
        demo();
        nightly();
        String once = text(summaryPath(), "application/json");
        demo();
        nightly();
        assertEquals(once, text(summaryPath(), "application/json"));
    }

    @Test
    void aRestartLosesNothing() throws Exception {
        machine.close();
        machine = Machine.start(
                new Machine.Options(ROOT.resolve("template.yaml"), data.resolve("kept"), 0, false, Clock.systemUTC()));
        new FirstMeetings(machine, ROOT.resolve("events/meetings"), Clock.systemUTC()).storeIfEmpty();
        form("/m/utrecht/rsvps", "submission=" + shownKey("rsvp") + "&" + PERSON + "&attending=true&moments=lunch");
        tallyWhen("people", "accepted", 1);
        nightly();
        String before = text(summaryPath(), "application/json");

        machine.close();
        machine = Machine.start(
                new Machine.Options(ROOT.resolve("template.yaml"), data.resolve("kept"), 0, false, Clock.systemUTC()));

        assertEquals(
                List.of("utrecht"),
                new FirstMeetings(machine, ROOT.resolve("events/meetings"), Clock.systemUTC()).storeIfEmpty());
        assertEquals(before, text(summaryPath(), "application/json"));
        assertEquals("1", number(tallyWhen("people", "accepted", 1), "sites", "page"));
        form(
                "/m/utrecht/topics",
                "submission=" + shownKey("topic") + "&" + PERSON + "&theme=Na&text=de+herstart&intent=address");
        tallyWhen("topics", "address", 1);
    }

    @Test
    void onlyOrganisersReadAndWrite() throws Exception {
        for (String path : List.of(
                "/v1/meetings/utrecht/tally",
                "/v1/meetings/utrecht/summaries",
                "/v1/meetings/utrecht/summaries/2027-03-01")) {
            assertEquals(401, get(path, Map.of()).statusCode(), path);
            assertEquals(
                    401, get(path, Map.of("authorization", "Bearer nonsense")).statusCode(), path);
            assertEquals(
                    403,
                    get(path, Map.of("authorization", "Bearer " + machine.token("stranger", "other/scope")))
                            .statusCode(),
                    path);
            assertNotEquals(
                    401,
                    get(path, Map.of("authorization", "Bearer " + machine.organiserToken()))
                            .statusCode(),
                    path);
        }
        assertEquals(401, put("/v1/meetings/nieuw", "{}", Map.of()).statusCode());
        HttpResponse<String> invalid =
                put("/v1/meetings/nieuw", "{}", Map.of("authorization", "Bearer " + machine.organiserToken()));
        assertEquals(400, invalid.statusCode());
        assertTrue(invalid.body().contains("\"field\":\"startsAt\""), invalid.body());
        assertEquals(404, get("/v1/meetings/nieuw", Map.of()).statusCode());
    }

    @Test
    void unknownPathsAndMethodsAreAnsweredByUs() throws Exception {
        HttpResponse<String> unknown = get("/v1/nowhere", Map.of());
        assertEquals(404, unknown.statusCode());
        assertEquals("1.0.0", unknown.headers().firstValue("api-version").orElseThrow());
        assertEquals(404, get("/v1/meetings/utrecht/", Map.of()).statusCode());
        HttpResponse<String> method = put("/m/utrecht", "", Map.of());
        assertEquals(405, method.statusCode());
        assertEquals("GET", method.headers().firstValue("allow").orElseThrow());
    }

    private void demo() throws Exception {
        new Demo(client, machine.url()).send();
    }

    private Machine.Options options(int port) {
        return new Machine.Options(
                ROOT.resolve("template.yaml"), data.resolve("memory"), port, true, Clock.systemUTC());
    }

    private static int count(String file, String text) throws IOException {
        return (int) Files.readAllLines(ROOT.resolve("events/demo").resolve(file)).stream()
                .filter(line -> line.contains(text))
                .count();
    }

    private JsonObject tallyWhen(String group, String name, int expected) throws Exception {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            JsonObject tally = ((JsonObject) JsonReader.read(text("/v1/meetings/utrecht/tally", "application/json")))
                    .object("tally");
            if (number(tally, group, name).equals(String.valueOf(expected))) {
                return tally;
            }
            assertFalse(System.nanoTime() > until, "the tally stays at " + JsonWriter.text(tally));
            Thread.sleep(50);
        }
    }

    private static String number(JsonObject json, String group, String name) {
        var value = json.object(group).get(name);
        return value == null ? "0" : JsonWriter.text(value);
    }

    private static String own(JsonObject json, String name) {
        return JsonWriter.text(Objects.requireNonNull(json.get(name), name));
    }

    private static List<Json> items(JsonObject json, String name) {
        return json.get(name) instanceof JsonArray(List<Json> items) ? items : List.of();
    }

    private void nightly() throws Exception {
        HttpResponse<String> night = client.send(
                HttpRequest.newBuilder(machine.url().resolve("/_local/nightly"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, night.statusCode(), night.body());
    }

    private JsonObject summary() throws Exception {
        return (JsonObject) JsonReader.read(text(summaryPath(), "application/json"));
    }

    private String summaryPath() throws Exception {
        JsonObject list = (JsonObject) JsonReader.read(text("/v1/meetings/utrecht/summaries", "application/json"));
        JsonObject newest = (JsonObject) items(list, "summaries").getFirst();
        return "/v1/meetings/utrecht/summaries/" + newest.text("date");
    }

    private String text(String path, String accept) throws Exception {
        HttpResponse<String> answer =
                get(path, Map.of("authorization", "Bearer " + machine.organiserToken(), "accept", accept));
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    private HttpResponse<String> get(String path, Map<String, String> headers) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)).GET(), headers);
    }

    private String shownKey(String kind) throws Exception {
        Document page = Jsoup.parse(get("/m/utrecht", Map.of()).body());
        asLongAsAPersonTakes();
        return page.expectFirst("#" + kind + " input[name=submission]").attr("value");
    }

    /// What comes back faster is kept apart.
    private static void asLongAsAPersonTakes() throws InterruptedException {
        Thread.sleep(2_100);
    }

    private HttpResponse<String> form(String path, String body) throws Exception {
        return send(
                HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)),
                Map.of("content-type", "application/x-www-form-urlencoded", "accept-language", "nl"));
    }

    private HttpResponse<String> put(String path, String body, Map<String, String> headers) throws Exception {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("content-type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body)),
                headers);
    }

    private URI uri(String path) {
        return machine.url().resolve(path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, Map<String, String> headers) throws Exception {
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /// An independent count: straight from the file, by none of the classes that the product counts with.
    private static final class Count {
        private final Map<String, Map<String, Integer>> diets = new TreeMap<>();
        private int people;

        private void rsvp(JsonObject line) {
            int guests = items(line, "guests").size();
            people += 1 + guests;
            for (var moment : items(line, "moments")) {
                Map<String, Integer> heads =
                        diets.computeIfAbsent(JsonWriter.text(moment).replace("\"", ""), key -> new TreeMap<>());
                heads.merge(line.text("diet"), 1, Integer::sum);
                if (guests > 0) {
                    heads.merge("none", guests, Integer::sum);
                }
            }
        }
    }
}
