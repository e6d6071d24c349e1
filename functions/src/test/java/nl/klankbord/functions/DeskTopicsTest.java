package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import nl.klankbord.audit.Entry;
import nl.klankbord.desk.Role;
import nl.klankbord.desk.Session;
import nl.klankbord.desk.SessionToken;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.link.EraseMe;
import nl.klankbord.link.PersonalLink;
import nl.klankbord.mail.Mail;
import nl.klankbord.memory.Examples;
import nl.klankbord.rsvp.ChangeRsvp;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Reading and sorting topics at the desk, and by program.
final class DeskTopicsTest {

    private static final String DESK = "/desk/meetings/utrecht";
    private static final String API = "/v1/meetings/utrecht";

    private final Deployment deployment = new Deployment();
    private final SessionToken token = signedIn(Role.ORGANISER, "fatma@ede.example");

    @ParameterizedTest
    @CsvSource({"ORGANISER, 200, 200, 200", "VIEWER, 403, 403, 200", "CATERER, 403, 403, 403"})
    void namesAreForOrganisersAndThemesForWhoSeesCounts(Role role, int list, int one, int themes) {
        String topic = DESK + "/topics/" + submit("kees", "Loting").word();
        SessionToken theirs = signedIn(role, "somebody");
        assertEquals(list, deployment.send(at(DESK + "/topics", theirs)).status());
        assertEquals(one, deployment.send(at(topic, theirs)).status());
        Answer page = deployment.send(at(DESK + "/themes", theirs));
        assertEquals(themes, page.status());
        if (role == Role.VIEWER) {
            assertTrue(
                    page.page().select("table").text().contains("Loting"),
                    page.page().text());
            assertFalse(page.body().contains("Kees"), "a viewer sees no name");
            assertTrue(page.page().select("main form").isEmpty());
        }
        for (String path : List.of(DESK + "/topics", topic, DESK + "/themes")) {
            String body = "seal=" + theirs.formSeal() + "&id=0123456789&seen=0&title=x&kind="
                    + (path.endsWith("themes") ? "merge" : "programme");
            int status = deployment.send(form(path, theirs, body)).status();
            assertEquals(role != Role.ORGANISER, status == 403, path + " " + status);
        }
    }

    @Test
    void typedAlikeIsOneThemeAndAListCanBePicked() {
        submit("a", "Burgerberaad");
        submit("b", "Burgerberaad ");
        submit("d", " burgerBERAAD");
        submit("c", "Iets anders");
        Document page = page(DESK + "/topics");
        assertEquals("Onderwerp 1 tot en met 4 van 4", page.select("#found").text());
        assertEquals(2, headings(page).size());
        assertEquals("burgerberaad", headings(page).getFirst().toLowerCase(Locale.ROOT));
        assertEquals(4, page.select("ul.brought li").size());
        String id = page.select("#pick-theme option:contains((3))").attr("value");
        Document picked =
                deployment.send(at(DESK + "/topics", token).asking("theme", id)).page();
        assertEquals(1, headings(picked).size());
        assertEquals(id, picked.select("#pick-theme option[selected]").attr("value"));
        Document none = deployment
                .send(at(DESK + "/topics", token).asking("programmed", "true"))
                .page();
        assertEquals("Er zijn geen onderwerpen.", none.select("#found").text());
    }

    @Test
    void aListOfManyHasPages() {
        for (int each = 0; each < 27; each++) {
            submit("p" + each, "Loting");
        }
        Document first = page(DESK + "/topics");
        assertEquals(25, first.select("ul.brought li").size());
        String more = first.select("a:contains(Volgende pagina)").attr("href");
        assertTrue(more.contains("page=2"), more);
        Document second =
                deployment.send(at(DESK + "/topics", token).asking("page", "2")).page();
        assertEquals(
                "Onderwerp 26 tot en met 27 van 27", second.select("#found").text());
        assertEquals(
                2,
                deployment
                        .send(at(DESK + "/topics", token).asking("page", "99"))
                        .page()
                        .select("ul.brought li")
                        .size());
    }

