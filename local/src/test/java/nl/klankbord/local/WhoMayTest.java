package nl.klankbord.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import nl.klankbord.memory.Examples;
import nl.klankbord.site.Kind;
import nl.klankbord.site.WebhookSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may do what: every operation of the published contract, asked by everybody, on the machine and through its
/// gateway. `docs/authorisation.md` says what comes of it, and an operation that it does not name fails here.
final class WhoMayTest {

    private static final Path TABLE = Examples.root().resolve("docs/authorisation.md");

    private static final String SITE = "vng";
    private static final String WATCHED = "watched";
    private static final String ORIGIN = "https://www.vng.example";

    /// Who asks, in the order of the table. Each shows all that it has, whatever is asked.
    private enum Caller {
        NOBODY("nobody"),
        FALSE_TOKEN("false token"),
        OTHER_SITE("other meeting's site"),
        PARTICIPANT("participant"),
        SITE("site"),
        NO_ROLE("person without a role"),
        CATERER("caterer"),
        VIEWER("viewer"),
        OTHER_ORGANISER("organiser of another meeting"),
        ORGANISER("organiser");

        private final String words;

        Caller(String words) {
            this.words = words;
        }
    }

    /// What a meeting's site can show.
    ///
    /// @param secret to sign with
    private record SiteKeys(String rsvp, String topic, String secret) {}

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void everyOperationIsOpenToThoseAlone(@TempDir Path folder) throws Exception {
        try (Machine machine =
                Machine.start(Machine.Options.inMemory(Examples.root().resolve("template.yaml"), folder))) {
            String table = new Asking(machine).table();
            Path target = Files.createDirectories(Path.of("target")).resolve("authorisation.md");
            Files.writeString(target, table);
            String told = Files.readString(TABLE);
            assertTrue(
                    told.contains(table),
                    () -> "docs/authorisation.md says otherwise. If this is meant, copy it from local/target:\n"
                            + table);
        } finally {
            client.close();
        }
    }

    /// The same questions, on one machine.
    private final class Asking {

        private final Machine machine;
        private final String organiser;
        private final String otherOrganiser;
        private final SiteKeys site;
        private final SiteKeys otherSite;
        private final String reference;
        private final String person;
        private final String topic;
        private int number;

        Asking(Machine machine) throws Exception {
            this.machine = machine;
            this.organiser = "Bearer " + machine.organiserToken();
            this.otherOrganiser = bearer("somebody@else.example", List.of("klankbord-organiser"));
            store("utrecht", Issuer.ORGANISER, organiser);
            store("klein", "somebody@else.example", otherOrganiser);
            this.site = registered("utrecht", SITE, organiser, false);
            registered("utrecht", WATCHED, organiser, true);
            this.otherSite = registered("klein", SITE, otherOrganiser, false);
            this.reference = taken(request("POST", "/v1/meetings/utrecht/rsvps", rsvp("fatma@voorbeeld.example")))
                    .at("id")
                    .text();
            this.person = taken(request("GET", "/v1/meetings/utrecht/rsvps", "").header("authorization", organiser))
                    .at("rsvps")
                    .items()
                    .getFirst()
                    .at("person")
                    .text();
            this.topic = topic();
            taken(request("POST", "/_local/nightly", ""));
        }

        private String bearer(String subject, List<String> groups) {
            return "Bearer " + machine.token(subject, groups);
        }

        private void store(String id, String subject, String token) throws Exception {
            String file = Examples.file("events/meetings/utrecht.json")
                    .replace("2027-", "2127-")
                    .replace("\"id\": \"utrecht\"", "\"id\": \"" + id + "\", \"organisers\": [\"" + subject + "\"]");
            taken(request("PUT", "/v1/meetings/" + id, file).header("authorization", token));
        }

        private SiteKeys registered(String meeting, String id, String token, boolean isWatched) throws Exception {
            String path = "/v1/meetings/" + meeting + "/sites/" + id;
            String file = "{\"name\":\"VNG\",\"origins\":[\"" + ORIGIN + "\"],\"mayPost\":[\"rsvp\",\"topic\"],"
                    + "\"mostPerDay\":500,\"watched\":" + isWatched + "}";
            taken(request("PUT", path, file).header("authorization", token));
            String secret = taken(request("POST", path + "/secrets", "{\"use\":\"post\"}")
                            .header("authorization", token))
                    .at("secret")
                    .text();
            return new SiteKeys(token(path, Kind.RSVP, token), token(path, Kind.TOPIC, token), secret);
        }

        private String token(String path, Kind kind, String token) throws Exception {
            HttpResponse<String> form = send(request(
                            "GET",
                            path + "/form?kind=" + kind.word() + "&fields=" + String.join(",", kind.fields()),
                            "")
                    .header("authorization", token));
            return form.body().replaceFirst("(?s).*name=\"siteToken\" value=\"([^\"]+)\".*", "$1");
        }

