package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import nl.klankbord.audit.Act;
import nl.klankbord.audit.Entry;
import nl.klankbord.desk.Role;
import nl.klankbord.desk.Session;
import nl.klankbord.desk.SessionToken;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.quarantine.Held;
import nl.klankbord.site.Kind;
import nl.klankbord.submission.Doubt;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is kept apart, at the desk.
final class DeskQuarantineTest {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final String PAGE = "/desk/meetings/utrecht/quarantine";

    private final Deployment deployment = new Deployment();
    private final SessionToken token = SessionToken.next();

    @BeforeEach
    void signIn() {
        Session session = new Session("organiser-1", "o@ede.example", Role.ORGANISER, Examples.NOW.plus(Desk.SESSION));
        deployment.sessions.begin(token, session);
    }

    @Test
    void itSaysWhoItIsFromWhatItSaysAndWhy() {
        keep("a", Kind.RSVP, Doubt.ROBOT, Examples.rsvp("noor@ede.example").build());
        keep("b", Kind.TOPIC, Doubt.SITE, Examples.topic("kees@ede.example").build());
        Document page = deployment.send(get(PAGE)).page();
        String text = page.select("main").text();
        assertTrue(text.contains("noor@ede.example"), text);
        assertTrue(text.contains("Het lijkt door een computer ingevuld."), text);
        assertTrue(
                text.contains(
                        Examples.topic("x@ede.example").build().text("text").split("\\R", 2)[0]),
                text);
        assertEquals(2, page.select("[name=held]").size());
        assertEquals(List.of(Act.LISTED_HELD), acts());
    }

    @Test
    void whatIsTickedIsLetInAndTheRestStays() {
        String first = keep(
                "a", Kind.RSVP, Doubt.ROBOT, Examples.rsvp("noor@ede.example").build());
        keep("b", Kind.RSVP, Doubt.ROBOT, Examples.rsvp("kees@ede.example").build());
        Answer answer = deployment.send(form("act=release&held=" + first));
        assertEquals(303, answer.status(), answer.body());
        assertEquals(1, deployment.storedRsvps().size());
        assertEquals(
                "noor@ede.example",
                deployment.storedRsvps().getFirst().participant().email().value());
        Document page = deployment.send(get(PAGE + "?done=released")).page();
        assertEquals("Toegelaten.", page.select("[role=status]").text());
        assertEquals(1, page.select("[name=held]").size());
        // Pressed again in another window.
        assertEquals(303, deployment.send(form("act=release&held=" + first)).status());
        assertEquals(1, deployment.storedRsvps().size());
    }

    @Test
    void whatIsThrownAwayIsGone() {
        String first = keep(
                "a", Kind.RSVP, Doubt.ROBOT, Examples.rsvp("noor@ede.example").build());
        assertEquals(303, deployment.send(form("act=dismiss&held=" + first)).status());
        assertTrue(deployment.quarantine.page(UTRECHT, Optional.empty(), 10).isEmpty());
        assertTrue(deployment.hasNoAnswers());
        assertEquals(List.of(Act.DISMISSED), acts());
    }

    @Test
    void whatIsWrongStaysAndSaysWhatIsWrong() {
        String good = keep(
                "a", Kind.RSVP, Doubt.SITE, Examples.rsvp("noor@ede.example").build());
        String wrong = keep(
                "b",
                Kind.RSVP,
                Doubt.INVALID,
                Json.object().put("name", "Kees").put("email", "kees").build());
        Answer answer = deployment.send(form("act=release&held=" + good + "&held=" + wrong));
        assertEquals(409, answer.status());
        String alert = answer.page().select("[role=alert]").text();
        assertTrue(alert.contains("Kees: "), alert);
        assertFalse(alert.contains("Noor"), alert);
        assertEquals(1, deployment.storedRsvps().size());
        assertEquals(1, answer.page().select("[name=held]").size());
    }

    @Test
    void whateverWasSentIsShown() {
        keep("a", Kind.RSVP, Doubt.INVALID, Json.EMPTY);
        keep(
                "b",
                Kind.TOPIC,
                Doubt.INVALID,
                Json.object().put("name", 3).put("text", "<script>").build());
        Document page = deployment.send(get(PAGE)).page();
        assertEquals(2, page.select("label:contains(Zonder naam)").size());
        assertTrue(page.select("script").isEmpty());
    }

    @Test
    void withNothingTickedNothingIsDone() {
        keep("a", Kind.RSVP, Doubt.ROBOT, Examples.rsvp("noor@ede.example").build());
        Answer answer = deployment.send(form("act=release"));
        assertEquals(400, answer.status());
        assertEquals(
                "Vink eerst aan wat je wilt toelaten of weggooien.",
                answer.page().select("[role=alert]").text());
        assertEquals(
                403, deployment.send(form("act=all&held=" + "a".repeat(22))).status());
        assertEquals(403, deployment.send(form("act=release&held=x")).status());
        assertTrue(deployment.hasNoAnswers());
    }

    @Test
    void aLongListHasPages() {
        for (int i = 0; i < 21; i++) {
            keep(
                    "x" + (10 + i),
                    Kind.RSVP,
                    Doubt.ROBOT,
                    Examples.rsvp("p" + i + "@ede.example").build());
        }
        Document first = deployment.send(get(PAGE)).page();
        assertEquals(20, first.select("[name=held]").size());
        String next = first.select("a[href*=after]").attr("href").replaceFirst(".*after=([^&]*).*", "$1");
        assertEquals(
                1,
                deployment
                        .send(get(PAGE + "?after=" + next))
                        .page()
                        .select("[name=held]")
                        .size());
        assertEquals(404, deployment.send(get(PAGE + "?after=x")).status());
    }

    @Test
    void theOverviewLeadsThere() {
        assertTrue(overview().select("a[href*=quarantine]").isEmpty());
        keep("a", Kind.RSVP, Doubt.ROBOT, Examples.rsvp("noor@ede.example").build());
        assertEquals(1, overview().select("a[href*=quarantine]").size());
    }

    private Document overview() {
        return deployment.send(get("/desk/meetings/utrecht")).page();
    }

    private String keep(String name, Kind kind, Doubt doubt, JsonObject content) {
        String id = (name + "0".repeat(22)).substring(0, 22);
        deployment.quarantine.keepUnlessPresent(new Held(
                UTRECHT,
                id,
                "page",
                "key-" + id,
                kind,
                doubt,
                content,
                Optional.empty(),
                Examples.NOW,
                Examples.NOW.getEpochSecond() + 86_400));
        return id;
    }

    private List<Act> acts() {
        return deployment.auditLog.page(UTRECHT, Optional.empty(), 10).entries().stream()
                .map(Entry::act)
                .toList();
    }

    private Call get(String path) {
        String[] parts = path.split("\\?", 2);
        Call call = Call.of("GET", parts[0]);
        for (String pair : parts.length > 1 ? parts[1].split("&", -1) : new String[0]) {
            call = call.asking(pair.replaceFirst("=.*", ""), pair.replaceFirst(".*=", ""));
        }
        return call.with("cookie", "__Host-klankbord-desk=" + token.value());
    }

    private Call form(String body) {
        return Call.form(PAGE, "seal=" + token.formSeal() + "&" + body)
                .with("cookie", "__Host-klankbord-desk=" + token.value());
    }
}