    @Test
    void themesAreMergedAndSeparatedAgain() {
        submit("a", "Loting");
        submit("b", "Dobbelen");
        submit("c", "AI");
        Document page = page(DESK + "/themes");
        String send =
                hidden(page, "form.words") + chosen(page, "themes", "Loting", "Dobbelen") + "&title=Toeval&kind=merge";
        Answer merged = deployment.send(form(DESK + "/themes", token, send));
        assertEquals(303, merged.status(), merged.body());
        assertEquals(303, deployment.send(form(DESK + "/themes", token, send)).status(), "pressed twice");
        assertEquals(1, deployment.decisions.all(Examples.utrecht().id()).size());
        submit("d", "Loting");
        Document after = deployment
                .send(at(DESK + "/themes", token).asking("done", "sorted"))
                .page();
        assertTrue(after.text().contains("Het besluit is bewaard"), after.text());
        assertTrue(
                themes(after).containsAll(List.of("Toeval 3", "AI 1")),
                themes(after).toString());
        assertTrue(
                after.select(".log").text().contains("‘Toeval’"),
                after.select(".log").text());
        assertTrue(after.select(".log").text().contains("fatma@ede.example"), "who");
        assertEquals(
                303,
                deployment
                        .send(form(DESK + "/themes", token, hidden(after, ".log form")))
                        .status());
        Document undone = page(DESK + "/themes");
        assertTrue(
                themes(undone).containsAll(List.of("Loting 2", "Dobbelen 1", "AI 1")),
                themes(undone).toString());
        assertEquals(2, undone.select(".log > li").size(), "nothing is taken out of the log");
        assertEquals(1, undone.select(".log s").size());
        deployment.send(form(DESK + "/themes", token, hidden(undone, ".log form")));
        assertTrue(themes(page(DESK + "/themes")).contains("Toeval 3"), "and undoing can be undone");
    }

    @Test
    void whoWasSecondSeesWhatTheFirstDidAndMayStillDecide() {
        submit("a", "Loting");
        submit("b", "Dobbelen");
        Document mine = page(DESK + "/themes");
        SessionToken other = signedIn(Role.ORGANISER, "noor@ede.example");
        Document theirs = deployment.send(at(DESK + "/themes", other)).page();
        String rename = chosen(theirs, "themes", "Loting") + "&title=Loten&kind=merge";
        assertEquals(
                303,
                deployment
                        .send(form(DESK + "/themes", other, hidden(theirs, "form.words") + rename))
                        .status());
        String merge = chosen(mine, "themes", "Loting", "Dobbelen") + "&title=Toeval&kind=merge";
        Answer told = deployment.send(form(DESK + "/themes", token, hidden(mine, "form.words") + merge));
        assertEquals(409, told.status());
        String text = told.page().select(".alert").text();
        assertTrue(text.contains("heet nu ‘Loten’") && text.contains("noor@ede.example"), text);
        assertEquals("Toeval", told.page().select("#themes-title").attr("value"), "nothing typed is lost");
        assertEquals(1, deployment.decisions.all(Examples.utrecht().id()).size(), "nothing is overwritten");
        String again = hidden(told.page(), "form.words") + chosen(told.page(), "themes", "Loten", "Dobbelen")
                + "&title=Toeval&kind=merge";
        assertEquals(303, deployment.send(form(DESK + "/themes", token, again)).status());
        assertTrue(themes(page(DESK + "/themes")).contains("Toeval 2"));
    }

