package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import nl.klankbord.desk.Role;
import nl.klankbord.desk.Session;
import nl.klankbord.desk.SessionToken;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.link.LinkKeys.Use;
import nl.klankbord.link.PersonalLink;
import nl.klankbord.memory.Examples;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.sorting.Decision;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.topic.TopicKey;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/// The manifest: composed at the desk and by program, read by everybody, and commented on by who was there.
final class ManifestTest {

    private static final String DESK = "/desk/meetings/utrecht/manifest";
    private static final String PUBLIC = "/m/utrecht/manifest";
    private static final String API = "/v1/meetings/utrecht/manifest";
    private static final String MINE = "/my-rsvp/manifest";

    private final Deployment deployment = new Deployment();
    private final SessionToken olga = signedIn("Olga");
    private final SessionToken piet = signedIn("Piet");

    @Test
    void anOrganiserComposesAndPublishesAndEverybodyReads() {
        TopicKey kees = submit("kees");
        assertEquals(404, deployment.send(Call.of("GET", PUBLIC)).status());
        compose(kees);
        publish(1);

        Document page = deployment.send(Call.of("GET", PUBLIC)).page();
        assertEquals("Zo doen wij dat", page.select("h1").text());
        assertEquals("Loting", page.select("article h2").text());
        assertEquals(2, page.select("article .piece p.lines").size());
        assertTrue(page.text().contains("Gemaakt van 1 bijdrage, van 1 persoon en 1 organisatie."), page.text());
        assertFalse(page.text().contains("Kees"), "who chose nothing is not named");
        assertEquals(
                "https://creativecommons.org/licenses/by/4.0/",
                page.select("a[rel=license]").attr("href"));

        step(olga, "head", "manifestTitle=Zo+doen+wij+dat+voortaan&licence=cc0-1.0");
        assertEquals(
                "Zo doen wij dat",
                deployment.send(Call.of("GET", PUBLIC)).page().select("h1").text());
        publish(2);
        assertEquals(
                "Zo doen wij dat voortaan",
                deployment.send(Call.of("GET", PUBLIC)).page().select("h1").text());
        Document earlier = deployment.send(Call.of("GET", PUBLIC + "/1")).page();
        assertEquals("Zo doen wij dat", earlier.select("h1").text());
        assertTrue(earlier.text().contains("Dit is niet de laatste versie"));

        step(olga, "hide:2", "");
        assertEquals(404, deployment.send(Call.of("GET", PUBLIC + "/2")).status());
        assertEquals(
                "Zo doen wij dat",
                deployment.send(Call.of("GET", PUBLIC)).page().select("h1").text());
    }

    @Test
    void aMeetingThatIsOverLeadsToItsManifest() {
        String link = "a[href^=" + PUBLIC + "]";
        compose(submit("kees"));
        publish(1);
        assertEquals(List.of(), meetingPage().select(link).eachText(), "what is open asks for answers");

        assertEquals(
                303,
                deployment
                        .send(form(
                                "/desk/meetings/utrecht/state",
                                olga,
                                "seal=" + olga.formSeal() + "&from=open&to=closed"))
                        .status());
        assertEquals(
                List.of("Lees het manifest van deze bijeenkomst"),
                meetingPage().select(link).eachText());
        step(olga, "hide:1", "");
        assertEquals(List.of(), meetingPage().select(link).eachText(), "nothing is public any more");
    }

    private Document meetingPage() {
        return deployment.send(Call.of("GET", "/m/utrecht")).page();
    }

