package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nl.klankbord.functions.Silent.SilentRsvps;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.memory.Examples;
import nl.klankbord.submission.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReadRsvpsFunctionTest {

    private static final String RSVPS = "/v1/meetings/utrecht/rsvps";
    private static final Call PAGE = Call.of("GET", RSVPS).byOrganiser();
    private static final Call UNREACHED =
            Call.of("GET", "/v1/meetings/utrecht/unreached").byOrganiser();

    private final Deployment deployment = new Deployment();

    @Test
    void aMeetingWithoutAnswersIsAnEmptyPage() {
        assertEquals("{\"rsvps\":[]}", deployment.send(PAGE).body());
    }

    @Test
    void pagesFollowEachOtherUntilThereIsNoNext() {
        for (int i = 0; i < 7; i++) {
            submit("p" + i + "@example.nl");
        }
        List<String> persons = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String next = "";
        do {
            Call call = PAGE.asking("limit", "3");
            JsonObject page = deployment
                    .send(next.isEmpty() ? call : call.asking("after", next))
                    .json();
            rsvps(page).forEach(rsvp -> persons.add(rsvp.text("person")));
            sizes.add(rsvps(page).size());
            next = page.text("next");
        } while (!next.isEmpty());
        assertEquals(List.of(3, 3, 1), sizes);
        assertEquals(
                deployment.storedRsvps().stream()
                        .map(rsvp -> rsvp.person().value())
                        .toList(),
                persons);
    }

    @Test
    void aPageHoldsAtMostAHundred() {
        for (int i = 0; i < 101; i++) {
            submit("p" + i + "@example.nl");
        }
        JsonObject page = deployment.send(PAGE).json();
        assertEquals(100, rsvps(page).size());
        assertEquals(rsvps(page).getLast().text("person"), page.text("next"));
        assertEquals(
                1,
                rsvps(deployment.send(PAGE.asking("after", page.text("next"))).json())
                        .size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "1000000000000", "ten", "1.5", "", "10,10", "+5", "٣"})
    void aLimitThatIsNoneIsRefused(String limit) {
        Answer answer = deployment.send(PAGE.asking("limit", limit).asking("after", "x"));
        assertEquals(400, answer.status());
        assertEquals(List.of("limit number", "after next"), answer.errors());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "RSVP#", "0123456789012345678901/", "01234567890123456789012", "fatma@ede.example"})
    void anAfterThatIsNobodyIsRefused(String after) {
        Answer answer = deployment.send(PAGE.asking("after", after));
        assertEquals(400, answer.status());
        assertEquals(List.of("after next"), answer.errors());
        assertTrue(after.length() < 2 || !answer.body().contains(after), "what was typed is not told back");
    }

    @Test
    void anRsvpHasItsFieldsAndWhatBecameOfIt() {
        submit("a@example.nl");
        String person = deployment.storedRsvps().getFirst().person().value();
        assertEquals(
                "{\"person\":\"" + person + "\",\"version\":1,\"status\":\"accepted\",\"people\":2,\"site\":\"api\","
                        + "\"receivedAt\":\"2027-03-01T09:00:00Z\",\"name\":\"Fatma Yıldız-van der Veen\","
                        + "\"email\":\"a@example.nl\",\"organisation\":\"Gemeente Súdwest-Fryslân\","
                        + "\"organisationType\":\"municipality\",\"role\":\"griffier\",\"attending\":true,"
                        + "\"moments\":[\"lunch\",\"drinks\"],\"diet\":\"vegetarian\",\"dietNote\":\"geen noten\","
                        + "\"access\":\"ringleiding\","
                        + "\"guests\":[{\"name\":\"Jan\",\"moments\":[\"lunch\",\"drinks\"],\"diet\":\"none\"}],"
                        + "\"updates\":false,\"language\":\"nl\"}",
                deployment
                        .send(Call.of("GET", RSVPS + "/" + person).byOrganiser())
                        .body());
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/meetings/nowhere/rsvps",
        "/v1/meetings/utrecht/rsvps/0123456789012345678901",
        "/v1/meetings/utrecht/rsvps/nobody",
        "/v1/meetings/nowhere/rsvps/0123456789012345678901"
    })
    void whatIsNotThereIsNotFound(String path) {
        assertEquals(404, deployment.send(Call.of("GET", path).byOrganiser()).status());
    }

    @Test
    void onlyOrganisersSeeThem() {
        submit("a@example.nl");
        String person = deployment.storedRsvps().getFirst().person().value();
        for (String path : List.of(RSVPS, RSVPS + "/" + person, UNREACHED.path())) {
            Answer answer = deployment.send(Call.of("GET", path).with("authorization", "Bearer x"));
            assertEquals(401, answer.status());
            assertTrue(!answer.body().contains("example.nl"), answer.body());
        }
    }

    @Test
    void withoutAStoreItSaysSo() {
        deployment.rsvps = new SilentRsvps();
        assertEquals(503, deployment.send(PAGE).status());
        assertEquals(
                503,
                deployment
                        .send(Call.of("GET", RSVPS + "/0123456789012345678901").byOrganiser())
                        .status());
    }

    @Test
    void theLogTellsNobodysAnswer() {
        submit("a@example.nl");
        String person = deployment.storedRsvps().getFirst().person().value();
        deployment.send(Call.of("GET", RSVPS + "/" + person).byOrganiser());
        deployment.send(PAGE);
        deployment.context.lines().forEach(line -> {
            assertTrue(!line.contains("example.nl"), line);
            assertTrue(!line.contains(person), line);
        });
    }

    @Test
    void whomNoMailReachesIsNamedAndTheLogSaysWhoLooked() {
        submit("a@example.nl");
        for (String email : List.of("a@example.nl", "gone@example.nl")) {
            Person person = Examples.person(email);
            deployment.mailings.claim(Examples.utrecht(), person, Examples.NOW);
            deployment.mailings.giveUp(Examples.utrecht(), person, Examples.NOW);
        }
        assertEquals(
                "{\"unreached\":[{\"person\":\""
                        + Examples.person("a@example.nl").value()
                        + "\",\"name\":\"Fatma Yıldız-van der Veen\","
                        + "\"organisation\":\"Gemeente Súdwest-Fryslân\",\"email\":\"a@example.nl\","
                        + "\"since\":\"2027-03-01T09:00:00Z\"}]}",
                deployment.send(UNREACHED).body());
        assertEquals(
                "listed mails",
                deployment.audited().stream()
                        .map(entry -> entry.act().word() + " " + entry.detail())
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void whomNoMailReachesComesAPageAtATime() {
        for (int i = 0; i < 51; i++) {
            String email = "p" + i + "@example.nl";
            submit(email);
            deployment.mailings.claim(Examples.utrecht(), Examples.person(email), Examples.NOW);
            deployment.mailings.giveUp(Examples.utrecht(), Examples.person(email), Examples.NOW);
        }
        JsonObject first = deployment.send(UNREACHED).json();
        JsonObject second =
                deployment.send(UNREACHED.asking("after", first.text("next"))).json();
        assertEquals(50, items(first, "unreached").size());
        assertEquals(1, items(second, "unreached").size());
        assertEquals("", second.text("next"));
        assertEquals(
                List.of("after next"),
                deployment.send(UNREACHED.asking("after", "nobody")).errors());
        assertEquals(2, deployment.audited().size(), "what is refused shows nothing");
    }

    /// A path may end as that of a list does.
    @Test
    void nobodyIsCalledAsAListIs() {
        for (String person : List.of("audit", "unreached")) {
            assertEquals(
                    404,
                    deployment
                            .send(Call.of("GET", RSVPS + "/" + person).byOrganiser())
                            .status());
        }
        assertTrue(deployment.audited().isEmpty());
    }

    private void submit(String email) {
        JsonObject guest = Json.object().put("name", "Jan").build();
        Answer answer = deployment.send(Call.json(
                RSVPS,
                JsonWriter.text(Examples.rsvp(email)
                        .put("role", "griffier")
                        .put("dietNote", "geen noten")
                        .put("access", "ringleiding")
                        .put("guests", Json.array(List.of(guest)))
                        .build())));
        assertEquals(201, answer.status());
    }

    private static List<JsonObject> rsvps(JsonObject page) {
        return items(page, "rsvps");
    }

    private static List<JsonObject> items(JsonObject page, String name) {
        return page.get(name) instanceof JsonArray(List<Json> items)
                ? items.stream().map(JsonObject.class::cast).toList()
                : List.of();
    }
}