    @Test
    void severalTopicsAreMovedTaggedAndProgrammedAtOnce() {
        TopicKey a = submit("a", "Loting");
        TopicKey b = submit("b", "Loting");
        submit("c", "Loting");
        String both = "&topics=" + a.word() + "&topics=" + b.word();
        for (String what : List.of("title=Wijk&kind=move", "tag=ochtend&kind=tag", "kind=programme")) {
            Document page = page(DESK + "/topics");
            Answer answer = deployment.send(
                    form(DESK + "/topics", token, hidden(page, "form[method=post]:has(ul)") + both + "&" + what));
            assertEquals(303, answer.status(), answer.body());
            assertTrue(
                    answer.header("location").startsWith(DESK + "/topics?page=1&done=sorted"),
                    answer.header("location"));
        }
        Document page = page(DESK + "/topics");
        assertEquals(List.of("Wijk", "Loting"), headings(page));
        assertEquals(
                2,
                page.select("ul.brought li:contains(ochtend):contains(In het programma)")
                        .size());
        Document wrong = deployment
                .send(form(DESK + "/topics", token, hidden(page, "form[method=post]:has(ul)") + "&title=&kind=move"))
                .page();
        assertEquals(
                List.of("Vink minstens één onderwerp aan", "Naam van het thema: vul dit veld in"),
                wrong.select("#topics-errors a").eachText());
        wrong.select("#topics-errors a")
                .forEach(link -> assertEquals(
                        1, wrong.select(link.attr("href").replace(".", "\\.")).size(), link.attr("href")));
    }