    @Test
    void ofTwoOrganisersAtOnceTheSecondSeesBothAndNothingIsOverwritten() {
        compose(submit("kees"));
        Document ofPiet = page(DESK, piet);
        String edit =
                ofPiet.select("a:contains(Verander de alinea)").attr("href").split("\\?", 2)[0];
        Document form = page(edit, piet);

        step(olga, "section", "heading=Verder");
        Answer late = deployment.send(form(edit, piet, hidden(form, "form.words") + "&step=save&passage=Van+Piet"));
        assertEquals(409, late.status(), late.body());
        assertTrue(late.page().text().contains("Een ander heeft het manifest intussen veranderd"));
        assertTrue(late.page().select(".preview").text().contains("Loot elk jaar"), "theirs");
        assertEquals("Van Piet", late.page().select("textarea").text(), "and mine");
        assertEquals(
                2,
                deployment
                        .manifests
                        .draft(Examples.utrecht().id())
                        .orElseThrow()
                        .file()
                        .sections()
                        .size());

        Answer again =
                deployment.send(form(edit, piet, hidden(late.page(), "form.words") + "&step=save&passage=Van+Piet"));
        assertEquals(303, again.status(), again.body());
        assertTrue(page(DESK, olga).text().contains("Van Piet"));
        assertTrue(page(DESK, olga).text().contains("Verder"));

        Answer old = deployment.send(form(
                DESK,
                piet,
                hidden(ofPiet, "form:has(#head-manifestTitle)")
                        + "&step=head&licence=cc0-1.0&manifestTitle=Mijn+titel"));
        assertEquals(409, old.status());
        assertEquals("Mijn titel", old.page().select("#head-manifestTitle").attr("value"));
        assertTrue(old.page().select("#head-title").text().contains("Zo doen wij dat"));
    }

    @Test
    void whatIsWrongIsSaidAndWhatWasTypedStays() {
        Answer empty = deployment.send(form(
                DESK,
                olga,
                hidden(page(DESK, olga), "form:has(#head-manifestTitle)")
                        + "&step=head&licence=cc0-1.0&manifestTitle="));
        assertEquals(400, empty.status());
        assertTrue(empty.page().select("#head-manifestTitle").hasAttr("aria-invalid"));
        compose(submit("kees"));
        String section = deployment
                .manifests
                .draft(Examples.utrecht().id())
                .orElseThrow()
                .file()
                .sections()
                .getFirst()
                .id();
        Answer rename = deployment.send(form(
                DESK,
                olga,
                hidden(page(DESK, olga), "form:has(#rename-" + section + "-heading)") + "&step=rename:" + section
                        + "&heading=" + "x".repeat(200)));
        assertEquals(400, rename.status(), rename.body());
        assertTrue(rename.page().select("details[open]").size() == 1);
        assertEquals(
                403,
                deployment
                        .send(form(DESK, olga, "seal=" + olga.formSeal() + "&step=x"))
                        .status());
        assertEquals(404, deployment.send(at(DESK + "/nothing", olga)).status());
        assertEquals(404, deployment.send(at(DESK + "/NOTHING", olga)).status());
    }

    @Test
    void theContributionsOfAThemeAreShownAndNothingTypedIsLost() {
        TopicKey kees = submit("kees");
        compose(kees);
        String section =
                page(DESK, olga).select("a:contains(Voeg een alinea toe)").attr("href");
        Document form = deployment
                .send(at(DESK + "/new", olga).asking("section", section.replaceFirst(".*section=", "")))
                .page();
        String action = form.select("form.words").attr("action").split("\\?", 2)[0];
        String theme = form.select("select[name=theme] option:contains(Loting)").attr("value");
        Answer shown = deployment.send(
                form(action, olga, hidden(form, "form.words") + "&step=theme&passage=Half&section=x&theme=" + theme));
        assertEquals(200, shown.status(), shown.body());
        assertEquals("Half", shown.page().select("textarea").text());
        assertEquals(
                1,
                shown.page()
                        .select("input[name=sources][value=" + kees.word() + "]")
                        .size());
        assertEquals("listed", deployment.audited().getFirst().act().word());
    }