        String table() throws Exception {
            StringBuilder table = new StringBuilder("| operation |");
            for (Caller caller : Caller.values()) {
                table.append(' ').append(caller.words).append(" |");
            }
            table.append("\n|---|")
                    .append(":---:|".repeat(Caller.values().length))
                    .append('\n');
            for (var path : contract().at("paths").entries().entrySet()) {
                for (var operation : path.getValue().entries().entrySet()) {
                    if (operation.getValue().at("responses").isPresent()) {
                        table.append(
                                row(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()));
                    }
                }
            }
            return table.toString();
        }

        private String row(String method, String path, Tree operation) throws Exception {
            StringBuilder row = new StringBuilder("| `" + method + " /v1" + path + "` |");
            for (Caller caller : Caller.values()) {
                int status = send(asked(method, path, operation, caller)).statusCode();
                row.append(status < 400 ? " yes |" : " " + status + " |");
            }
            return row.append('\n').toString();
        }

        private HttpRequest.Builder asked(String method, String path, Tree operation, Caller caller) throws Exception {
            String place = "/v1"
                    + path.replace("{meeting}", "utrecht")
                            .replace("{person}", person)
                            .replace("{site}", SITE)
                            .replace("{webhook}", "planning")
                            .replace("{update}", method.equals("GET") ? "other" : "programme")
                            .replace("{topic}", topic)
                            .replace("{invitation}", "invite-0001")
                            .replace("{coalition}", "t".repeat(22))
                            .replace("{moment}", "lunch")
                            .replace("{version}", "1")
                            .replace("{decision}", method.equals("PUT") ? "tag-00001" : "other-0001")
                            .replace("{secret}", "Zm9vYmFyYmF6cXV4cXV1eA");
            if (place.contains("{held}")) {
                place = place.replace("{held}", held());
            }
            if (place.contains("{export}")) {
                place = place.replace("{export}", export());
            }
            if (place.contains("{date}")) {
                place = place.replace("{date}", night());
            }
            if (place.endsWith("/decisions/other-0001")) {
                decision();
            }
            if (place.contains("/coalitions/")) {
                coalition();
            }
            if (place.contains("/webhooks")) {
                webhook();
            }
            if (place.contains("/updates/")) {
                update();
            }
            String body = operation.at("requestBody").isPresent() ? body(path, operation) : "";
            HttpRequest.Builder request = request(method, place, body);
            if (place.contains("/manifest")) {
                manifest();
                request.header("if-match", "*");
            }
            if (method.equals("OPTIONS")) {
                request.header("origin", ORIGIN).header("access-control-request-method", "POST");
            }
            show(request, path, body, caller);
            return request;
        }

        private String body(String path, Tree operation) throws Exception {
            if (path.equals("/meetings/{meeting}")) {
                return Examples.file("events/meetings/utrecht.json")
                        .replace("2027-", "2127-")
                        .replace(
                                "\"id\": \"utrecht\"",
                                "\"id\": \"utrecht\", \"organisers\": [\"" + Issuer.ORGANISER + "\"]");
            }
            Tree example = operation
                    .at("requestBody")
                    .at("content")
                    .at("application/json")
                    .at("example");
            String text = Json.text(example.value()).replaceAll("[\\w-]{22}\\.[\\w-]{22}", topic);
            return path.contains("{person}") ? text.replaceAll("\"version\":\\d+", "\"version\":" + version()) : text;
        }

        private void show(HttpRequest.Builder request, String path, String body, Caller caller) throws Exception {
            switch (caller) {
                case NOBODY -> {}
                case FALSE_TOKEN -> {
                    request.header("authorization", organiser.substring(0, organiser.length() - 4) + "AAAA");
                    show(request, path, body, new SiteKeys("AAAA", "AAAA", "whsec_" + "A".repeat(43) + "="));
                }
                case PARTICIPANT -> request.header("authorization", "Bearer " + reference);
                case SITE -> {
                    request.header("authorization", "Bearer " + site.secret());
                    show(request, path, body, site);
                }
                case OTHER_SITE -> {
                    request.header("authorization", "Bearer " + otherSite.secret());
                    show(request, path, body, otherSite);
                }
                // By their subject alone these three would be organisers of the meeting.
                case NO_ROLE -> request.header("authorization", bearer(Issuer.ORGANISER, List.of("staff")));
                case CATERER -> request.header("authorization", bearer(Issuer.ORGANISER, List.of("klankbord-caterer")));
                case VIEWER -> request.header("authorization", bearer(Issuer.ORGANISER, List.of("klankbord-viewer")));
                case OTHER_ORGANISER -> request.header("authorization", otherOrganiser);
                case ORGANISER -> request.header("authorization", organiser);
            }
        }