    @Test
    void aTopicIsReadTaggedNotedAndProgrammed() {
        TopicKey key = submit("kees", "Loting");
        String path = DESK + "/topics/" + key.word();
        Document page = page(path);
        assertTrue(page.text().contains("Wij lootten vorig jaar een burgerberaad"), page.text());
        decide(path, "kind=tag&tag=Ochtend");
        decide(path, "kind=note&note=Bel+hem.%0D%0ANa+vijf+uur.");
        decide(path, "kind=programme");
        Document after = page(path);
        assertTrue(after.text().contains("Bel hem."), after.text());
        assertEquals(1, after.select(".status:contains(In het programma)").size());
        assertEquals(1, after.select("button:contains(Haal label Ochtend weg)").size());
        decide(path, "kind=untag&tag=ochtend");
        decide(path, "kind=unprogramme");
        String remove = hidden(after, "section:has(#note-heading) form.leave");
        assertEquals(303, deployment.send(form(path, token, remove)).status());
        Document last = page(path);
        assertFalse(last.text().contains("Bel hem."), last.text());
        assertEquals(0, last.select("button:contains(Haal label)").size());
        assertEquals(Optional.of("Loting"), topic(key).map(Topic::theme), "a topic is never rewritten");
        Answer empty = deployment.send(
                form(path, token, hidden(last, "section:has(#note-heading) form") + "&kind=note&note="));
        assertEquals(400, empty.status());
        assertEquals(1, empty.page().select("#note-errors a[href=#note-note]").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind=programme&seen=0",
                "kind=programme&id=0123456789",
                "kind=programme&id=x&seen=0",
                "kind=programme&id=0123456789&seen=-1",
                "kind=undo&id=0123456789&seen=0&undoes=x"
            })
    void aFormThatNoPageMadeIsRefused(String body) {
        String path = DESK + "/topics/" + submit("kees", "Loting").word();
        assertEquals(
                403,
                deployment
                        .send(form(path, token, "seal=" + token.formSeal() + "&" + body))
                        .status());
        assertEquals(List.of(), deployment.decisions.all(Examples.utrecht().id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"forgotten", "merge", "", "nonsense"})
    void whatIsNoDecisionAboutATopicIsNotTaken(String kind) {
        String path = DESK + "/topics/" + submit("kees", "Loting").word();
        String body = "seal=" + token.formSeal() + "&id=0123456789&seen=0&title=x&kind=" + kind;
        assertEquals(403, deployment.send(form(path, token, body)).status());
        assertEquals(List.of(), deployment.decisions.all(Examples.utrecht().id()));
    }

    @Test
    void aPresenterIsInvitedOnceInTheirLanguage() {
        TopicKey key = submit("kees", "Loting");
        String path = DESK + "/topics/" + key.word();
        Document page = page(path);
        assertEquals("Kom je erover vertellen?", page.select("#invite-subject").attr("value"));
        assertTrue(page.select("#invite-message").text().contains("‘Loting’"));
        String hidden = hidden(page, "section:has(#invite-heading) form");
        String send = hidden + "&kind=invite&subject=Kom+je%3F&message=Beste+Kees%2C%0D%0A%0D%0AOm+twee+uur%3F";
        assertEquals(
                400,
                deployment
                        .send(form(path, token, hidden + "&kind=invite&subject=&message="))
                        .status());
        for (int times = 0; times < 2; times++) {
            assertEquals(303, deployment.send(form(path, token, send)).status());
        }
        assertEquals(
                409,
                deployment.send(form(path, token, send.replace("twee", "drie"))).status());
        assertTrue(page(path).text().contains("staat klaar"), "it is said at the topic");
        for (int times = 0; times < 2; times++) {
            deployment.invoke("FollowUpFunction", "{}".getBytes(StandardCharsets.UTF_8));
        }
        List<Mail> mails = deployment.mails.sent().stream()
                .filter(mail -> mail.subject().equals("Kom je?"))
                .toList();
        assertEquals(1, mails.size());
        assertEquals("kees@ede.example", mails.getFirst().to().value());
        assertEquals(Optional.of(Examples.utrecht().contact()), mails.getFirst().replyTo());
        assertTrue(
                mails.getFirst().text().contains("Om twee uur?"),
                mails.getFirst().text());
        assertTrue(
                page(path).text().contains("Uitgenodigd op maandag 1 maart 2027"),
                page(path).text());
        assertTrue(acts().contains("invited"), acts().toString());
    }

    @Test
    void whatWasDecidedAboutSomebodyGoesWithThem() {
        TopicKey key = submit("kees", "Loting");
        String path = DESK + "/topics/" + key.word();
        decide(path, "kind=note&note=Kees+is+lastig");
        decide(path, "kind=tag&tag=lastig");
        new EraseMe(
                        deployment.rsvps,
                        deployment.topics,
                        new ChangeRsvp(deployment.meetings, deployment.rsvps, Examples.SECRETS, Examples.CLOCK),
                        deployment.mailings,
                        deployment.asks,
                        deployment.decisions,
                        deployment.invites,
                        deployment.introductions,
                        deployment.statements,
                        deployment.forgetting())
                .erase(new PersonalLink(Examples.utrecht().id(), key.person()));
        assertEquals(404, deployment.send(at(path, token)).status());
        String themes = deployment.send(at(DESK + "/themes", token)).body();
        assertFalse(themes.contains("lastig") || themes.contains(key.person().value()), themes);
        assertTrue(themes.contains("Iets over iemand die zijn gegevens liet wissen"));
        assertFalse(deployment.send(at(DESK + "/topics", token)).body().contains("lastig"));
    }

    @Test
    void lookingAndDecidingAreInTheAuditLog() {
        TopicKey key = submit("kees", "Loting");
        page(DESK + "/topics");
        page(DESK + "/topics/" + key.word());
        decide(DESK + "/topics/" + key.word(), "kind=programme");
        assertEquals(List.of("sorted", "looked-at", "looked-at", "listed"), acts());
        assertEquals(
                Optional.of(key.person()),
                deployment
                        .auditLog
                        .page(Examples.utrecht().id(), Optional.empty(), 9)
                        .entries()
                        .getFirst()
                        .whom());
    }

    @Test
    void aProgramReadsAndSortsTopics() {
        TopicKey a = submit("a", "Loting");
        TopicKey b = submit("b", "Dobbelen");
        JsonObject first = get(API + "/topics", "limit", "1");
        assertEquals(1, items(first, "topics").size());
        JsonObject second = get(API + "/topics", "after", text(first, "next"));
        assertEquals(1, items(second, "topics").size());
        assertEquals(null, second.get("next"));
        List<String> ids = new ArrayList<>();
        items(get(API + "/themes", "", ""), "themes").forEach(theme -> {
            if (((JsonObject) theme).object("title").get("nl") instanceof Json.JsonText(String title)
                    && List.of("Loting", "Dobbelen").contains(title)) {
                ids.add(text((JsonObject) theme, "id"));
            }
        });
        JsonObject merge = Json.object()
                .put("kind", "merge")
                .put("themes", Json.texts(ids))
                .put("title", "Toeval")
                .put("seen", 0)
                .build();
        assertEquals(201, put("/decisions/merge-0001", merge).status());
        assertEquals(200, put("/decisions/merge-0001", merge).status());
        assertEquals(409, put("/decisions/merge-0001", tag(a)).status(), "another of that name");
        assertEquals(409, put("/decisions/merge-0002", merge).status(), "those are no themes any more, unseen");
        assertEquals(201, put("/decisions/tag-00001", tag(a)).status());
        JsonObject one = get(API + "/topics/" + a.word(), "", "");
        assertEquals("Toeval", text(one.object("sortedUnder").object("title"), "nl"));
        assertEquals(Json.texts(List.of("ochtend")), one.get("tags"));
        byte[] looking = DeskTest.event(Call.of("GET", API + "/themes"), "[organiser]", "[viewer]");
        Answer themes = Answer.read(deployment.invoke("SortTopicsFunction", looking));
        assertTrue(themes.body().endsWith("\"tags\":[]}"), themes.body());
        String tag =
                text((JsonObject) items(get(API + "/themes", "", ""), "tags").getFirst(), "id");
        assertEquals(1, items(get(API + "/topics", "tag", tag), "topics").size());
        Call undo = Call.of("DELETE", API + "/decisions/merge-0001").byOrganiser();
        assertEquals(204, deployment.send(undo).status());
        assertEquals(204, deployment.send(undo).status());
        List<Json> log = items(get(API + "/decisions", "", ""), "decisions");
        assertEquals(3, log.size());
        Entry look = deployment.audited().getFirst();
        assertEquals("listed decisions", look.act().word() + " " + look.detail(), "notes and tags are about people");
        assertEquals(Json.of(false), ((JsonObject) log.getFirst()).get("stands"));
        assertEquals(
                2, items(get(API + "/decisions", "limit", "2"), "decisions").size());
        assertEquals(
                "Dobbelen",
                text(
                        get(API + "/topics/" + b.word(), "", "")
                                .object("sortedUnder")
                                .object("title"),
                        "nl"));
    }

    @Test
    void aProgramInvitesOnce() {
        TopicKey key = submit("kees", "Loting");
        String path = "/topics/" + key.word() + "/invitations/invite-0001";
        JsonObject file = Json.object()
                .put("subject", "Kom je?")
                .put("text", "Beste Kees,")
                .build();
        assertEquals(201, put(path, file).status());
        assertEquals(200, put(path, file).status());
        assertEquals(
                409,
                put(path, Json.object().put("subject", "Nee").put("text", "x").build())
                        .status());
        deployment.invoke("FollowUpFunction", "{}".getBytes(StandardCharsets.UTF_8));
        JsonObject sent = (JsonObject)
                items(get(API + "/topics/" + key.word(), "", ""), "invitations").getFirst();
        assertEquals("2027-03-01T09:00:00Z", text(sent, "doneAt"));
    }

    @Test
    void aProgramHearsWhatIsWrong() {
        submit("a", "Loting");
        for (String[] wrong : new String[][] {
            {"limit", "0"}, {"after", "x"}, {"theme", "!"}, {"tag", "!"}, {"intent", "x"}, {"programmed", "x"}
        }) {
            assertEquals(
                    400,
                    deployment
                            .send(Call.of("GET", API + "/topics").byOrganiser().asking(wrong[0], wrong[1]))
                            .status(),
                    wrong[0]);
        }
        assertEquals(400, put("/decisions/short", tag(key())).status());
        assertEquals(
                400,
                put("/decisions/decision-1", Json.object().put("kind", "undo").build())
                        .status());
        assertEquals(409, put("/decisions/decision-1", tag(key())).status(), "there is no such topic");
        assertEquals(
                404,
                deployment
                        .send(Call.of("DELETE", API + "/decisions/decision-1").byOrganiser())
                        .status());
        assertEquals(401, deployment.send(Call.of("GET", API + "/topics")).status());
    }

    private static TopicKey key() {
        return TopicKey.of("x".repeat(22) + "." + "x".repeat(22)).orElseThrow();
    }

    private static JsonObject tag(TopicKey topic) {
        return Json.object()
                .put("kind", "tag")
                .put("topics", Json.texts(List.of(topic.word())))
                .put("tag", "ochtend")
                .build();
    }

    private Answer put(String path, JsonObject json) {
        return deployment.send(Call.of("PUT", API + path)
                .with("content-type", "application/json")
                .body(JsonWriter.text(json))
                .byOrganiser());
    }

    private JsonObject get(String path, String name, String value) {
        Call call = Call.of("GET", path).byOrganiser();
        Answer answer = deployment.send(name.isEmpty() ? call : call.asking(name, value));
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static String text(JsonObject json, String name) {
        return json.get(name) instanceof Json.JsonText(String text) ? text : "";
    }

    private static List<Json> items(JsonObject json, String name) {
        return json.get(name) instanceof JsonArray(List<Json> items) ? items : List.of();
    }

    private List<String> acts() {
        return deployment.auditLog.page(Examples.utrecht().id(), Optional.empty(), 99).entries().stream()
                .map(Entry::act)
                .map(act -> act.word())
                .toList();
    }

    private Optional<Topic> topic(TopicKey key) {
        return deployment.topics.find(Examples.utrecht().id(), key.person(), key.submission());
    }

    private void decide(String path, String what) {
        Document page = page(path);
        String hidden = hidden(page, "section:has(#tag-heading) form:not(.leave)");
        Answer answer = deployment.send(form(path, token, hidden + "&" + what));
        assertEquals(303, answer.status(), answer.body());
    }

    private Document page(String path) {
        Answer answer = deployment.send(at(path, token));
        assertEquals(200, answer.status(), answer.body());
        return answer.page();
    }

    /// What the first such form brings along.
    private static String hidden(Document page, String form) {
        StringJoiner pairs = new StringJoiner("&");
        Element first = page.select("main " + form).getFirst();
        first.select("input[type=hidden]")
                .forEach(input -> pairs.add(
                        input.attr("name") + "=" + URLEncoder.encode(input.attr("value"), StandardCharsets.UTF_8)));
        return pairs.toString();
    }

    private static String chosen(Document page, String name, String... titles) {
        StringBuilder pairs = new StringBuilder();
        for (String title : titles) {
            page.select("label.choice").stream()
                    .filter(label -> label.select("span").getFirst().ownText().equals(title))
                    .forEach(label -> pairs.append('&')
                            .append(name)
                            .append('=')
                            .append(label.select("input").attr("value")));
        }
        return pairs.toString();
    }

    private static List<String> headings(Document page) {
        return page.select("section:has(ul.brought) h2").eachText();
    }

    private static List<String> themes(Document page) {
        return page.select("label.choice span").stream()
                .map(span -> span.ownText() + span.select("small").text().replaceFirst("Onderwerpen: (\\d+),.*", " $1"))
                .toList();
    }

    private TopicKey submit(String who, String theme) {
        Answer answer = deployment.send(Call.json(
                        API + "/topics",
                        Examples.topic(who + "@ede.example").put("theme", theme).build())
                .with("idempotency-key", "key-of-" + who + "-0123456789"));
        assertEquals(201, answer.status(), answer.body());
        List<TopicKey> keys = new ArrayList<>();
        deployment.topics.of(Examples.utrecht().id(), Examples.person(who + "@ede.example")).stream()
                .map(TopicKey::of)
                .forEach(keys::add);
        return keys.getFirst();
    }

    private SessionToken signedIn(Role role, String name) {
        SessionToken mine = SessionToken.next();
        deployment.sessions.begin(mine, new Session("organiser-1", name, role, Examples.NOW.plus(Desk.SESSION)));
        return mine;
    }

    private static Call at(String path, SessionToken token) {
        return Call.of("GET", path).with("cookie", "__Host-klankbord-desk=" + token.value());
    }

    private static Call form(String path, SessionToken token, String body) {
        return Call.form(path, body).with("cookie", "__Host-klankbord-desk=" + token.value());
    }
}