    @Test
    void aParagraphBeginsWithACoalition() {
        TopicKey kees = submit("kees");
        TopicKey fatma = submit("fatma");
        compose(kees);
        CoalitionId coalition = CoalitionId.of(fatma);
        deployment.decide(1, Decision.seat(coalition, Set.of(kees, fatma), "Wie loot"));
        deployment.coalitionStatements =
                (_, id) -> id.equals(coalition) ? Optional.of("Wij loten samen.") : Optional.empty();
        Document form = deployment.send(at(DESK + "/new", olga)).page();
        String action = form.select("form.words").attr("action").split("\\?", 2)[0];
        assertEquals(
                "Wie loot (2)",
                form.select("select[name=coalition] option[value=" + coalition.value() + "]")
                        .text());
        String taken = hidden(form, "form.words") + "&step=coalition&coalition=" + coalition.value() + "&passage=";
        Document begun = deployment.send(form(action, olga, taken)).page();
        assertEquals("Wij loten samen.", begun.select("textarea").text());
        assertEquals(2, begun.select("input[name=sources][checked]").size());
        Document typed =
                deployment.send(form(action, olga, taken + "Zelf+typen")).page();
        assertEquals("Zelf typen", typed.select("textarea").text());
    }

    @Test
    void ofACoalitionOfMoreThanAParagraphTakesItIsSaid() {
        compose(submit("kees"));
        Set<TopicKey> many = new HashSet<>();
        for (int each = 100; each <= 200; each++) {
            many.add(new TopicKey(new Person("p".repeat(19) + each), new SubmissionId("s".repeat(22))));
        }
        CoalitionId coalition = CoalitionId.of(many.iterator().next());
        deployment.decide(1, Decision.seat(coalition, many, "Wie loot"));
        Document form = deployment.send(at(DESK + "/new", olga)).page();
        String action = form.select("form.words").attr("action").split("\\?", 2)[0];
        Answer taken = deployment.send(form(
                action,
                olga,
                hidden(form, "form.words") + "&step=coalition&coalition=" + coalition.value() + "&passage=Wij"));
        assertEquals(400, taken.status());
        assertEquals(
                "Bijdragen: een alinea neemt er hooguit 100. De eerste 100 van 101 zijn gekozen."
                        + " Maak voor de rest nog een alinea",
                taken.page().select("[role=alert] li").text());
        assertEquals("Wij", taken.page().select("textarea").text());
    }

    @Test
    void whoChoosesIsNamedAtOnceAndWhoIsErasedIsGoneAtOnce() {
        TopicKey kees = submit("kees");
        compose(kees);
        publish(1);
        String choice = "attribution." + kees.submission().value();
        Answer chosen = deployment.send(mine("POST", "kees", "step=attribution&" + choice + "=name"));
        assertEquals(303, chosen.status(), chosen.body());
        assertTrue(deployment
                .send(Call.of("GET", PUBLIC))
                .page()
                .text()
                .contains("Kees-Jan Appelman (Waterschap Rivierenland)"));
        Document own = deployment.send(mine("GET", "kees", "")).page();
        assertEquals("name", own.select("input[name=" + choice + "][checked]").attr("value"));

        deployment.send(Call.form("/my-rsvp/erasure", "sure=true").with("cookie", cookie("kees")));
        Document page = deployment.send(Call.of("GET", PUBLIC)).page();
        assertFalse(page.text().contains("Kees"), page.text());
        assertTrue(page.text().contains("Loot elk jaar"), "the text stands");
        Document desk = page(DESK, olga);
        assertTrue(desk.text().contains("Kijk hier nog eens naar"), desk.text());
        assertTrue(desk.text().contains("1 bijdrage hiervan is er niet meer"));
        String id =
                desk.select("section[aria-labelledby=attention] a").attr("href").substring(1);
        step(olga, "settle:" + id, "");
        assertFalse(page(DESK, olga).text().contains("Kijk hier nog eens naar"));
    }