        private void show(HttpRequest.Builder request, String path, String body, SiteKeys keys) throws Exception {
            String id = "matrix-" + ++number;
            String now = String.valueOf(Instant.now().getEpochSecond());
            byte[] key = Base64.getDecoder().decode(keys.secret().substring("whsec_".length()));
            request.header("site-token", path.endsWith("/topics") ? keys.topic() : keys.rsvp())
                    .header("site", SITE)
                    .header("webhook-id", id)
                    .header("webhook-timestamp", now)
                    .header(
                            "webhook-signature",
                            WebhookSignature.of(key, id, now, body.getBytes(StandardCharsets.UTF_8)));
        }

        /// One that waits to be let in.
        private String held() throws Exception {
            String path = "/v1/meetings/utrecht/sites/" + WATCHED;
            return taken(request("POST", "/v1/meetings/utrecht/rsvps", rsvp("held-" + ++number + "@ede.example"))
                            .header("site-token", token(path, Kind.RSVP, organiser)))
                    .at("id")
                    .text();
        }

        private void webhook() throws Exception {
            String file = "{\"url\":\"http://127.0.0.1:9/\",\"events\":[\"rsvp.accepted\"]}";
            taken(request("PUT", "/v1/meetings/utrecht/webhooks/planning", file).header("authorization", organiser));
        }

        private void update() throws Exception {
            String file = "{\"subject\":{\"nl\":\"Een\",\"en\":\"One\"},\"text\":{\"nl\":\"Eén.\",\"en\":\"One.\"}}";
            taken(request("PUT", "/v1/meetings/utrecht/updates/other", file).header("authorization", organiser));
        }

        private void manifest() throws Exception {
            String file = "{\"title\":\"Wij\",\"sections\":[{\"id\":\"s1\",\"heading\":\"Kop\","
                    + "\"paragraphs\":[{\"id\":\"p1\",\"text\":\"Een.\"}]}]}";
            taken(request("PUT", "/v1/meetings/utrecht/manifest", file)
                    .header("authorization", organiser)
                    .header("if-match", "*"));
            taken(request("PUT", "/v1/meetings/utrecht/manifest/versions/1", "")
                    .header("authorization", organiser)
                    .header("if-match", "*"));
        }

        private void decision() throws Exception {
            String file = "{\"kind\":\"note\",\"topics\":[\"" + topic + "\"],\"note\":\"Bellen\"}";
            taken(request("PUT", "/v1/meetings/utrecht/decisions/other-0001", file)
                    .header("authorization", organiser));
        }

        private void coalition() throws Exception {
            String file = "{\"kind\":\"seat\",\"coalition\":\"" + "t".repeat(22) + "\",\"topics\":[\"" + topic
                    + "\"],\"name\":\"Loten\"}";
            taken(request("PUT", "/v1/meetings/utrecht/decisions/seat-00001", file)
                    .header("authorization", organiser));
        }

        private String topic() throws Exception {
            String sent = "{\"name\":\"Noor Visser\",\"email\":\"noor@ede.example\",\"organisation\":\"Ede\","
                    + "\"organisationType\":\"municipality\",\"theme\":\"Loting\",\"text\":\"Wij lootten.\","
                    + "\"intent\":\"present\"}";
            taken(request("POST", "/v1/meetings/utrecht/topics", sent));
            return taken(request("GET", "/v1/meetings/utrecht/topics", "").header("authorization", organiser))
                    .at("topics")
                    .items()
                    .getFirst()
                    .at("id")
                    .text();
        }

        private String night() throws Exception {
            return taken(request("GET", "/v1/meetings/utrecht/summaries", "").header("authorization", organiser))
                    .at("summaries")
                    .items()
                    .getFirst()
                    .at("date")
                    .text();
        }

        private String export() throws Exception {
            return taken(request("POST", "/v1/meetings/utrecht/exports", "{\"subject\":\"topics\",\"format\":\"csv\"}")
                            .header("authorization", organiser))
                    .at("id")
                    .text();
        }

        private String version() throws Exception {
            return taken(request("GET", "/v1/meetings/utrecht/rsvps/" + person, "")
                            .header("authorization", organiser))
                    .at("version")
                    .text();
        }

        private HttpRequest.Builder request(String method, String path, String body) {
            return HttpRequest.newBuilder(machine.url().resolve(path))
                    .header("content-type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
        }

        private Tree taken(HttpRequest.Builder request) throws Exception {
            HttpResponse<String> answer = send(request);
            assertEquals(2, answer.statusCode() / 100, answer.body());
            return Json.read(answer.body());
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String rsvp(String email) {
        return "{\"name\":\"Noor Visser\",\"email\":\"" + email + "\",\"organisation\":\"Gemeente Ede\","
                + "\"organisationType\":\"municipality\",\"attending\":true,\"moments\":[\"lunch\"],\"diet\":\"none\"}";
    }

    private static Tree contract() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(WhoMayTest.class.getResourceAsStream("/nl/klankbord/functions/openapi.json"))) {
            return Json.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
