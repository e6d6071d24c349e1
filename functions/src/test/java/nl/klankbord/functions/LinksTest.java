package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.link.LinkKeys.Use;
import nl.klankbord.link.PersonalLink;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Status;
import nl.klankbord.sorting.Decision;
import nl.klankbord.sorting.Kind;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages behind a personal link, as a browser and a mail program ask for them.
final class LinksTest {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");

    private final Deployment deployment = new Deployment();

    @BeforeEach
    void start() {
        submit("anna");
        submit("bert");
    }

    @Test
    void openingALinkPutsItInACookieThatOnlyThisHostGetsAndAsksNothingOfTheStore() {
        deployment.rsvps = new Silent.SilentRsvps();
        Answer answer =
                deployment.send(Call.of("GET", "/r/" + token("anna", Use.OPEN)).asking("lang", "en"));
        assertEquals(303, answer.status());
        assertEquals("/my-rsvp?lang=en", answer.header("location"));
        assertEquals(
                "__Host-klankbord=" + token("anna", Use.OPEN)
                        + "; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure",
                answer.header("set-cookie"));
    }

    @Test
    void thePageShowsWhatIsMineOnly() {
        Answer answer = get("anna", "/my-rsvp");
        assertEquals(200, answer.status());
        assertEquals("no-store", answer.header("cache-control"));
        assertEquals("Je komt", first(answer, ".status").text());
        assertTrue(answer.body().contains("anna@ede.example"));
        assertFalse(answer.body().contains("bert"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/my-rsvp", "/my-rsvp/data"})
    void withoutTheCookieNothingIsShown(String path) {
        assertEquals(403, deployment.send(Call.of("GET", path)).status());
        Call forged = Call.of("GET", path).with("cookie", "__Host-klankbord=" + token("anna", Use.UNSUBSCRIBE));
        assertEquals(403, deployment.send(forged).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancellation", "colleague", "updates", "erasure"})
    void withoutTheCookieOrFromAnotherSitesPageNothingIsDone(String what) {
        List<Rsvp> before = deployment.storedRsvps();
        Map<String, String> form =
                Map.of("version", "1", "name", "Bo", "email", "bo@ede.example", "updates", "true", "sure", "true");
        assertEquals(403, deployment.send(Call.form("/my-rsvp/" + what, form)).status());
        Call fromElsewhere = Call.form("/my-rsvp/" + what, form)
                .with("cookie", cookie("anna"))
                .with("sec-fetch-site", "cross-site");
        assertEquals(403, deployment.send(fromElsewhere).status());
        assertEquals(before, deployment.storedRsvps());
    }

    @Test
    void anAnswerIsChangedAsItStoodWithTheFormThatShowsIt() {
        Answer shown = get("anna", "/my-rsvp/change");
        assertEquals(200, shown.status());
        Map<String, String> form = new LinkedHashMap<>();
        shown.page().select("#rsvp input, #rsvp select, #rsvp textarea").forEach(field -> {
            boolean isBox = field.attr("type").matches("radio|checkbox");
            String value = field.tagName().equals("select")
                    ? field.select("option[selected]").attr("value")
                    : field.val();
            if (!isBox || field.hasAttr("checked")) {
                form.merge(field.attr("name"), value, (one, _) -> one);
            }
        });
        assertEquals("1", form.get("version"));
        form.put("organisation", "Gemeente Súdwest-Fryslân, griffie");
        form.put("guests.0.name", "Bo");
        Answer changed = deployment.send(Call.form("/my-rsvp", form).with("cookie", cookie("anna")));
        assertEquals(
                303, changed.status(), changed.page().select("[role=alert]").text());
        assertEquals("/my-rsvp?done=changed&lang=nl", changed.header("location"));
        assertEquals(2, rsvp("anna").version());
        assertEquals("Bo", rsvp("anna").guests().getFirst().name());
        assertEquals(changed, deployment.send(Call.form("/my-rsvp", form).with("cookie", cookie("anna"))));
        form.put("submission", "another-0123456789");
        assertEquals(
                409,
                deployment
                        .send(Call.form("/my-rsvp", form).with("cookie", cookie("anna")))
                        .status());
        form.put("version", "2");
        form.put("name", "");
        Answer wrong = deployment.send(Call.form("/my-rsvp", form).with("cookie", cookie("anna")));
        assertEquals(400, wrong.status());
        assertTrue(wrong.page().title().startsWith("Fout: "));
        assertEquals("#rsvp-name", first(wrong, "[role=alert] a").attr("href"));
        assertEquals("Bo", first(wrong, "#rsvp-guests-0-name").attr("value"));
    }

    @Test
    void afterTheDeadlineAnAnswerStandsButMayBeCancelled() {
        deployment.clock = Clock.fixed(Examples.utrecht().deadline(), ZoneOffset.UTC);
        assertEquals(410, get("anna", "/my-rsvp/change").status());
        assertEquals(
                410,
                deployment
                        .send(Call.form("/my-rsvp", Map.of("version", "1")).with("cookie", cookie("anna")))
                        .status());
        assertEquals(303, post("anna", "cancellation", Map.of("version", "1")).status());
    }

    @Test
    void onceTheMeetingIsOverNobodyIsToldToHaveCancelled() {
        deployment.clock = Clock.fixed(Examples.utrecht().endsAt(), ZoneOffset.UTC);
        assertEquals(410, post("anna", "cancellation", Map.of("version", "1")).status());
        assertEquals(Status.ACCEPTED, rsvp("anna").status());
    }

    @Test
    void theCalendarEntryIsAFileForWhoHasAPlace() {
        Answer file = get("anna", "/my-rsvp/calendar");
        assertEquals(200, file.status());
        assertEquals("text/calendar; charset=UTF-8", file.header("content-type"));
        assertTrue(
                file.body()
                        .contains("UID:utrecht-"
                                + Examples.person("anna@ede.example").value()),
                file.body());
        post("anna", "cancellation", Map.of("version", "1"));
        assertEquals(409, get("anna", "/my-rsvp/calendar").status());
    }

    @Test
    void aLostLinkIsAskedForInTheSameWordsWhoeverItIs() {
        Answer form = deployment.send(Call.of("GET", "/m/utrecht/link"));
        assertEquals(1, form.page().select("input[type=email]").size());
        Answer known = lost("anna@ede.example");
        Answer unknown = lost("niemand@ede.example");
        assertEquals(303, known.status());
        assertEquals(known, unknown);
        assertEquals(2, deployment.asks.open(UTRECHT).size());
        Answer wrong = lost("geen adres");
        assertEquals(400, wrong.status());
        assertEquals("geen adres", first(wrong, "#link-email").attr("value"));
        assertEquals(
                410,
                lostAt(Clock.fixed(Examples.utrecht().linksEndAt(), ZoneOffset.UTC))
                        .status());
    }

    @Test
    void aProgramThatAsksForLinksIsToldTheSameAndGetsNothing() {
        Answer answer = deployment.send(Call.form(
                "/m/utrecht/links",
                Map.of("submission", Deployment.FORM_KEY, "homepage", "x", "email", "anna@ede.example")));
        assertEquals(lost("niemand@ede.example"), answer);
        assertEquals(1, deployment.asks.open(UTRECHT).size());
    }

    private Answer lostAt(Clock clock) {
        deployment.clock = clock;
        return lost("anna@ede.example");
    }

    private Answer lost(String email) {
        return deployment.send(
                Call.form("/m/utrecht/links", Map.of("submission", Deployment.FORM_KEY, "email", email)));
    }

    @Test
    void whoCancelsIsOutAndSeesIt() {
        Answer answer = post("anna", "cancellation", Map.of("version", "1"));
        assertEquals(303, answer.status());
        assertEquals("/my-rsvp?done=cancelled&lang=nl", answer.header("location"));
        assertEquals(Status.CANCELLED, rsvp("anna").status());
        Answer page = deployment.send(
                Call.of("GET", "/my-rsvp").with("cookie", cookie("anna")).asking("done", "cancelled"));
        assertEquals("Je bent afgemeld.", first(page, "[role=status]").text());
        assertEquals("Je hebt je afgemeld", first(page, ".status").text());
    }

    @Test
    void whoBringsATopicMayStillSayToWantToMeetOthers() {
        TopicKey topic = bring("anna", false);
        String submission = topic.submission().value();
        assertEquals(
                303,
                post("anna", "updates", Map.of("topic", submission, "introduce", "true"))
                        .status());
        assertTrue(topic(topic).introduce());
        assertEquals(
                303,
                post("anna", "updates", Map.of("topic", submission, "introduce", "false"))
                        .status());
        assertFalse(topic(topic).introduce());
        assertEquals(
                404,
                post("anna", "updates", Map.of("topic", "s".repeat(22), "introduce", "true"))
                        .status(),
                "somebody else's, or nobody's");
    }

    private TopicKey bring(String name, boolean introduce) {
        Answer answer = deployment.send(Call.json(
                "/v1/meetings/utrecht/topics",
                Examples.topic(name + "@ede.example")
                        .put("introduce", introduce)
                        .build()));
        assertEquals(201, answer.status(), answer.body());
        return deployment.topics.of(Examples.utrecht().id(), Examples.person(name + "@ede.example")).stream()
                .map(TopicKey::of)
                .findFirst()
                .orElseThrow();
    }

    private Topic topic(TopicKey key) {
        return deployment
                .topics
                .find(Examples.utrecht().id(), key.person(), key.submission())
                .orElseThrow();
    }

    @Test
    void cancellingAnOldVersionChangesNothing() {
        post("anna", "updates", Map.of("updates", "true"));
        assertEquals(409, post("anna", "cancellation", Map.of("version", "1")).status());
        assertEquals(409, post("anna", "cancellation", Map.of("version", "x")).status());
        assertEquals(Status.ACCEPTED, rsvp("anna").status());
    }

    @Test
    void aPlaceGoesToAColleagueAndTheLinkLeadsNowhere() {
        Answer answer = post("anna", "colleague", Map.of("name", "Bo", "email", "bo@ede.example"));
        assertEquals(200, answer.status());
        assertEquals("Je plek is doorgegeven", first(answer, "h1").text());
        assertTrue(answer.header("set-cookie").contains("Max-Age=0"), answer.header("set-cookie"));
        assertEquals(410, get("anna", "/my-rsvp").status());
        assertEquals("Bo", rsvp("bo").participant().name());
    }

    @Test
    void whatIsWrongWithAColleagueIsSaidAtTheFieldAndWhatWasTypedIsKept() {
        Answer answer = post("anna", "colleague", Map.of("name", "Bo", "email", "bo"));
        assertEquals(400, answer.status());
        assertTrue(answer.page().title().startsWith("Fout: "), answer.page().title());
        assertEquals("Bo", first(answer, "#colleague-name").attr("value"));
        assertEquals("#colleague-email", first(answer, "[role=alert] a").attr("href"));
        assertEquals(
                first(answer, "[role=alert] li").text(),
                first(answer, "#colleague-email-fault").text());
    }

    @Test
    void theColleagueIsToldTheSameWhetherKnownOrNot() {
        Answer unknown = post("anna", "colleague", Map.of("name", "Bo", "email", "bo@ede.example"));
        submit("carla");
        Answer known = post("carla", "colleague", Map.of("name", "Bert", "email", "bert@ede.example"));
        assertEquals(unknown, known);
    }

    @Test
    void whoIsErasedIsGoneAndMustBeSure() {
        Answer unsure = post("anna", "erasure", Map.of());
        assertEquals(400, unsure.status());
        assertEquals("#sure", first(unsure, "[role=alert] a").attr("href"));
        assertEquals(200, post("anna", "erasure", Map.of("sure", "true")).status());
        assertEquals(410, get("anna", "/my-rsvp").status());
        assertFalse(deployment.storedRsvps().toString().contains("anna"));
        assertEquals(2, deployment.storedRsvps().size());
    }

    @Test
    void whoWithdrawsATopicIsAskedFirstAndKeepsTheRest() {
        TopicKey annas = bring("anna", true);
        TopicKey berts = bring("bert", true);
        String submission = annas.submission().value();
        Element button =
                get("anna", "/my-rsvp").page().expectFirst("form[action^=/my-rsvp/erasure]:has([name=topic]) button");
        assertEquals("Trek dit onderwerp in", button.text());
        Answer asked = post("anna", "erasure", Map.of("topic", submission));
        assertEquals(200, asked.status());
        assertTrue(deployment.storedTopics().stream().map(TopicKey::of).anyMatch(annas::equals), "not yet");
        Map<String, String> form = new LinkedHashMap<>();
        asked.page()
                .select("form[action^=/my-rsvp/erasure] input")
                .forEach(input -> form.put(input.attr("name"), input.val()));
        Answer withdrawn = post("anna", "erasure", form);
        assertEquals(303, withdrawn.status(), withdrawn.body());
        assertEquals("/my-rsvp?done=withdrawn&lang=nl", withdrawn.header("location"));
        assertEquals(withdrawn, post("anna", "erasure", form), "pressed twice");
        assertEquals(303, post("anna", "erasure", Map.of("topic", submission)).status(), "asked once more");
        assertEquals(
                List.of(berts),
                deployment.storedTopics().stream().map(TopicKey::of).toList());
        Answer page = deployment.send(
                Call.of("GET", "/my-rsvp").with("cookie", cookie("anna")).asking("done", "withdrawn"));
        assertEquals(
                "Dit onderwerp is ingetrokken. We hebben het niet meer.",
                first(page, "[role=status]").text());
        assertEquals(Status.ACCEPTED, rsvp("anna").status());
    }

    @Test
    void aFormThatNamesATopicTouchesNothingElse() {
        TopicKey berts = bring("bert", true);
        for (String topic : List.of("", "x", "a".repeat(23))) {
            assertEquals(
                    404,
                    post("anna", "erasure", Map.of("topic", topic, "sure", "true"))
                            .status(),
                    topic);
        }
        post("anna", "erasure", Map.of("topic", berts.submission().value(), "sure", "true"));
        assertEquals(
                List.of(berts),
                deployment.storedTopics().stream().map(TopicKey::of).toList());
        assertEquals(Status.ACCEPTED, rsvp("anna").status());
    }

    @Test
    void withTheLastOfWhatIsTheirsTheyAreForgotten() {
        TopicKey topic = bring("carla", true);
        Map<String, String> form = Map.of("topic", topic.submission().value(), "sure", "true");
        Answer answer = post("carla", "erasure", form);
        assertEquals(200, answer.status());
        assertEquals("Dit onderwerp is ingetrokken", first(answer, "h1").text());
        assertTrue(answer.header("set-cookie").contains("Max-Age=0"), answer.header("set-cookie"));
        assertEquals(answer, post("carla", "erasure", form), "its answer was lost");
        assertEquals(410, get("carla", "/my-rsvp").status());
        assertEquals(List.of(), deployment.storedTopics());
    }

    @Test
    void myDataAreAFileInBothForms() {
        Answer json = get("anna", "/my-rsvp/data");
        assertEquals("application/json", json.header("content-type"));
        assertEquals("attachment; filename=\"klankbord-utrecht.json\"", json.header("content-disposition"));
        assertEquals("anna@ede.example", json.json().object("rsvp").text("email"));
        assertTrue(json.json().get("topics") instanceof JsonArray);
        Answer csv = deployment.send(
                Call.of("GET", "/my-rsvp/data").with("cookie", cookie("anna")).asking("format", "csv"));
        assertEquals("text/csv; charset=utf-8", csv.header("content-type"));
        assertTrue(csv.body().contains("rsvp.email;anna@ede.example"), csv.body());
    }

    @Test
    void myDataHaveWhatOrganisersWroteAboutMyTopics() {
        for (String name : List.of("anna", "bert")) {
            Answer brought = deployment.send(Call.json(
                            "/v1/meetings/utrecht/topics",
                            JsonWriter.text(
                                    Examples.topic(name + "@ede.example").build()))
                    .with("idempotency-key", "topic-of-" + name + "-0123456789"));
            assertEquals(201, brought.status(), brought.body());
        }
        List<TopicKey> topics =
                deployment.storedTopics().stream().map(TopicKey::of).sorted().toList();
        TopicKey annas = topics.stream()
                .filter(topic -> topic.person().equals(Examples.person("anna@ede.example")))
                .findFirst()
                .orElseThrow();
        deployment.decide(1, Decision.about(Kind.NOTE, Set.copyOf(topics), "Over allebei."));
        deployment.decide(2, Decision.about(Kind.NOTE, Set.of(annas), "Praat lang."));
        deployment.decide(3, Decision.undo(2));
        deployment.decide(4, Decision.about(Kind.TAG, Set.of(annas), "Ochtend"));
        deployment.decide(
                5,
                Decision.about(
                        Kind.NOTE,
                        topics.stream().filter(topic -> !topic.equals(annas)).collect(Collectors.toSet()),
                        "Van Bert."));
        String mine = get("anna", "/my-rsvp/data").body();
        assertTrue(
                mine.contains("\"tags\":[\"Ochtend\"],\"notes\":[{\"text\":\"Over allebei.\","
                        + "\"writtenAt\":\"2027-03-01T09:00:00Z\",\"takenAway\":false},{\"text\":\"Praat lang.\","),
                mine);
        assertTrue(mine.contains("\"takenAway\":true"), mine);
        assertFalse(mine.contains("Van Bert."), mine);
        assertFalse(mine.contains("Olga"), "an organiser's name is theirs");
        String csv = deployment
                .send(Call.of("GET", "/my-rsvp/data")
                        .with("cookie", cookie("anna"))
                        .asking("format", "csv"))
                .body();
        assertTrue(csv.contains("topics.1.notes.1.text;Over allebei."), csv);
    }

    @Test
    void aMailProgramUnsubscribesWithOneRequestAndWithoutACookie() {
        post("anna", "updates", Map.of("updates", "true"));
        assertTrue(rsvp("anna").updates());
        String path = "/u/" + token("anna", Use.UNSUBSCRIBE);
        Answer looked = deployment.send(Call.of("GET", path));
        assertEquals(200, looked.status());
        assertTrue(rsvp("anna").updates(), "looking changes nothing");
        Call oneClick = Call.form(path, "List-Unsubscribe=One-Click");
        assertEquals(200, deployment.send(oneClick).status());
        assertEquals(200, deployment.send(oneClick).status());
        assertFalse(rsvp("anna").updates());
        assertEquals(
                404,
                deployment.send(Call.form("/u/" + token("anna", Use.OPEN), "")).status());
    }

    @Test
    void aWeekAfterTheMeetingALinkHasExpiredAndSaysWhomToAsk() {
        deployment.clock = Clock.fixed(Examples.utrecht().endsAt().plus(Duration.ofDays(7)), ZoneOffset.UTC);
        Answer answer = get("anna", "/my-rsvp");
        assertEquals(410, answer.status());
        assertTrue(answer.body().contains(Examples.utrecht().contact().value()));
        assertEquals(410, post("anna", "erasure", Map.of("sure", "true")).status());
        assertEquals(2, deployment.storedRsvps().size());
    }

    private void submit(String name) {
        Answer answer = deployment.send(Call.json(
                "/v1/meetings/utrecht/rsvps",
                Examples.rsvp(name + "@ede.example").put("name", name).build()));
        assertEquals(201, answer.status());
    }

    private Answer get(String name, String path) {
        return deployment.send(Call.of("GET", path).with("cookie", cookie(name)));
    }

    private Answer post(String name, String what, Map<String, String> form) {
        return deployment.send(Call.form("/my-rsvp/" + what, form).with("cookie", cookie(name)));
    }

    private Rsvp rsvp(String name) {
        return deployment
                .answers
                .find(UTRECHT, Examples.person(name + "@ede.example"))
                .orElseThrow();
    }

    private static Element first(Answer answer, String selector) {
        return Objects.requireNonNull(answer.page().selectFirst(selector), selector);
    }

    private static String cookie(String name) {
        return "other=1; __Host-klankbord=" + token(name, Use.OPEN);
    }

    private static String token(String name, Use use) {
        return Deployment.LINK_KEYS.write(new PersonalLink(UTRECHT, Examples.person(name + "@ede.example")), use);
    }
}