    @Test
    void whoWithdrawsOneContributionFlagsWhatItFedAndIsNamedWithItNoMore() {
        TopicKey kees = submit("kees");
        submit("fatma");
        assertEquals(
                201,
                deployment
                        .send(Call.json(
                                "/v1/meetings/utrecht/rsvps",
                                Examples.rsvp("kees@ede.example").build()))
                        .status());
        compose(kees);
        publish(1);
        deployment.decide(1, Decision.seat(CoalitionId.of(kees), Set.of(kees), "Wie loot"));
        String id = kees.submission().value();
        deployment.send(mine("POST", "kees", "step=attribution&attribution." + id + "=name"));
        assertTrue(
                deployment.send(Call.of("GET", PUBLIC)).page().text().contains("Appelman"), "named as long as it is");

        Call withdraw = Call.form("/my-rsvp/erasure", "sure=true&topic=" + id).with("cookie", cookie("kees"));
        assertEquals(303, deployment.send(withdraw).status());
        assertEquals(303, deployment.send(withdraw).status());

        Document page = deployment.send(Call.of("GET", PUBLIC)).page();
        assertFalse(page.text().contains("Appelman"), page.text());
        assertTrue(page.text().contains("Loot elk jaar"), "the text stands");
        assertTrue(page(DESK, olga).text().contains("1 bijdrage hiervan is er niet meer"));
        var utrecht = Examples.utrecht().id();
        String left = deployment.manifests.draft(utrecht).toString()
                + deployment.manifests.versions(utrecht)
                + deployment.decisions.all(utrecht)
                + deployment.attributions.findAll(utrecht, Set.of(kees));
        // The name of the table comes from the first topic that sat there.
        assertFalse(left.contains("submission=SubmissionId[value=" + id), left);
    }

    @Test
    void correctingACommaDoesNotTakeAFlagAway() {
        compose(submit("kees"));
        deployment.topics.each(Examples.utrecht().id(), deployment.topics::strike);
        Document desk = page(DESK, olga);
        assertTrue(desk.text().contains("1 bijdrage hiervan is er niet meer"), desk.text());
        String edit = desk.select("a:contains(Verander de alinea)").attr("href").split("\\?", 2)[0];
        Call save = form(edit, olga, hidden(page(edit, olga), "form.words") + "&step=save&passage=Loot,+elk+jaar.");
        assertEquals(303, deployment.send(save).status());
        assertEquals(303, deployment.send(save).status(), "its answer was lost");
        assertTrue(page(DESK, olga).text().contains("Loot, elk jaar."));
        assertTrue(page(DESK, olga).text().contains("1 bijdrage hiervan is er niet meer"));
        String id = edit.substring(edit.lastIndexOf('/') + 1);
        step(olga, "settle:" + id, "");
        assertFalse(page(DESK, olga).text().contains("hiervan is er niet meer"));
    }

    @Test
    void aCommentIsForTheOrganisersAndItsAuthorAlone() {
        submit("kees");
        compose(submit("fatma"));
        assertTrue(deployment.send(mine("GET", "kees", "")).page().text().contains("nog geen manifest"));
        publish(1);
        Document own = deployment.send(mine("GET", "kees", "")).page();
        String paragraph = own.select("select[name=paragraph] option").get(1).attr("value");
        String body = hidden(own, "form#comment") + "&step=comment&paragraph=" + paragraph + "&comment=Dit+klopt+niet";
        assertEquals(303, deployment.send(mine("POST", "kees", body)).status());
        assertEquals(303, deployment.send(mine("POST", "kees", body)).status(), "sent twice");
        assertEquals(1, deployment.comments.all(Examples.utrecht().id()).size());
        assertEquals(
                400,
                deployment.send(mine("POST", "kees", body + "x".repeat(1_000))).status());
        assertTrue(deployment.send(mine("GET", "kees", "")).page().text().contains("Dit klopt niet"));
        assertFalse(deployment.send(mine("GET", "fatma", "")).page().text().contains("Dit klopt niet"));
        String data = deployment
                .send(Call.of("GET", "/my-rsvp/data").with("cookie", cookie("kees")))
                .body();
        assertTrue(data.contains("Dit klopt niet") && data.contains("\"attribution\":\"anonymous\""), data);
        assertFalse(deployment.send(Call.of("GET", PUBLIC)).page().text().contains("Dit klopt niet"));
        Document desk = page(DESK, olga);
        assertTrue(desk.text().contains("Dit klopt niet") && desk.text().contains("Kees-Jan Appelman"));
        assertEquals("comments", deployment.audited().getFirst().detail());
        JsonObject listed =
                deployment.send(Call.of("GET", API + "/comments").byOrganiser()).json();
        assertTrue(JsonWriter.text(listed).contains("Dit klopt niet"));
        deployment.send(Call.form("/my-rsvp/erasure", "sure=true").with("cookie", cookie("kees")));
        assertFalse(page(DESK, olga).text().contains("Dit klopt niet"));
        assertEquals(403, deployment.send(Call.of("GET", MINE)).status());
    }

