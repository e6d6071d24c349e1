package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.StringJoiner;
import nl.klankbord.audit.Act;
import nl.klankbord.coalition.Group;
import nl.klankbord.coalition.Grouping;
import nl.klankbord.coalition.Member;
import nl.klankbord.coalition.Suggested;
import nl.klankbord.desk.Role;
import nl.klankbord.desk.Session;
import nl.klankbord.desk.SessionToken;
import nl.klankbord.json.Json;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.memory.Examples;
import nl.klankbord.sorting.Coalition;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.sorting.Kind;
import nl.klankbord.sorting.Sorting;
import nl.klankbord.topic.TopicKey;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is suggested and decided about tables, at the desk and by program.
final class DeskCoalitionsTest {

    private static final String DESK = "/desk/meetings/utrecht/coalitions";
    private static final String API = "/v1/meetings/utrecht/coalitions";

    private final Deployment deployment = new Deployment();
    private final SessionToken token = signedIn(Role.ORGANISER);

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"VIEWER", "CATERER"})
    void onlyOrganisersSeeWhoBelongsAtOneTable(Role role) {
        SessionToken theirs = signedIn(role);
        assertEquals(403, deployment.send(at(DESK, theirs)).status());
        assertEquals(
                403,
                deployment
                        .send(form(DESK, theirs, "seal=" + theirs.formSeal() + "&act=suggest"))
                        .status());
    }

    @Test
    void aSuggestionIsAskedForAndToldWithItsReasons() {
        threeAndOne();
        Document before = page(DESK);
        assertEquals(0, before.select("article.together").size());
        suggest(before);
        Document after = page(DESK);
        assertEquals(
                1, after.select("article.together").size(), after.select("main").text());
        String told = after.select("article.together").text();
        assertTrue(told.contains("3 onderwerpen van 3 mensen uit 3 organisaties"), told);
        assertTrue(after.select("#single ~ p").text().contains("1"), "one is alone");
        Document one = page(after.select("article.together a").attr("href").replaceFirst("\\?.*", ""));
        assertEquals(3, one.select("ul.brought li").size());
        assertTrue(one.select("mark").size() >= 3, "the words that they share are marked");
        assertEquals("loting", one.select("mark").getFirst().text().toLowerCase(java.util.Locale.ROOT));
        assertTrue(one.select("li#reason-1").text().contains("%"));
        assertTrue(acts().contains(Act.LISTED), "names were shown");
    }

    @Test
    void anOrganiserKeepsATableAndTheNextSuggestionLeavesItSo() {
        threeAndOne();
        suggest(page(DESK));
        Document one = page(path());
        assertEquals(303, send(one, "act=pin&name=Wie+loot+wie"));
        assertEquals("Wie loot wie", coalitions().getFirst().name());
        assertEquals(3, coalitions().getFirst().members().size());
        String fourth = submit("vier", "Loting van een burgerberaad", "Gemeente Vier");
        suggest(page(DESK));
        Document after = page(path());
        assertEquals("Wie loot wie", after.select("h1").text());
        assertTrue(after.text().contains("Erbij voorgesteld"), after.text());
        assertEquals(3, coalitions().getFirst().members().size(), "nobody sits down by themselves");
        assertEquals(303, send(after, "act=add&topics=" + fourth));
        assertEquals(4, coalitions().getFirst().members().size());
        Element log = page(DESK).select("ol.log li").getFirst();
        assertTrue(log.text().contains("1 onderwerp aan tafel ‘Wie loot wie’"), log.text());
        assertEquals("", sorting().log().getLast().decision().text(), "its name is a decision of its own");
    }

    @Test
    void aSuggestionIsSplitAndBothTablesStand() {
        List<String> all = threeAndOne();
        suggest(page(DESK));
        Document one = page(path());
        assertEquals(400, send(one, "act=split&title=Nieuw&topics=" + String.join("&topics=", all.subList(0, 3))));
        assertEquals(303, send(one, "act=split&title=Nieuw&topics=" + all.getFirst()));
        assertEquals(2, coalitions().size());
        assertEquals(
                List.of("Nieuw"),
                coalitions().stream()
                        .filter(coalition -> coalition
                                .members()
                                .contains(TopicKey.of(all.getFirst()).orElseThrow()))
                        .map(Coalition::name)
                        .toList());
    }

    @Test
    void oneIsTakenAwayTwoAreKeptApartAndATableIsDissolved() {
        List<String> all = threeAndOne();
        suggest(page(DESK));
        Document one = page(path());
        assertEquals(400, send(one, "act=leave"));
        assertEquals(400, send(one, "act=apart&topics=" + all.get(0)));
        assertEquals(303, send(one, "act=leave&topics=" + all.get(0)));
        assertEquals(2, coalitions().getFirst().members().size());
        Answer refused = answer(page(path()), "act=apart&topics=" + all.get(1) + "&topics=" + all.get(2));
        assertEquals(400, refused.status(), "they sit there together");
        String said = refused.page().select("#coalition-topics-fault").text();
        assertTrue(said.contains("‘Loting van deelnemers’") && said.contains("‘Eerlijk loten’"), said);
        assertEquals(303, send(page(path()), "act=leave&topics=" + all.get(1)));
        assertEquals(303, send(page(path()), "act=release"));
        assertEquals(List.of(), coalitions());
        Document log = page(DESK);
        Element undo = log.select("ol.log form").getFirst();
        assertEquals(
                303,
                deployment.send(form(DESK, token, hidden(undo) + "&act=undo")).status());
        assertEquals(1, coalitions().size(), "and back again");
    }

    @Test
    void tablesAreMergedAndTopicsMoved() {
        List<String> all = threeAndOne();
        suggest(page(DESK));
        assertEquals(303, send(page(path()), "act=split&title=Nieuw&topics=" + all.getFirst()));
        Coalition other = coalitions().stream()
                .filter(coalition -> coalition.name().equals("Nieuw"))
                .findFirst()
                .orElseThrow();
        Coalition first = coalitions().getFirst();
        Document one = page(DESK + "/" + first.id().value());
        assertEquals(400, send(one, "act=merge&into="));
        String moved = first.members().first().word();
        assertEquals(303, send(one, "act=move&into=" + other.id().value() + "&topics=" + moved));
        assertEquals(2, sorting().coalition(other.id()).orElseThrow().members().size());
        assertEquals(
                303,
                send(
                        page(DESK + "/" + first.id().value()),
                        "act=merge&into=" + other.id().value()));
        assertEquals(
                List.of("Nieuw"), coalitions().stream().map(Coalition::name).toList());
        assertEquals(3, coalitions().getFirst().members().size());
    }

    @Test
    void aTableThatIsSplitOffAgainIsAnotherOne() {
        List<String> all = threeAndOne();
        suggest(page(DESK));
        assertEquals(303, send(page(path()), "act=split&title=Nieuw&topics=" + all.getFirst()));
        CoalitionId first = called("Nieuw").id();
        assertEquals(303, send(page(DESK + "/" + first.value()), "act=release"));
        assertEquals(303, send(page(path()), "act=add&topics=" + all.getFirst()));
        assertEquals(303, send(page(path()), "act=split&title=Nieuw&topics=" + all.getFirst()));
        assertNotEquals(first, called("Nieuw").id(), "what was answered at the first stays there");
    }

    @Test
    void twoThatAreKeptApartAreNotPutTogether() {
        List<String> all = threeAndOne();
        suggest(page(DESK));
        assertEquals(303, send(page(path()), "act=apart&topics=" + all.get(0) + "&topics=" + all.get(1)));
        assertEquals(1, sorting().apart().size());
        assertEquals(2, page(path()).select("ul.brought li").size(), "one of them is not suggested there any more");
        String log = page(DESK).select("ol.log").text();
        assertTrue(log.contains("‘Loting voor het burgerberaad’") && log.contains("‘Loting van deelnemers’"), log);
        assertEquals(303, send(page(path()), "act=pin&name=Wie"));
        assertEquals(2, coalitions().getFirst().members().size());
        CoalitionId table = coalitions().getFirst().id();

        for (String each : all.subList(0, 2)) {
            TopicKey key = TopicKey.of(each).orElseThrow();
            if (!coalitions().getFirst().members().contains(key)) {
                Answer answer = seat("seat-0001", table.value(), each);
                assertEquals(409, answer.status(), answer.body());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"act=release", "act=leave&topics=%s&topics=%s&topics=%s"})
    void aSuggestionIsTurnedDown(String how) {
        List<String> all = threeAndOne();
        suggest(page(DESK));
        String path = path();
        String act = String.format(java.util.Locale.ROOT, how, all.get(0), all.get(1), all.get(2));
        Answer answer = answer(page(path), act);
        assertEquals(303, answer.status(), answer.body());
        assertEquals(
                200,
                deployment
                        .send(at(answer.header("location").replaceFirst("\\?.*", ""), token))
                        .status(),
                "there is such a page");
        assertEquals(404, deployment.send(at(path, token)).status());
        assertEquals(0, page(DESK).select("article.together").size(), "at once");
        suggest(page(DESK));
        assertEquals(0, page(DESK).select("article.together").size(), "and with the next one");
        Document log = page(DESK);
        assertTrue(log.select("ol.log").text().contains("‘Eerlijk loten’"));
        Element undo = log.select("ol.log form").getFirst();
        assertEquals(
                303,
                deployment.send(form(DESK, token, hidden(undo) + "&act=undo")).status());
        suggest(page(DESK));
        assertEquals(1, page(DESK).select("article.together").size(), "and back again");
    }

    @Test
    void whoIsMovedFromASuggestionLeavesTheOthersTogether() {
        List<String> all = threeAndOne();
        String into = "w".repeat(22);
        assertEquals(201, seat("seat-0001", into, all.get(3)).status());
        suggest(page(DESK));
        String suggested =
                page(DESK).select("article.together a").get(1).attr("href").replaceFirst("\\?.*", "");
        assertEquals(303, send(page(suggested), "act=move&into=" + into + "&topics=" + all.getFirst()));
        assertEquals(
                List.of(2, 2),
                coalitions().stream().map(each -> each.members().size()).toList());
    }

    @Test
    void topicsWithoutATableGetOne() {
        List<String> all = threeAndOne();
        String cat = submit("kat", "Katten", "Stichting Kat");
        Element form = singles();
        assertEquals(
                5, form.select("fieldset input[type=checkbox][name=topics]").size());
        assertEquals(0, form.select("button[value=put]").size(), "there is no table yet");
        assertEquals(400, sendSingle("act=new&title=Dieren").status());
        assertEquals(400, sendSingle("act=new&title=&topics=" + cat).status());
        assertEquals(
                303,
                sendSingle("act=new&title=Dieren&topics=" + cat + "&topics=" + all.get(3))
                        .status());
        assertEquals(2, called("Dieren").members().size());
        String bird = submit("vogel", "Vogels", "Stichting Vogel");
        String into = called("Dieren").id().value();
        assertEquals(400, sendSingle("act=put&into=&topics=" + bird).status());
        assertEquals(303, sendSingle("act=put&into=" + into + "&topics=" + bird).status());
        assertEquals(3, called("Dieren").members().size());
        Element before = singles();
        suggest(page(DESK));
        assertEquals(
                303,
                deployment
                        .send(form(DESK, token, hidden(before) + "&act=put&into=" + into + "&topics=" + all.getFirst()))
                        .status(),
                "it is suggested for a table since the form was shown: the others stay together");
        assertEquals(
                List.of(4, 2),
                coalitions().stream().map(each -> each.members().size()).toList());
    }

    @Test
    void whatWouldFitAsWellIsAdded() {
        List<String> all = threeAndOne();
        suggest(page(DESK));
        Suggested made = deployment.suggestions.find(Examples.utrecht().id()).orElseThrow();
        Group group = made.grouping().groups().getFirst();
        List<Member> members = new java.util.ArrayList<>(group.members());
        members.add(new Member(all.get(3), 0.4, true, List.of()));
        Group more = new Group(
                group.id(),
                group.label(),
                false,
                members,
                group.reasons(),
                group.sure(),
                group.organisations(),
                group.types());
        deployment.suggestions.store(
                Examples.utrecht().id(),
                new Suggested(made.madeAt(), made.seen(), made.topics(), 0, new Grouping(List.of(more), List.of())));
        Document one = page(path());
        assertEquals(
                all.get(3),
                one.select("section:has(#seconds) input[name=topics]").attr("value"));
        assertEquals(400, send(one, "act=add&topics=" + all.getFirst()), "who sits there already");
        assertEquals(303, send(one, "act=add&topics=" + all.get(3)));
        assertEquals(4, coalitions().getFirst().members().size());
    }

    @Test
    void twoWhoDecideAboutTheSameHearOfEachOther() {
        List<String> all = threeAndOne();
        suggest(page(DESK));
        Document mine = page(path());
        Document theirs = page(path());
        assertEquals(303, send(theirs, "act=pin&name=Hun+naam"));
        assertEquals(409, send(mine, "act=pin&name=Mijn+naam"));
        assertEquals("Hun naam", coalitions().getFirst().name());
        assertEquals(4, all.size());
    }

    @Test
    void organisersAddWordsOfTheirOwn() {
        Document page = page(DESK);
        String hidden = hidden(page.select("form:has(#coalitions-words)").getFirst());
        assertEquals(
                400,
                deployment
                        .send(form(DESK, token, hidden + "&act=words&words=" + "x".repeat(90)))
                        .status());
        assertEquals(
                303,
                deployment
                        .send(form(DESK, token, hidden + "&act=words&words=Loting%0D%0Alotje%0D%0Akansspel"))
                        .status());
        assertTrue(page(DESK).select("#thesaurus ~ ul").text().contains("Loting: lotje, kansspel"));
        assertEquals(Kind.WORDS, sorting().log().getLast().decision().kind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"act=none&seen=0&id=0123456789", "act=pin&id=0123456789&name=x", "act=pin&seen=0&id=x&name=x"})
    void aFormThatIsNotOursDecidesNothing(String body) {
        threeAndOne();
        suggest(page(DESK));
        assertEquals(
                403,
                deployment
                        .send(form(path(), token, "seal=" + token.formSeal() + "&" + body))
                        .status());
        assertEquals(List.of(), coalitions());
    }

    @Test
    void whatIsNoTableIsNotFound() {
        assertEquals(
                404, deployment.send(at(DESK + "/" + "c".repeat(22), token)).status());
        assertEquals(404, deployment.send(at(DESK + "/x", token)).status());
    }

    @Test
    void programsHaveTheSame() {
        threeAndOne();
        Answer before = deployment.send(Call.of("GET", API).byOrganiser());
        assertEquals(200, before.status(), before.body());
        assertFalse(before.body().contains("madeAt"));
        Answer made = deployment.send(Call.of("PUT", API + "/suggestion").byOrganiser());
        assertEquals(200, made.status(), made.body());
        assertTrue(made.body().contains("\"decided\":false"), made.body());
        assertEquals(
                made.body(), deployment.send(Call.of("GET", API).byOrganiser()).body());
        assertFalse(made.body().contains("ede.example"), "it names nobody");
    }

    /// @return keys of topics: three that belong together, and one about something else
    private List<String> threeAndOne() {
        return List.of(
                submit("een", "Loting voor het burgerberaad", "Gemeente Ede"),
                submit("twee", "Loting van deelnemers", "Provincie Utrecht"),
                submit("drie", "Eerlijk loten", "Waterschap Rivierenland"),
                submit("anders", "Een app voor honden", "Stichting Hond"));
    }

    private String submit(String who, String theme, String organisation) {
        String text = theme.contains("lot") || theme.contains("Lot")
                ? "Met loting zoeken we inwoners voor een burgerberaad. Wie wordt ingeloot?"
                : "Waar lopen de viervoeters los?";
        Answer answer = deployment.send(Call.json(
                "/v1/meetings/utrecht/topics",
                JsonWriter.text(Examples.topic(who + "@ede.example")
                        .put("theme", theme)
                        .put("text", text)
                        .put("organisation", organisation)
                        .build())));
        assertEquals(201, answer.status(), answer.body());
        return deployment.storedTopics().stream()
                .filter(topic -> topic.participant().email().value().equals(who + "@ede.example"))
                .map(topic -> TopicKey.of(topic).word())
                .findFirst()
                .orElseThrow();
    }

    private Answer seat(String decision, String table, String topic) {
        return deployment.send(Call.of("PUT", "/v1/meetings/utrecht/decisions/" + decision)
                .byOrganiser()
                .with("content-type", "application/json")
                .body(JsonWriter.text(Json.object()
                        .put("kind", "seat")
                        .put("coalition", table)
                        .put("name", "Een tafel")
                        .put("topics", Json.texts(List.of(topic)))
                        .build())));
    }

    private void suggest(Document page) {
        String hidden = hidden(page.select("form:has(button[value=suggest])").getFirst());
        assertEquals(
                303, deployment.send(form(DESK, token, hidden + "&act=suggest")).status());
    }

    /// @return where the first table is
    private String path() {
        return page(DESK).select("article.together a").attr("href").replaceFirst("\\?.*", "");
    }

    private Element singles() {
        return page(DESK).select("form:has(#coalitions-single-topics)").getFirst();
    }

    private Answer sendSingle(String what) {
        return deployment.send(form(DESK, token, hidden(singles()) + "&" + what));
    }

    private int send(Document page, String what) {
        return answer(page, what).status();
    }

    private Answer answer(Document page, String what) {
        String action = page.select("form:has(#decide)").attr("action").replaceFirst("\\?.*", "");
        String hidden = hidden(page.select("form:has(#decide)").getFirst());
        return deployment.send(form(action, token, hidden + "&" + what));
    }

    private Sorting sorting() {
        return Sorting.of(deployment.decisions.all(Examples.utrecht().id()));
    }

    private List<Coalition> coalitions() {
        return sorting().coalitions();
    }

    private Coalition called(String name) {
        return coalitions().stream()
                .filter(coalition -> coalition.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<Act> acts() {
        return deployment.auditLog.page(Examples.utrecht().id(), java.util.Optional.empty(), 50).entries().stream()
                .map(nl.klankbord.audit.Entry::act)
                .toList();
    }

    private SessionToken signedIn(Role role) {
        SessionToken session = SessionToken.next();
        deployment.sessions.begin(
                session, new Session("organiser-1", "Fatma", role, true, Examples.NOW.plus(Duration.ofHours(9))));
        return session;
    }

    private Document page(String path) {
        Answer answer = deployment.send(at(path, token));
        assertEquals(200, answer.status(), answer.body());
        return answer.page();
    }

    private static String hidden(Element form) {
        StringJoiner pairs = new StringJoiner("&");
        form.select("input[type=hidden]")
                .forEach(input -> pairs.add(
                        input.attr("name") + "=" + URLEncoder.encode(input.attr("value"), StandardCharsets.UTF_8)));
        return pairs.toString();
    }

    private static Call at(String path, SessionToken token) {
        return Call.of("GET", path).with("cookie", "__Host-klankbord-desk=" + token.value());
    }

    private static Call form(String path, SessionToken token, String body) {
        return Call.form(path, body).with("cookie", "__Host-klankbord-desk=" + token.value());
    }
}
