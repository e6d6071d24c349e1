package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.klankbord.audit.Act;
import nl.klankbord.audit.Entry;
import nl.klankbord.desk.Role;
import nl.klankbord.desk.Session;
import nl.klankbord.desk.SessionToken;
import nl.klankbord.introduction.Statement;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.link.LinkKeys.Use;
import nl.klankbord.link.PersonalLink;
import nl.klankbord.mail.Mail;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.sorting.Decision;
import nl.klankbord.topic.TopicKey;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Introductions at the desk, by program, and on people's own pages.
final class IntroductionsTest {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final CoalitionId LOTS = new CoalitionId("l".repeat(22));
    private static final String DESK = "/desk/meetings/utrecht/coalitions/" + LOTS.value() + "/introductions";
    private static final String API = "/v1/meetings/utrecht/coalitions/" + LOTS.value();
    private static final String TABLE = "/my-rsvp/coalitions/" + LOTS.value();

    private final Deployment deployment = new Deployment();
    private final SessionToken token = signedIn(Role.ORGANISER);

    @BeforeEach
    void threeSitAtATableAndTwoOfThemWantToMeet() {
        bring("anna", true);
        bring("bert", true);
        bring("carla", false);
        Set<TopicKey> all = new LinkedHashSet<>();
        deployment.storedTopics().stream().map(TopicKey::of).forEach(all::add);
        deployment.decide(1, Decision.seat(LOTS, all, "Loten & stemmen"));
    }

    @Test
    void theDeskShowsWhoWantsWhatAndAsksOnce() {
        Document page = desk();
        assertEquals("Kennismaken: Loten & stemmen", page.select("h1").text());
        assertEquals(3, page.select("ul.meetings li").size());
        assertEquals("Vraag het aan 2 mensen", page.select("main button").text());
        assertEquals(Act.LISTED, deployment.audited().getFirst().act());

        assertEquals(303, ask().status());
        List<Entry> asked = deployment.audited().stream()
                .filter(entry -> entry.act() == Act.ASKED_TO_MEET)
                .toList();
        assertEquals(2, asked.size());
        page = desk();
        assertTrue(page.select("main form").isEmpty(), "nobody is left to ask");
        assertEquals(2, page.select(".status:contains(Is gevraagd)").size());
        assertEquals(List.of("anna", "bert"), fiveMinutes());
        assertEquals(303, ask().status());
        assertEquals(List.of(), fiveMinutes());
    }

    @Test
    void onlyOrganisersOfTheMeetingSeeOrAsk() {
        for (Role role : List.of(Role.VIEWER, Role.CATERER)) {
            SessionToken theirs = signedIn(role);
            assertEquals(403, deployment.send(at(DESK, theirs)).status());
            assertEquals(
                    403,
                    deployment
                            .send(Call.form(DESK, "seal=" + theirs.formSeal())
                                    .with("cookie", "__Host-klankbord-desk=" + theirs.value()))
                            .status());
        }
        assertEquals(
                401, deployment.send(Call.of("GET", API + "/introductions")).status());
        assertEquals(List.of(), fiveMinutes());
        String none = DESK.replace(LOTS.value(), "n".repeat(22));
        assertEquals(404, deployment.send(at(none, token)).status());
    }

    @Test
    void aProgramAsksAndSeesHowItStands() {
        String before = api("GET", "/introductions").body();
        assertTrue(before.contains("\"standing\":\"not-asked\"") && before.contains("\"not-wanted\""), before);
        String after = api("PUT", "/introductions").body();
        assertTrue(after.contains("\"standing\":\"asked\"") && !after.contains("not-asked"), after);
        assertEquals(List.of("anna", "bert"), fiveMinutes());
        assertFalse(api("GET", "/introductions").body().contains("@"), "no addresses");
        assertTrue(api("GET", "/statement").body().contains("\"versions\":[]"));
    }