    @Test
    void itIsTakenAlongAsAFileOfEachFormat() throws IOException {
        compose(submit("kees"));
        step(olga, "head", "manifestTitle=Zo+%3Cdoen%3E+*wij*&licence=all-rights-reserved");
        publish(1);
        Answer html = deployment.send(Call.of("GET", PUBLIC + "/1/html"));
        assertEquals("attachment; filename=\"utrecht-manifest-1.html\"", html.header("content-disposition"));
        assertTrue(html.page().text().contains("Zo <doen> *wij*"));
        Answer markdown = deployment.send(Call.of("GET", PUBLIC + "/1/md"));
        assertEquals("text/markdown; charset=utf-8", markdown.header("content-type"));
        assertTrue(markdown.body().startsWith("# Zo \\<doen\\> \\*wij\\*\n"), markdown.body());
        assertTrue(markdown.body().contains("## Loting\n\nLoot elk jaar.\n\nEn vertel het.\n"), markdown.body());
        Answer docx = deployment.send(Call.of("GET", PUBLIC + "/1/docx"));
        assertTrue(text(docx.bytes()).contains("Zo &lt;doen"), "a document");
        assertEquals(404, deployment.send(Call.of("GET", PUBLIC + "/1/pdf")).status());
        assertEquals(404, deployment.send(Call.of("GET", PUBLIC + "/2/md")).status());
    }

    @Test
    void aProgramComposesAndPublishes() {
        JsonObject file = Examples.json("""
                {"title": "Wij", "licence": "cc0-1.0", "sections": [{"id": "s1", "heading": "A",
                 "paragraphs": [{"id": "p1", "text": "Een.", "sources": []}]}]}
                """);
        Call put = Call.of("PUT", API)
                .with("content-type", "application/json")
                .body(JsonWriter.text(file))
                .byOrganiser();
        assertEquals(428, deployment.send(put).status());
        assertEquals(412, deployment.send(put.with("if-match", "\"other\"")).status());
        String begun = deployment.send(Call.of("GET", API).byOrganiser()).header("etag");
        Answer stored = deployment.send(put.with("if-match", begun));
        assertEquals(200, stored.status(), stored.body());
        assertEquals(200, deployment.send(put.with("if-match", begun)).status(), "its answer was lost");
        assertEquals(file, stored.json());
        String tag = deployment.send(Call.of("GET", API).byOrganiser()).header("etag");
        assertEquals(stored.header("etag"), tag);

        Call publish = Call.of("PUT", API + "/versions/1").byOrganiser().with("if-match", tag);
        assertEquals(
                409,
                deployment
                        .send(Call.of("PUT", API + "/versions/3").byOrganiser().with("if-match", tag))
                        .status());
        assertEquals(201, deployment.send(publish).status());
        assertEquals(200, deployment.send(publish).status(), "once");
        Answer version = deployment.send(Call.of("GET", API + "/versions/1").byOrganiser());
        assertEquals(file, version.json().object("manifest"));
        assertEquals(
                "Wij",
                deployment.send(Call.of("GET", PUBLIC)).page().select("h1").text());
        assertEquals(
                404,
                deployment
                        .send(Call.of("GET", API + "/versions/2").byOrganiser())
                        .status());
        assertEquals(401, deployment.send(Call.of("GET", API)).status());
    }

    private void compose(TopicKey source) {
        step(olga, "head", "manifestTitle=Zo+doen+wij+dat&licence=cc-by-4.0");
        step(olga, "section", "heading=Loting");
        Document desk = page(DESK, olga);
        String section =
                desk.select("a:contains(Voeg een alinea toe)").attr("href").replaceFirst(".*section=", "");
        Document form = deployment
                .send(at(DESK + "/new", olga).asking("section", section))
                .page();
        String action = form.select("form.words").attr("action").split("\\?", 2)[0];
        Answer saved = deployment.send(form(
                action,
                olga,
                hidden(form, "form.words") + "&step=save&section=" + section
                        + "&passage=Loot+elk+jaar.%0D%0A%0D%0AEn+vertel+het.&sources=" + source.word()));
        assertEquals(303, saved.status(), saved.body());
    }

    private void publish(int number) {
        step(olga, "publish:" + number, "");
    }

    private void step(SessionToken token, String step, String fields) {
        String version =
                page(DESK, token).select("input[name=version]").getFirst().attr("value");
        Answer answer = deployment.send(
                form(DESK, token, "seal=" + token.formSeal() + "&version=" + version + "&step=" + step + "&" + fields));
        assertEquals(303, answer.status(), answer.body());
    }

    private Document page(String path, SessionToken token) {
        Answer answer = deployment.send(at(path, token));
        assertEquals(200, answer.status(), answer.body());
        return answer.page();
    }

    private static String hidden(Document page, String form) {
        StringJoiner pairs = new StringJoiner("&");
        Element first = page.select("main " + form).getFirst();
        first.select("input[type=hidden]")
                .forEach(input -> pairs.add(
                        input.attr("name") + "=" + URLEncoder.encode(input.attr("value"), StandardCharsets.UTF_8)));
        return pairs.toString();
    }

    private static String text(byte[] docx) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("word/document.xml")) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
            throw new AssertionError("no document in it");
        }
    }

    private Call mine(String method, String who, String body) {
        Call call = method.equals("GET") ? Call.of("GET", MINE) : Call.form(MINE, body);
        return call.with("cookie", cookie(who));
    }

    private static String cookie(String who) {
        PersonalLink link = new PersonalLink(Examples.utrecht().id(), Examples.person(who + "@ede.example"));
        return "__Host-klankbord=" + Deployment.LINK_KEYS.write(link, Use.OPEN);
    }

    private TopicKey submit(String who) {
        Answer answer = deployment.send(Call.json(
                        "/v1/meetings/utrecht/topics",
                        Examples.topic(who + "@ede.example")
                                .put("theme", "Loting")
                                .build())
                .with("idempotency-key", "key-of-" + who + "-0123456789"));
        assertEquals(201, answer.status(), answer.body());
        return List.copyOf(deployment.topics.of(Examples.utrecht().id(), Examples.person(who + "@ede.example")))
                .stream()
                .map(TopicKey::of)
                .findFirst()
                .orElseThrow();
    }

    private SessionToken signedIn(String name) {
        SessionToken mine = SessionToken.next();
        deployment.sessions.begin(
                mine, new Session("organiser-1", name, Role.ORGANISER, Examples.NOW.plus(Desk.SESSION)));
        return mine;
    }

    private static Call at(String path, SessionToken token) {
        return Call.of("GET", path).with("cookie", "__Host-klankbord-desk=" + token.value());
    }

    private static Call form(String path, SessionToken token, String body) {
        return Call.form(path, body).with("cookie", "__Host-klankbord-desk=" + token.value());
    }
}