    @Test
    void whoWasNotAskedHasNoSuchPage() {
        assertEquals(404, get("anna", TABLE).status());
        ask();
        assertEquals(404, get("carla", TABLE).status());
        assertFalse(get("carla", "/my-rsvp").body().contains("Loten"));
        assertEquals(404, post("carla", TABLE, Map.of("answer", "yes")).status());
        assertEquals(403, deployment.send(Call.of("GET", TABLE)).status());
    }

    @Test
    void onesOwnPageAsksAndOpeningItChangesNothing() {
        ask();
        Document mine = get("anna", "/my-rsvp").page();
        assertEquals(TABLE + "?lang=nl", mine.select("#tables ~ h3 a").attr("href"));
        assertEquals(2, mine.select("form[action^=" + TABLE + "] button").size());
        String page = get("anna", TABLE).body();
        assertTrue(page.contains("3 mensen van 2 organisaties"), page);
        assertTellsNothingOf(page, "bert", "carla");
        assertTrue(deployment.introductions.all(UTRECHT).stream()
                .allMatch(each -> each.isYes().isEmpty()));
        assertEquals(
                403,
                deployment
                        .send(Call.form(TABLE, Map.of("answer", "yes"))
                                .with("cookie", cookie("anna"))
                                .with("sec-fetch-site", "cross-site"))
                        .status());
        assertEquals(404, post("anna", TABLE, Map.of("answer", "perhaps")).status());
    }

    @Test
    void nobodyIsShownBeforeBothAgreedAndThenEachIs() {
        ask();
        fiveMinutes();
        Answer yes = post("anna", TABLE, Map.of("answer", "yes"));
        assertEquals(TABLE + "?done=agreed&lang=nl", yes.header("location"));
        assertTellsNothingOf(get("anna", TABLE).body(), "bert", "carla");
        assertTellsNothingOf(get("bert", TABLE).body(), "anna", "carla");
        assertEquals(
                409,
                post("bert", TABLE + "/statement", Map.of("statement", "x")).status());

        post("bert", TABLE, Map.of("answer", "yes"));
        String together = get("anna", TABLE).body();
        assertTrue(together.contains("bert@ede.example") && together.contains("Tekst van bert"), together);
        assertTellsNothingOf(together, "carla");
        assertEquals(List.of("anna", "bert"), fiveMinutes());

        post("bert", TABLE, Map.of("answer", "no"));
        assertTellsNothingOf(get("anna", TABLE).body(), "bert", "carla");
        assertTellsNothingOf(get("bert", TABLE).body(), "anna", "carla");
        assertTrue(desk().select(".status:contains(Zei nee)").size() == 1);
    }

    @Test
    void twoWhoWriteAtOnceBothSeeBothTexts() {
        ask();
        post("anna", TABLE, Map.of("answer", "yes"));
        post("bert", TABLE, Map.of("answer", "yes"));
        String version = get("anna", TABLE).page().select("input[name=version]").attr("value");
        assertEquals("0", version);
        assertEquals(303, write("anna", "0", "Wij loten.\n\nSamen.").status());
        Answer late = write("bert", "0", "Wij stemmen.");
        assertEquals(409, late.status());
        assertTrue(late.body().contains("Wij loten.") && late.body().contains("Wij stemmen."), late.body());
        String again = late.page().select("input[name=version]").attr("value");
        assertEquals("1", again);
        assertEquals(303, write("bert", again, "Wij loten en stemmen.").status());
        Document page = get("anna", TABLE).page();
        assertTrue(page.text().contains("Wij loten en stemmen."), page.text());
        assertTrue(page.text().contains("door Bert de Vries"), page.text());

        Answer long_ = write("anna", "2", "a".repeat(Statement.MAX_TEXT + 1));
        assertEquals(400, long_.status());
        assertEquals(
                "#statement-statement", long_.page().select("[role=alert] a").attr("href"));
        assertTrue(desk().text().contains("Wij loten en stemmen."), "an organiser reads along");
        assertEquals(1, desk().select("details:contains(Samen.)").size());
        assertTrue(api("GET", "/statement").body().contains("\"version\":2"));
        String data = get("anna", "/my-rsvp/data").body();
        assertTrue(data.contains("\"agreed\":true") && data.contains("Wij loten."), data);
        assertFalse(data.contains("bert") || data.contains("Wij loten en stemmen."), data);
    }

    @Test
    void aTableThatIsGoneIsSaidKindly() {
        ask();
        post("anna", TABLE, Map.of("answer", "yes"));
        post("bert", TABLE, Map.of("answer", "yes"));
        deployment.decide(2, Decision.release(LOTS));
        Answer page = get("anna", TABLE);
        assertEquals(200, page.status());
        assertEquals("Deze tafel is er niet meer", page.page().select("h1").text());
        assertTellsNothingOf(page.body(), "bert", "carla");
        assertTrue(get("anna", "/my-rsvp").body().contains("is er niet meer"));
        assertEquals(409, write("anna", "0", "Toch").status());
        assertEquals(List.of(), fiveMinutes());
        assertEquals(303, post("anna", TABLE, Map.of("answer", "no")).status());
    }

    private static void assertTellsNothingOf(String page, String... names) {
        for (String name : names) {
            assertFalse(page.toLowerCase(Locale.ROOT).contains(name), name + " is in " + page);
        }
    }

    private List<String> fiveMinutes() {
        int before = deployment.mails.sent().size();
        deployment.invoke("FollowUpFunction", "{}".getBytes(StandardCharsets.UTF_8));
        return deployment.mails.sent().stream()
                .skip(before)
                .map(Mail::to)
                .map(to -> to.value().split("@", 2)[0])
                .sorted()
                .toList();
    }

    private Document desk() {
        return deployment.send(at(DESK, token)).page();
    }

    private Answer ask() {
        return deployment.send(
                Call.form(DESK, "seal=" + token.formSeal()).with("cookie", "__Host-klankbord-desk=" + token.value()));
    }

    private Answer api(String method, String path) {
        Answer answer = deployment.send(Call.of(method, API + path).byOrganiser());
        assertEquals(200, answer.status(), answer.body());
        return answer;
    }

    private Answer write(String name, String version, String text) {
        return post(name, TABLE + "/statement", Map.of("version", version, "statement", text));
    }

    private Answer get(String name, String path) {
        return deployment.send(Call.of("GET", path).with("cookie", cookie(name)));
    }

    private Answer post(String name, String path, Map<String, String> form) {
        return deployment.send(Call.form(path, form).with("cookie", cookie(name)));
    }

    private static String cookie(String name) {
        PersonalLink link = new PersonalLink(UTRECHT, Examples.person(name + "@ede.example"));
        return "__Host-klankbord=" + Deployment.LINK_KEYS.write(link, Use.OPEN);
    }

    private void bring(String name, boolean introduce) {
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        Answer brought = deployment.send(Call.json(
                        "/v1/meetings/utrecht/topics",
                        JsonWriter.text(Examples.topic(name + "@ede.example")
                                .put("name", capital + " de Vries")
                                .put("organisation", name.equals("anna") ? "Gemeente Ede" : "Provincie Utrecht")
                                .put("text", "Tekst van " + name)
                                .put("introduce", introduce)
                                .build()))
                .with("idempotency-key", "topic-of-" + name + "-0123456789"));
        assertEquals(201, brought.status(), brought.body());
    }

    private SessionToken signedIn(Role role) {
        SessionToken session = SessionToken.next();
        deployment.sessions.begin(
                session, new Session("organiser-1", "Olga", role, false, Examples.NOW.plus(Desk.SESSION)));
        return session;
    }

    private static Call at(String path, SessionToken session) {
        return Call.of("GET", path).with("cookie", "__Host-klankbord-desk=" + session.value());
    }
}
