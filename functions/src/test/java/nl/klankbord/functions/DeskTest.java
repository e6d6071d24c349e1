package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.klankbord.audit.Entry;
import nl.klankbord.catering.Ordered;
import nl.klankbord.desk.Identity;
import nl.klankbord.desk.Role;
import nl.klankbord.desk.Session;
import nl.klankbord.desk.SessionToken;
import nl.klankbord.json.Json;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.meeting.Diet;
import nl.klankbord.meeting.MeetingFile;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemorySessions;
import nl.klankbord.sorting.Decision;
import nl.klankbord.sorting.ThemeId;
import nl.klankbord.submission.Person;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Signing in and out, who sees what, and the desk's first pages.
final class DeskTest {

    private static final String UTRECHT = "/desk/meetings/utrecht";
    private static final Identity FATMA =
            new Identity("organiser-1", "fatma@ede.example", Set.of("klankbord-organiser"));

    private final Deployment deployment = new Deployment();

    @Test
    void somebodySignsInAndComesBackToWhereTheyWere() {
        Answer first = deployment.send(Call.of("GET", UTRECHT));
        assertEquals("/desk/sign-in?to=%2Fdesk%2Fmeetings%2Futrecht", first.header("location"));
        Answer sent = deployment.send(Call.of("GET", "/desk/sign-in").asking("to", UTRECHT));
        assertTrue(sent.header("set-cookie").startsWith("__Host-klankbord-sign-in="), sent.header("set-cookie"));
        assertTrue(
                sent.header("set-cookie").endsWith("; Path=/; Max-Age=600; HttpOnly; SameSite=Lax; Secure"),
                sent.header("set-cookie"));
        assertTrue(sent.header("location").contains("redirect_uri=https://klankbord.example/desk/callback"));

        Answer back = callback(sent, FATMA);
        assertEquals(303, back.status(), back.body());
        assertEquals(UTRECHT, back.header("location"));
        String cookie = back.header("set-cookie");
        assertTrue(
                cookie.matches("__Host-klankbord-desk=[A-Za-z0-9_-]{43}; Path=/; Max-Age=36000; HttpOnly; SameSite=Lax;"
                        + " Secure"),
                cookie);
        Answer page = deployment.send(Call.of("GET", UTRECHT).with("cookie", cookie.replaceFirst(";.*", "")));
        assertEquals(200, page.status(), page.body());
        assertTrue(page.page().text().contains("fatma@ede.example"));
    }

    @Test
    void nobodySignsInSomebodyElsesBrowser() {
        Answer mine = deployment.send(Call.of("GET", "/desk/sign-in"));
        Answer theirs = deployment.send(Call.of("GET", "/desk/sign-in"));
        String code = deployment.identityProvider.signIn(mine.header("location"), FATMA);
        Call attack = Call.of("GET", "/desk/callback")
                .asking("code", code)
                .asking("state", state(mine))
                .with("cookie", cookie(theirs));
        Answer refused = deployment.send(attack);
        assertEquals(400, refused.status());
        assertEquals("", refused.header("set-cookie"));
        assertEquals(400, deployment.send(Call.of("GET", "/desk/callback")).status());
    }

    @Test
    void whoIsNotConfirmedOrHasNoRoleStaysOutside() {
        Answer sent = deployment.send(Call.of("GET", "/desk/sign-in"));
        for (String code : List.of("", "another")) {
            Answer refused = deployment.send(Call.of("GET", "/desk/callback")
                    .asking("code", code)
                    .asking("state", state(sent))
                    .with("cookie", cookie(sent)));
            assertEquals(403, refused.status());
            assertEquals("", refused.header("set-cookie"));
        }
        Answer denied = deployment.send(Call.of("GET", "/desk/callback")
                .asking("error", "access_denied")
                .asking("state", state(sent))
                .with("cookie", cookie(sent)));
        assertEquals(403, denied.status());
        Answer stranger = callback(
                deployment.send(Call.of("GET", "/desk/sign-in")), new Identity("x", "x", Set.of("administrators")));
        assertEquals(403, stranger.status());
        assertEquals("", stranger.header("set-cookie"));
        assertTrue(stranger.body().contains("klankbord-viewer"), "what to ask for");
    }

    @Test
    void whoSignedOutIsOutAndIsToldThatTheProviderStillKnowsThem() {
        SessionToken token = signedIn(Role.ORGANISER);
        Answer out = deployment.send(form("/desk/sign-out", token, "seal=" + token.formSeal()));
        assertEquals(200, out.status(), out.body());
        assertTrue(out.header("set-cookie").startsWith("__Host-klankbord-desk=; Path=/; Max-Age=0;"));
        assertEquals(
                "https://provider.example/logout?post_logout_redirect_uri=https://klankbord.example",
                out.page().select("a.utrecht-button-link--primary-action").attr("href"));
        assertEquals(303, deployment.send(at("/desk", token)).status(), "also for who kept the cookie");
    }

    @Test
    void whoSignsOutIsOutAlsoWhenTheProviderGivesNoAnswer() {
        SessionToken token = signedIn(Role.ORGANISER);
        deployment.identityProvider.fallSilent();
        Answer out = deployment.send(form("/desk/sign-out", token, "seal=" + token.formSeal()));
        assertEquals(200, out.status(), out.body());
        assertTrue(out.header("set-cookie").startsWith("__Host-klankbord-desk=; Path=/; Max-Age=0;"));
        assertEquals(List.of(), out.page().select("a[href*=provider]").eachAttr("href"));
        assertEquals(303, deployment.send(at("/desk", token)).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "seal=", "seal=wrong", "seal=%s"})
    void aFormOfAnotherSessionOrSiteChangesNothing(String body) {
        SessionToken token = signedIn(Role.ORGANISER);
        String other = signedIn(Role.ORGANISER).formSeal();
        assertEquals(
                403,
                deployment
                        .send(form("/desk/sign-out", token, body.formatted(other)))
                        .status());
        assertEquals(
                403,
                deployment
                        .send(form("/desk/sign-out", token, "seal=" + token.formSeal())
                                .with("sec-fetch-site", "cross-site"))
                        .status());
        assertEquals(200, deployment.send(at("/desk", token)).status());
    }

    @Test
    void aSessionEndsByItself() {
        deployment.sessions = new MemorySessions(Clock.fixed(Examples.NOW.plus(Desk.SESSION), ZoneOffset.UTC));
        SessionToken token = signedIn(Role.ORGANISER);
        assertEquals(303, deployment.send(at("/desk", token)).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "", "' OR 1=1", "0123456789012345678901234567890123456789012"})
    void aCookieThatIsNobodysLeadsToSigningIn(String cookie) {
        Answer answer = deployment.send(Call.of("GET", "/desk").with("cookie", "__Host-klankbord-desk=" + cookie));
        assertEquals(303, answer.status());
        assertEquals("/desk/sign-in?to=%2Fdesk", answer.header("location"));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void theDeskListsTheMeetingsThatOneMaySee(Role role) {
        Document page = deployment.send(at("/desk", signedIn(role))).page();
        assertTrue(page.text().contains("Netwerkbijeenkomst lokale digitale democratie"));
        assertEquals(
                role == Role.CATERER ? "/desk/meetings/utrecht/catering?lang=nl" : "/desk/meetings/utrecht?lang=nl",
                page.select(".meetings a").attr("href"));
    }

    @ParameterizedTest
    @CsvSource({"ORGANISER, 200", "VIEWER, 200", "CATERER, 403"})
    void theOverviewIsForWhoMaySeeCounts(Role role, int status) {
        assertEquals(status, deployment.send(at(UTRECHT, signedIn(role))).status());
    }

    @Test
    void anOrganiserOfAnotherMeetingLearnsNothingOfThisOne() {
        Json.Builder file = Json.object();
        Examples.utrechtFile().members().forEach(file::put);
        deployment.storedMeetings.store(
                Examples.meeting(file.put("organisers", Json.texts(List.of("somebody-else")))
                        .build()),
                false);
        Answer theirs = deployment.send(at(UTRECHT, signedIn(Role.ORGANISER)));
        Answer none = deployment.send(at("/desk/meetings/nowhere", signedIn(Role.ORGANISER)));
        assertEquals(404, theirs.status());
        assertEquals(none.body(), theirs.body());
        assertTrue(deployment
                .send(at("/desk", signedIn(Role.ORGANISER)))
                .page()
                .select(".meetings")
                .isEmpty());
    }

    @Test
    void theOverviewSaysHowItStandsAndWhatChangedSinceTheNight() {
        submit("a@ede.example", 2);
        deployment.invoke("CountAnswersFunction", rows("a@ede.example"));
        deployment.invoke(
                "WriteSummariesFunction",
                "{\"scheduledTime\":\"2027-03-01T04:30:00Z\"}".getBytes(StandardCharsets.UTF_8));
        submit("b@ede.example", 3);
        deployment.invoke("CountAnswersFunction", rows("b@ede.example"));
        Document page = deployment.send(at(UTRECHT, signedIn(Role.VIEWER))).page();
        assertEquals(1, page.select("svg rect.bar").size());
        assertEquals(List.of("1 maart 2"), page.select(".chart tbody tr").eachText());
        List<String> tiles = page.select(".tiles .tile").eachText();
        assertEquals("Komen 5 van 200 +3 sinds de eerste nacht, die van 1 maart", tiles.getFirst());
        assertEquals("broodjes 10 5 mensen, 2 per persoon +6 sinds de eerste nacht, die van 1 maart", tiles.get(1));
        assertEquals("Komen vertellen 0", tiles.get(3));
        assertTrue(page.text().contains("Stand van maandag 1 maart 2027, 10.00 uur"), page.text());
        assertTrue(page.select("table.counts").eachText().toString().contains("Gemeente 5 +3"), page.text());
        assertFalse(page.text().contains("Yıldız"), "a viewer sees no name");
    }

    @Test
    void changesAreSinceTheNightBeforeTodayAndTodaysAnswersAreLive() {
        SessionToken token = signedIn(Role.VIEWER);
        submit("a@ede.example", 2);
        deployment.invoke("CountAnswersFunction", rows("a@ede.example"));
        assertEquals(List.of("Tot nu toe 1"), chart(token), "before any night");
        night("2027-03-01");
        deployment.clock = Clock.fixed(Instant.parse("2027-03-01T20:00:00Z"), ZoneOffset.UTC);
        submit("b@ede.example", 3);
        deployment.invoke("CountAnswersFunction", rows("b@ede.example"));
        deployment.clock = Clock.fixed(Instant.parse("2027-03-02T01:00:00Z"), ZoneOffset.UTC);
        assertEquals(List.of("1 maart 1", "Sinds de nacht van 1 maart 1"), chart(token), "tonight's is still to come");
        night("2027-03-02");
        submit("c@ede.example", 1);
        deployment.invoke("CountAnswersFunction", rows("c@ede.example"));
        Document page = deployment.send(at(UTRECHT, token)).page();
        assertEquals(
                "Komen 6 van 200 +4 sinds de nacht van 1 maart",
                page.select(".tiles .tile").eachText().getFirst());
        assertEquals(List.of("1 maart 2", "2 maart 1"), chart(token));
    }

    @Test
    void aNightThatWasRunLateHasLaterDaysOnTheOverview() {
        SessionToken token = signedIn(Role.ORGANISER);
        submit("a@ede.example", 1);
        deployment.invoke("CountAnswersFunction", rows("a@ede.example"));
        deployment.invoke(
                "WriteSummariesFunction",
                "{\"scheduledTime\":\"2027-02-27T04:30:00Z\"}".getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of("1 maart 1"), chart(token));
    }

    private List<String> chart(SessionToken token) {
        return deployment
                .send(at(UTRECHT, token))
                .page()
                .select(".chart tbody tr")
                .eachText();
    }

    @Test
    void whatNeedsAPersonIsSaidFirst() {
        deployment.clock = Clock.fixed(Instant.parse("2027-04-14T08:00:00Z"), ZoneOffset.UTC);
        submit("a@ede.example", 1);
        deployment.invoke("CountAnswersFunction", rows("a@ede.example"));
        Document page = deployment.send(at(UTRECHT, signedIn(Role.ORGANISER))).page();
        List<String> flags = page.select(".flags li").eachText();
        assertEquals(
                List.of("Bestel vandaag: broodjes.", "Bestel uiterlijk 16 april: borrelhapjes. Nog 2 dagen."), flags);
        assertNotEquals(0, page.select("h2#attention").size());
    }

    @Test
    void whatIsToBeOrderedIsSaidUntilItIsAndAgainWhenNumbersChange() {
        SessionToken token = signedIn(Role.ORGANISER);
        submit("a@ede.example", 1);
        deployment.invoke("CountAnswersFunction", rows("a@ede.example"));
        night("2027-04-15");
        String late =
                "Dit moest uiterlijk 14 april besteld zijn, en dat is niet vastgelegd: broodjes. Bestel nu, en leg"
                        + " het vast bij Catering.";
        String drinks = "Bestel uiterlijk 16 april: borrelhapjes. Nog 1 dagen.";
        assertEquals(List.of(late, drinks), flags(token));
        assertEquals(
                303,
                order(deployment.send(at(UTRECHT + "/catering", token)).page(), token)
                        .status());
        assertEquals(List.of(drinks), flags(token));
        Clock morning = deployment.clock;
        deployment.clock = Examples.CLOCK;
        submit("b@ede.example", 1);
        deployment.invoke("CountAnswersFunction", rows("b@ede.example"));
        deployment.clock = morning;
        assertEquals(
                List.of(
                        "Sinds de bestelling is er iets veranderd: broodjes. Kijk bij Catering wat, en pas de"
                                + " bestelling aan.",
                        drinks),
                flags(token));
        deployment.clock = Clock.fixed(Instant.parse("2027-04-24T20:00:00Z"), ZoneOffset.UTC);
        assertFalse(flags(token).toString().contains("broodjes"), "it is over");
    }

    private List<String> flags(SessionToken token) {
        return deployment.send(at(UTRECHT, token)).page().select(".flags li").eachText();
    }

    /// A pool gives its scopes to whoever is in it: the groups must count in the API, too.
    @ParameterizedTest
    @CsvSource({
        "[organiser viewer], 200, 200, 200",
        "[viewer all], 403, 200, 200",
        "[klankbord-caterer], 403, 403, 200",
        "[other], 403, 403, 403",
        "[], 403, 403, 403"
    })
    void theApiHoldsToTheRolesOfTheDesk(String groups, int names, int counts, int orders) {
        assertEquals(names, asked("ReadRsvpsFunction", "rsvps", "[organiser]", groups));
        assertEquals(names, asked("SortTopicsFunction", "topics", "[organiser]", groups));
        assertEquals(counts, asked("ReadTallyFunction", "tally", "[organiser]", groups));
        assertEquals(counts, asked("SortTopicsFunction", "themes", "[organiser]", groups));
        assertEquals(orders, asked("OrdersFunction", "orders", "[organiser]", groups));
    }

    @Test
    void aDraftIsThereForItsOrganisersOnly() {
        deployment.storedMeetings.store(
                MeetingFile.with(
                        Examples.utrecht(), Json.object().put("state", "draft").build()),
                false);
        assertEquals(200, asked("OrdersFunction", "orders", "[organiser]", "[organiser]"));
        assertEquals(404, asked("OrdersFunction", "orders", "[organiser]", "[caterer]"));
        assertEquals(404, asked("ReadTallyFunction", "tally", "[organiser]", "[viewer]"));
    }

    /// Nobody puts a program in a group: its scope was given to it alone.
    @ParameterizedTest
    @CsvSource({"organiser-1, 200", "another, 403", "'', 403"})
    void aProgramIsAnOrganiserByItsScope(String client, int status) {
        String claim = "\"client_id\":\"" + client + "\"";
        assertEquals(status, asked("ReadRsvpsFunction", "rsvps", "\"cognito:groups\":\"[organiser]\"", claim));
        assertEquals(
                403,
                asked(
                        "ReadRsvpsFunction",
                        "rsvps",
                        "\"cognito:groups\":\"[organiser]\"",
                        claim + ",\"roles\":\"[viewer]\""),
                "unless it is in one that may less");
    }

    @Test
    void whoOnlyCatersDoesNotSeeWhoOrdered() {
        deployment.orders.store(new Ordered(
                Examples.utrecht().id(),
                "lunch",
                1,
                new TreeMap<>(Map.of(Diet.VEGAN, 2L)),
                OptionalInt.of(1),
                Examples.NOW,
                "organiser-1",
                Long.MAX_VALUE));
        Call orders = Call.of("GET", "/v1/meetings/utrecht/orders").byOrganiser();
        assertTrue(deployment.send(orders).body().contains("\"by\":\"organiser-1\""));
        Answer theirs = Answer.read(deployment.invoke("OrdersFunction", event(orders, "[organiser]", "[caterer]")));
        Contract.isKept(orders, theirs);
        assertTrue(theirs.body().contains("\"version\":1"), theirs.body());
        assertFalse(theirs.body().contains("organiser-1"), theirs.body());
    }

    private int asked(String function, String page, String claims, String others) {
        Call call = Call.of("GET", "/v1/meetings/utrecht/" + page).byOrganiser();
        return Answer.read(deployment.invoke(function, event(call, claims, others)))
                .status();
    }

    /// @param claims of the token, to be replaced by others
    static byte[] event(Call call, String claims, String others) {
        String event = new String(call.byOrganiser().event(), StandardCharsets.UTF_8);
        assertTrue(event.contains(claims), event);
        return event.replace(claims, others).getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "ORGANISER, 200, 200",
        "VIEWER, 200, 403",
        "CATERER, 200, 403",
    })
    void everyRoleSeesTheOrderAndOnlyAnOrganiserSendsNews(Role role, int catering, int news) {
        SessionToken token = signedIn(role);
        Answer sheet = deployment.send(at(UTRECHT + "/catering", token));
        assertEquals(catering, sheet.status());
        assertEquals(news, deployment.send(at(UTRECHT + "/updates", token)).status());
        submit("a@ede.example", 1);
        deployment.invoke("CountAnswersFunction", rows("a@ede.example"));
        Document counted = deployment.send(at(UTRECHT + "/catering", token)).page();
        assertEquals(
                role == Role.ORGANISER ? 2 : 0,
                counted.select("main form").size(),
                "only an organiser says that it was ordered");
        String order = "seal=" + token.formSeal() + "&version=1&diet.vegetarian=1";
        assertEquals(
                role == Role.ORGANISER ? 303 : 403,
                deployment.send(form(UTRECHT + "/catering/lunch", token, order)).status());
    }

    @Test
    void whatWasOrderedStandsStillAndTheSheetShowsWhatChangedSince() {
        SessionToken token = signedIn(Role.ORGANISER);
        submit("a@ede.example", 4);
        deployment.invoke("CountAnswersFunction", rows("a@ede.example"));
        Document before = deployment.send(at(UTRECHT + "/catering", token)).page();
        assertEquals(
                "8 broodjes", before.select("section:has(#moment-lunch) .big").text());
        submit("b@ede.example", 2);
        deployment.invoke("CountAnswersFunction", rows("b@ede.example"));
        // What the page said, whoever answered since.
        Answer ordered = order(before, token);
        assertEquals(303, ordered.status(), ordered.body());
        Document after = deployment
                .send(at(UTRECHT + "/catering", token).asking("done", "ordered"))
                .page();
        Elements lunch = after.select("section:has(#moment-lunch)");
        assertEquals("12 broodjes", lunch.select(".big").text());
        assertTrue(lunch.text().contains("Sindsdien veranderd: +4 porties"), lunch.text());
        assertTrue(lunch.text().contains("Schatting van wie er echt komt: 4 tot 6 mensen"), lunch.text());
        assertTrue(after.text().contains("blijft 15 tot 30 procent weg"), after.text());
        assertTrue(lunch.text().contains("Besteld op maandag 1 maart 2027, 10.00 uur (bestelling 1)"), lunch.text());
        assertTrue(
                lunch.select("tbody tr").eachText().contains("Vegetarisch besteld: 1, verschil: +1 2"), lunch.text());
        assertTrue(after.text().contains("De bestelling staat vast"), after.text());

        assertEquals(303, order(before, token).status(), "the very same order again");
        before.select("input[name=diet.vegetarian]").attr("value", "9");
        assertEquals(409, order(before, token).status(), "somebody ordered meanwhile");
        assertEquals(303, order(after, token).status());
        assertEquals(
                List.of(4L, 6L),
                deployment.orders.all(Examples.utrecht().id()).stream()
                        .map(Ordered::people)
                        .toList(),
                "both are kept");
    }

    @Test
    void moreForEachIsSomethingToOrderAgain() {
        SessionToken token = signedIn(Role.ORGANISER);
        submit("a@ede.example", 4);
        deployment.invoke("CountAnswersFunction", rows("a@ede.example"));
        Document before = deployment.send(at(UTRECHT + "/catering", token)).page();
        assertEquals(303, order(before, token).status());
        assertEquals(
                0,
                deployment
                        .send(at(UTRECHT + "/catering", token))
                        .page()
                        .select("section:has(#moment-lunch) form")
                        .size());
        deployment.storedMeetings.store(
                Examples.meeting(Examples.json(JsonWriter.text(Examples.utrechtFile())
                        .replace("\"portionsPerPerson\":2", "\"portionsPerPerson\":3"))),
                false);
        Document after = deployment.send(at(UTRECHT + "/catering", token)).page();
        Elements lunch = after.select("section:has(#moment-lunch)");
        assertEquals("12 broodjes", lunch.select(".big").text());
        assertTrue(lunch.text().contains("Sindsdien veranderd: +4 porties"), lunch.text());
        assertTrue(lunch.select("form").text().contains("de bestelling wijzigde: 12 broodjes"), lunch.text());
        assertEquals(303, order(before, token).status(), "the page of before says what it said");
        assertEquals(303, order(after, token).status());
        assertEquals(
                List.of(OptionalInt.of(2), OptionalInt.of(3)),
                deployment.orders.all(Examples.utrecht().id()).stream()
                        .map(Ordered::portionsPerPerson)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "version=x",
                "version=1&portionsPerPerson=999&diet.vegan=1",
                "version=1&diet.vegan=-1",
                "version=1&diet.vegan=1e9",
                "version=99999999"
            })
    void anOrderThatNoPageMadeIsRefused(String body) {
        SessionToken token = signedIn(Role.ORGANISER);
        assertEquals(
                403,
                deployment
                        .send(form(UTRECHT + "/catering/lunch", token, "seal=" + token.formSeal() + "&" + body))
                        .status());
        assertEquals(
                404,
                deployment
                        .send(form(UTRECHT + "/catering/breakfast", token, "seal=" + token.formSeal() + "&version=1"))
                        .status());
        assertEquals(List.of(), deployment.orders.all(Examples.utrecht().id()));
    }

    @Test
    void newsIsWrittenLookedAtAndSentOnce() {
        SessionToken token = signedIn(Role.ORGANISER);
        submit("a@ede.example", 1);
        Document page = deployment.send(at(UTRECHT + "/updates", token)).page();
        String id = page.select("input[name=id]").attr("value");
        String typed = "seal=" + token.formSeal() + "&id=" + id
                + "&subject.nl=Programma&subject.en=Programme&text.nl=Een.%0D%0A%0D%0ATwee+%3Cb%3E.&text.en=One.";
        Answer wrong =
                deployment.send(form(UTRECHT + "/updates", token, typed.replace("Programme", "") + "&step=preview"));
        assertEquals(400, wrong.status());
        assertEquals(
                "Onderwerp (Engels): vul dit veld in",
                wrong.page().select("#update-errors a[href=#update-subject-en]").text());
        assertEquals("Programma", wrong.page().select("#update-subject-nl").attr("value"), "nothing is lost");

        Answer preview = deployment.send(form(UTRECHT + "/updates", token, typed + "&step=preview"));
        assertEquals(200, preview.status(), preview.body());
        assertTrue(
                preview.page().text().contains("Dit gaat naar 0 mensen."),
                preview.page().text());
        assertTrue(preview.page().select("button[value=send]").isEmpty(), "nobody would get it");
        assertEquals(List.of(), deployment.updates.all(Examples.utrecht().id()), "nothing is sent yet");

        submitFollowing("b@ede.example");
        Document seen = deployment
                .send(form(UTRECHT + "/updates", token, typed + "&step=preview"))
                .page();
        assertTrue(seen.text().contains("Dit gaat naar 1 persoon."), seen.text());
        assertEquals(
                List.of("Een.", "Twee <b>."), seen.select("section[lang=nl] p").eachText());
        Answer edit = deployment.send(form(UTRECHT + "/updates", token, typed + "&step=edit"));
        assertEquals("One.", edit.page().select("#update-text-en").text());

        String send = encoded(seen) + "&step=send";
        for (int times = 0; times < 2; times++) {
            Answer sent = deployment.send(form(UTRECHT + "/updates", token, send));
            assertEquals(303, sent.status(), sent.body());
        }
        deployment.invoke("FollowUpFunction", "{}".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                1,
                deployment.mails.sent().stream()
                        .filter(mail -> mail.subject().equals("Programma"))
                        .count());
        String told = deployment
                .send(at(UTRECHT + "/updates", token).asking("done", "sent"))
                .page()
                .text();
        assertTrue(told.contains("Verstuurd: 1 mails") && told.contains("Je nieuws gaat eruit"), told);
        assertEquals(
                409,
                deployment
                        .send(form(UTRECHT + "/updates", token, send.replace("Programma", "Anders")))
                        .status());
    }

    @Test
    void newsToAThemeGoesToWhomThePageSaidHoweverTopicsAreSortedMeanwhile() {
        SessionToken token = signedIn(Role.ORGANISER);
        for (String name : List.of("a", "b")) {
            submitFollowing(name + "@ede.example");
            bring(name + "@ede.example", name.equals("a") ? "Loting" : "Gelote raden");
        }
        ThemeId lot = ThemeId.ofTitle(Examples.utrecht(), "Lotto");
        decide(1, Set.of("Loting", "Gelote raden"), "Lotto");
        Document page = deployment.send(at(UTRECHT + "/updates", token)).page();
        assertEquals(
                "Wie iets inbracht over: Lotto",
                page.select("#update-to option[value=theme:" + lot.value() + "]")
                        .text());
        assertTrue(page.select("#update-to").text().contains("Zeggenschap van inwoners"), "nobody's as yet");
        assertFalse(page.select("#update-to").text().contains("Loting"), "it is a theme no more");
        String typed = "seal=" + token.formSeal() + "&id=lot&to=theme:" + lot.value()
                + "&subject.nl=Programma&subject.en=Programme&text.nl=Een.&text.en=One.";
        Document seen = deployment
                .send(form(UTRECHT + "/updates", token, typed + "&step=preview"))
                .page();
        assertTrue(seen.text().contains("Dit gaat naar 2 mensen."), seen.text());
        decide(2, Set.of("Lotto"), "Toeval");
        Answer sent = deployment.send(form(UTRECHT + "/updates", token, encoded(seen) + "&step=send"));
        assertEquals(303, sent.status(), sent.body());
        deployment.invoke("FollowUpFunction", "{}".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                2,
                deployment.mails.sent().stream()
                        .filter(mail -> mail.subject().equals("Programma"))
                        .count());
        assertEquals(
                303,
                deployment
                        .send(form(UTRECHT + "/updates", token, encoded(seen) + "&step=send"))
                        .status(),
                "and again it is the same");
        Answer late = deployment.send(form(UTRECHT + "/updates", token, typed.replace("id=lot", "id=new")));
        assertEquals(400, late.status(), "there is no such theme any more");
        assertEquals(1, late.page().select("#update-errors a[href=#update-to]").size());
    }

    private void bring(String email, String theme) {
        Answer answer = deployment.send(Call.json(
                        "/v1/meetings/utrecht/topics",
                        JsonWriter.text(
                                Examples.topic(email).put("theme", theme).build()))
                .with("idempotency-key", "topic-of-" + email.replaceAll("\\W", "-") + "-0123456789"));
        assertEquals(201, answer.status(), answer.body());
    }

    private void decide(int number, Set<String> themes, String title) {
        Set<ThemeId> ids = themes.stream()
                .map(theme -> ThemeId.ofTitle(Examples.utrecht(), theme))
                .collect(Collectors.toSet());
        deployment.decide(number, Decision.merge(ids, title, ThemeId.ofTitle(Examples.utrecht(), title)));
    }

    @Test
    void whoMayExportMakesAFileAndFetchesIt() {
        submit("a@ede.example", 3);
        SessionToken token = exporting();
        Document page = deployment.send(at(UTRECHT + "/exports", token)).page();
        assertEquals(
                List.of("participants", "topics", "xlsx", "csv"),
                page.select("main form input[type=radio]").eachAttr("value"));
        assertEquals(
                List.of("participants", "xlsx"),
                page.select("main form input[checked]").eachAttr("value"));
        String wanted = "seal=" + token.formSeal() + "&subject=participants&format=csv";
        Answer made = deployment.send(form(UTRECHT + "/exports", token, wanted));
        assertEquals(303, made.status(), made.body());
        String id = made.header("location").replaceFirst(".*done=([^&]*).*", "$1");
        Document done = deployment
                .send(at(UTRECHT + "/exports", token).asking("done", id))
                .page();
        String link = done.select("main a:contains(Haal het bestand op)").attr("href");
        Answer opened = deployment.send(at(link, token));
        assertEquals(303, opened.status(), opened.body());
        String csv =
                new String(deployment.exports.fetch(URI.create(opened.header("location"))), StandardCharsets.UTF_8);
        assertEquals(4, csv.lines().count(), "headings, and three people");
        assertTrue(csv.startsWith("\uFEFFNaam;Komt mee met;E-mail;"), csv);
        Entry entry = deployment
                .auditLog
                .page(Examples.utrecht().id(), Optional.empty(), 9)
                .entries()
                .getFirst();
        assertEquals("participants csv 3", entry.detail());
        assertEquals("fatma@ede.example", entry.name());
    }

    @Test
    void whoMayNotExportIsToldWhatToAskFor() {
        for (Role role : Role.values()) {
            SessionToken token = signedIn(role);
            Answer page = deployment.send(at(UTRECHT + "/exports", token));
            assertEquals(403, page.status());
            assertEquals(role == Role.ORGANISER, page.body().contains("klankbord-exporter"), role.toString());
            String wanted = "seal=" + token.formSeal() + "&subject=participants&format=csv";
            assertEquals(
                    403,
                    deployment.send(form(UTRECHT + "/exports", token, wanted)).status());
        }
        assertFalse(deployment
                .send(at(UTRECHT + "/catering", signedIn(Role.ORGANISER)))
                .body()
                .contains("/exports"));
        assertTrue(
                deployment.send(at(UTRECHT + "/catering", exporting())).body().contains("/exports"));
        assertEquals(0, deployment.exports.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "subject=participants", "subject=all&format=csv", "subject=topics&format=pdf"})
    void anExportThatNoPageOffersIsRefused(String body) {
        SessionToken token = exporting();
        assertEquals(
                403,
                deployment
                        .send(form(UTRECHT + "/exports", token, "seal=" + token.formSeal() + "&" + body))
                        .status());
        String gone = UTRECHT + "/exports/participants-xlsx-Zm9vYmFyYmF6cXV4cXV1eA";
        assertEquals(404, deployment.send(at(gone, token)).status());
        assertEquals(
                404,
                deployment.send(at(UTRECHT + "/exports/participants", token)).status());
    }

    @ParameterizedTest
    @CsvSource({
        "[klankbord-organiser klankbord-exporter], 201",
        "[organiser exporter], 201",
        "[exporter], 403",
        "[klankbord-organiser], 403",
        "[klankbord-viewer klankbord-exporter], 403",
        "[], 403"
    })
    void theApiAsksForTheSamePermission(String groups, int status) {
        Answer made = exported(
                Call.json("/v1/meetings/utrecht/exports", "{\"subject\":\"topics\",\"format\":\"xlsx\"}"), groups);
        assertEquals(status, made.status(), made.body());
        if (status == 201) {
            assertEquals(Json.of(0), made.json().get("rows"));
            Answer opened = exported(Call.of("GET", made.header("location")), groups);
            assertEquals(303, opened.status());
            assertTrue(deployment.exports.fetch(URI.create(opened.header("location"))).length > 1000);
            assertEquals(
                    404,
                    exported(Call.of("GET", made.header("location") + "x"), groups)
                            .status());
        }
    }

    @Test
    void whatTheApiIsAskedToExportIsRead() {
        Answer wrong = exported(
                Call.json("/v1/meetings/utrecht/exports", "{\"subject\":\"all\",\"surprise\":1}"),
                "[organiser exporter]");
        assertEquals(400, wrong.status(), wrong.body());
        assertTrue(
                wrong.body().contains("\"subject\"")
                        && wrong.body().contains("\"format\"")
                        && wrong.body().contains("\"surprise\""),
                wrong.body());
    }

    private Answer exported(Call call, String groups) {
        Answer answer = Answer.read(deployment.invoke("ExportFunction", event(call, "[organiser]", groups)));
        Promises.areKept(call.byOrganiser(), answer);
        Contract.isKept(call.byOrganiser(), answer);
        return answer;
    }

    private SessionToken exporting() {
        SessionToken token = SessionToken.next();
        deployment.sessions.begin(
                token,
                new Session("organiser-1", "fatma@ede.example", Role.ORGANISER, true, Examples.NOW.plus(Desk.SESSION)));
        return token;
    }

    @Test
    void anOrganiserReadsAndKeepsWhatEachNightWrote() {
        SessionToken token = signedIn(Role.ORGANISER);
        assertTrue(deployment
                .send(at(UTRECHT + "/summaries", token))
                .page()
                .text()
                .contains("Er is nog geen samenvatting"));
        deployment.invoke(
                "WriteSummariesFunction",
                "{\"scheduledTime\":\"2027-03-01T04:30:00Z\"}".getBytes(StandardCharsets.UTF_8));
        Document list = deployment.send(at(UTRECHT + "/summaries", token)).page();
        assertEquals(
                List.of(
                        "maandag 1 maart 2027",
                        "XLSX van maandag 1 maart 2027",
                        "CSV van maandag 1 maart 2027",
                        "JSON van maandag 1 maart 2027"),
                list.select(".meetings a").eachText());
        String day = UTRECHT + "/summaries/2027-03-01";
        assertTrue(deployment.send(at(day, token)).page().select("h1").text().contains("Netwerkbijeenkomst"));
        Answer csv = deployment.send(at(day, token).asking("format", "csv"));
        assertEquals("attachment; filename=\"utrecht-2027-03-01.csv\"", csv.header("content-disposition"));
        assertTrue(
                deployment.send(at(day, token).asking("format", "json")).body().contains("\"formatVersion\""));
        for (String wrong : List.of("xml", "HTML", "")) {
            assertEquals(
                    404, deployment.send(at(day, token).asking("format", wrong)).status(), wrong);
        }
        assertEquals(
                404,
                deployment.send(at(UTRECHT + "/summaries/2027-03-02", token)).status());
        assertEquals(
                404,
                deployment.send(at(UTRECHT + "/summaries/yesterday", token)).status());
        for (Role role : List.of(Role.VIEWER, Role.CATERER)) {
            assertEquals(
                    403,
                    deployment.send(at(UTRECHT + "/summaries", signedIn(role))).status());
            assertEquals(403, deployment.send(at(day, signedIn(role))).status());
        }
    }

    @Test
    void nightsThatDidNotComeAreSaidFromTheFirstOn() {
        SessionToken token = signedIn(Role.ORGANISER);
        String alarm = "De samenvatting van vannacht is er nog niet.";
        submit("a@ede.example", 1);
        deployment.invoke("CountAnswersFunction", rows("a@ede.example"));
        deployment.clock = Clock.fixed(Instant.parse("2027-03-01T20:00:00Z"), ZoneOffset.UTC);
        assertEquals(List.of(), flags(token), "the first night is still to come");
        deployment.clock = Clock.fixed(Instant.parse("2027-03-02T09:00:00Z"), ZoneOffset.UTC);
        assertEquals(List.of(alarm), flags(token));
        assertTrue(
                deployment.send(at(UTRECHT + "/summaries", token)).page().text().contains(alarm));
        night("2027-03-03");
        assertEquals(List.of(), flags(token));
        night("2027-03-05");
        night("2027-03-08");
        deployment.clock = Clock.fixed(Instant.parse("2027-03-10T09:00:00Z"), ZoneOffset.UTC);
        assertEquals(
                List.of(
                        "Van 9 maart tot en met 10 maart is er geen samenvatting",
                        "maandag 8 maart 2027",
                        "Van 6 maart tot en met 7 maart is er geen samenvatting",
                        "vrijdag 5 maart 2027",
                        "Van 4 maart is er geen samenvatting",
                        "woensdag 3 maart 2027"),
                deployment.send(at(UTRECHT + "/summaries", token)).page().select(".meetings > li").stream()
                        .map(each -> each.children().getFirst().text())
                        .toList());
    }

    @Test
    void whoeverOpensASummaryLeavesALineAndComparingNamesNobody() {
        SessionToken token = signedIn(Role.ORGANISER);
        night("2027-03-01");
        night("2027-03-02");
        String day = UTRECHT + "/summaries/2027-03-01";
        deployment.send(at(UTRECHT + "/summaries", token));
        deployment.send(
                at(UTRECHT + "/summaries", token).asking("from", "2027-03-01").asking("to", "2027-03-02"));
        deployment.send(at(day.replace("03-01", "05-01"), token));
        deployment.send(at(day, signedIn(Role.VIEWER)));
        assertEquals(List.of(), deployment.audited());
        deployment.send(at(day, token));
        deployment.send(at(day, token).asking("format", "xlsx"));
        deployment.send(at(UTRECHT + "/summaries/now", token).asking("format", "json"));
        assertEquals(
                List.of("listed summary json", "listed summary xlsx", "listed summary html"),
                deployment.audited().stream()
                        .map(entry -> entry.act().word() + " " + entry.detail())
                        .toList());
        String page = deployment.send(at(UTRECHT + "/audit", token)).page().text();
        assertTrue(page.contains("zag een lijst met namen (samenvatting, XLSX)"), page);
    }

    @Test
    void whoCouldNotBeMailedIsCountedForAllAndNamedForTheOrganiser() {
        submit("a@ede.example", 1);
        submit("b@ede.example", 1);
        SessionToken organiser = signedIn(Role.ORGANISER);
        assertFalse(deployment.send(at(UTRECHT, organiser)).page().text().contains("geen mail kregen"));
        assertTrue(deployment
                .send(at(UTRECHT + "/participants", organiser).asking("show", "unreached"))
                .page()
                .text()
                .contains("Alle mails over aanmeldingen"));
        for (String email : List.of("a@ede.example", "nobody@ede.example")) {
            Person person = Examples.person(email);
            deployment.mailings.claim(Examples.utrecht(), person, Examples.NOW);
            deployment.mailings.giveUp(Examples.utrecht(), person, Examples.NOW);
        }
        deployment.mailings.forget(Examples.utrecht().id(), Examples.person("nobody@ede.example"));
        Document overview = deployment.send(at(UTRECHT, organiser)).page();
        assertTrue(overview.text().contains("Mensen die geen mail kregen over hun aanmelding: 1."), overview.text());
        String list = overview.select("a:contains(Wie geen mail kreeg)").attr("href");
        assertTrue(list.contains("show=unreached"), list);
        Document viewed = deployment.send(at(UTRECHT, signedIn(Role.VIEWER))).page();
        assertTrue(viewed.text().contains("geen mail kregen over hun aanmelding: 1"), viewed.text());
        assertEquals(0, viewed.select("a[href*=unreached]").size());
        int before = deployment.audited().size();
        Document named = deployment
                .send(at(UTRECHT + "/participants", organiser).asking("show", "unreached"))
                .page();
        assertEquals(1, named.select(".people li").size());
        assertTrue(named.select(".people li").text().contains("a@ede.example"), named.text());
        assertEquals(before + 1, deployment.audited().size());
        assertEquals("mails", deployment.audited().getFirst().detail());
        assertEquals(
                403,
                deployment
                        .send(at(UTRECHT + "/participants", signedIn(Role.VIEWER))
                                .asking("show", "unreached"))
                        .status());
    }

    @Test
    void aReceiptThatIsRefusedIsGivenUpAndGoesWhenTheAddressTakesMailAgain() {
        submit("a@ede.example", 1);
        deployment.mails.refuse("a@ede.example");
        deployment.invoke("FollowUpFunction", told("a@ede.example"));
        deployment.invoke("FollowUpFunction", "{}".getBytes(StandardCharsets.UTF_8));
        assertEquals(1, deployment.mailings.unreached(Examples.utrecht().id()).size());
        assertEquals(List.of(), deployment.asks.open(Examples.utrecht().id()));
        deployment.mails.refuse();
        deployment.invoke("FollowUpFunction", told("a@ede.example"));
        assertEquals(List.of(), deployment.mailings.unreached(Examples.utrecht().id()));
        assertEquals(1, deployment.mails.sent().size());
    }

    private static byte[] told(String email) {
        String rows = new String(rows(email), StandardCharsets.UTF_8);
        return rows.replace("\"NewImage\":{}", "\"NewImage\":{\"sk\":{\"S\":\"RSVP#\"}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aSummaryOfNowChangesNothingOfTheNight() {
        SessionToken token = signedIn(Role.ORGANISER);
        night("2027-03-01");
        var mails = deployment.mails.sent().size();
        submit("a@ede.example", 3);
        Document now = deployment.send(at(UTRECHT + "/summaries/now", token)).page();
        assertTrue(now.text().contains("Komen +3"), now.text());
        Answer xlsx = deployment.send(at(UTRECHT + "/summaries/now", token).asking("format", "xlsx"));
        assertEquals("attachment; filename=\"utrecht-now.xlsx\"", xlsx.header("content-disposition"));
        assertEquals(1, deployment.summaries.list(Examples.utrecht().id()).size(), "it is not kept");
        assertEquals(mails, deployment.mails.sent().size());
        night("2027-03-02");
        assertEquals(mails + 1, deployment.mails.sent().size(), "the night tells it as always");
        for (Role role : List.of(Role.VIEWER, Role.CATERER)) {
            assertEquals(
                    403,
                    deployment
                            .send(at(UTRECHT + "/summaries/now", signedIn(role)))
                            .status());
        }
    }

    @Test
    void twoDaysStandBesideEachOther() {
        SessionToken token = signedIn(Role.ORGANISER);
        submit("a@ede.example", 2);
        night("2027-03-01");
        assertEquals(
                0,
                deployment
                        .send(at(UTRECHT + "/summaries", token))
                        .page()
                        .select("#compare")
                        .size(),
                "one day is nothing to compare");
        submit("b@ede.example", 3);
        night("2027-03-02");
        Document page = deployment.send(at(UTRECHT + "/summaries", token)).page();
        assertEquals(
                List.of("2027-03-01", "2027-03-02"),
                page.select("select option[selected]").eachAttr("value"));
        Document compared = deployment
                .send(at(UTRECHT + "/summaries", token)
                        .asking("from", "2027-03-01")
                        .asking("to", "2027-03-02"))
                .page();
        List<String> lines = compared.select("table.counts tbody tr").eachText();
        assertEquals("Komen 2 5 +3", lines.getFirst());
        assertTrue(lines.contains("broodjes (Lunch) 4 10 +6"), lines.toString());
        assertTrue(lines.contains("Mensen van: Gemeente 2 5 +3"), lines.toString());
        for (String wrong : List.of("2027-03-03", "gisteren", "")) {
            Call asked = at(UTRECHT + "/summaries", token).asking("from", wrong).asking("to", "2027-03-02");
            assertEquals(404, deployment.send(asked).status(), wrong);
        }
    }

    @Test
    void aNightThatIsMissingIsSaid() {
        SessionToken token = signedIn(Role.ORGANISER);
        night("2027-03-01");
        assertFalse(deployment.send(at(UTRECHT + "/summaries", token)).body().contains("nog niet. Hieronder"));
        deployment.clock = Clock.fixed(Instant.parse("2027-03-02T08:01:00Z"), ZoneOffset.UTC);
        assertTrue(deployment
                .send(at(UTRECHT + "/summaries", token))
                .page()
                .select(".utrecht-alert--warning")
                .text()
                .contains("De samenvatting van vannacht is er nog niet"));
    }

    @Test
    void aFeedIsMadeReadAndWithdrawn() {
        SessionToken token = signedIn(Role.ORGANISER);
        submit("a@ede.example", 2);
        night("2027-03-01");
        Document before = deployment.send(at(UTRECHT + "/summaries", token)).page();
        assertEquals(0, before.select("a[type]").size());
        assertEquals(303, sendFeed(before, token).status());
        assertEquals(303, sendFeed(before, token).status(), "the same button again");
        Document made = deployment
                .send(at(UTRECHT + "/summaries", token).asking("done", "made"))
                .page();
        assertTrue(made.select("[role=status]").text().contains("Het adres is klaar"));
        String address = made.select("a[type]").attr("href");
        assertTrue(address.startsWith(Deployment.BASE_URL + "/feeds/utrecht~1~"), address);
        String path = address.substring(Deployment.BASE_URL.length());
        Answer feed = deployment.send(Call.of("GET", path));
        assertEquals(200, feed.status());
        assertEquals("application/atom+xml; charset=utf-8", feed.header("content-type"));
        assertTrue(feed.body().contains("Komen: 2; broodjes (Lunch): 4"), feed.body());
        assertFalse(feed.body().contains("Yıldız") || feed.body().contains("@"), feed.body());
        assertEquals(
                304,
                deployment
                        .send(Call.of("GET", path).with("if-none-match", feed.header("etag")))
                        .status());

        assertEquals(303, sendFeed(made, token).status());
        assertEquals(404, deployment.send(Call.of("GET", path)).status(), "it is withdrawn");
        assertEquals(409, sendFeed(before, token).status(), "somebody else was first");
        Document anew = deployment.send(at(UTRECHT + "/summaries", token)).page();
        assertEquals(303, sendFeed(anew, token).status());
        assertEquals(404, deployment.send(Call.of("GET", path)).status(), "the old address stays withdrawn");
        assertEquals(
                404, deployment.send(Call.of("GET", path.replace("~1~", "~3~"))).status(), "nobody can make one up");
        assertEquals(
                403,
                deployment
                        .send(form(
                                UTRECHT + "/summaries/feed", token, "seal=" + token.formSeal() + "&version=0&open=x"))
                        .status());
    }

    private Answer sendFeed(Document page, SessionToken token) {
        StringJoiner pairs = new StringJoiner("&");
        page.select("form[action*=feed] input[type=hidden]")
                .forEach(input -> pairs.add(input.attr("name") + "=" + input.attr("value")));
        return deployment.send(form(UTRECHT + "/summaries/feed", token, pairs.toString()));
    }

    /// And it is morning.
    private void night(String date) {
        deployment.clock = Clock.fixed(Instant.parse(date + "T09:00:00Z"), ZoneOffset.UTC);
        deployment.invoke(
                "WriteSummariesFunction",
                ("{\"scheduledTime\":\"" + date + "T04:30:00Z\"}").getBytes(StandardCharsets.UTF_8));
    }

    /// What the form of a page would send.
    private static String encoded(Document page) {
        StringJoiner pairs = new StringJoiner("&");
        page.select("main form input[type=hidden]")
                .forEach(input -> pairs.add(
                        input.attr("name") + "=" + URLEncoder.encode(input.attr("value"), StandardCharsets.UTF_8)));
        return pairs.toString();
    }

    private Answer order(Document page, SessionToken token) {
        StringJoiner pairs = new StringJoiner("&");
        page.select("section:has(#moment-lunch) form input[type=hidden]")
                .forEach(input -> pairs.add(input.attr("name") + "=" + input.attr("value")));
        return deployment.send(form(UTRECHT + "/catering/lunch", token, pairs.toString()));
    }

    private void submitFollowing(String email) {
        Answer answer = deployment.send(Call.json(
                        "/v1/meetings/utrecht/rsvps",
                        JsonWriter.text(
                                Examples.rsvp(email).put("updates", true).build()))
                .with("idempotency-key", "key-of-" + email.replaceAll("\\W", "-") + "-0123456789"));
        assertEquals(201, answer.status(), answer.body());
    }

    private Answer callback(Answer sent, Identity identity) {
        String code = deployment.identityProvider.signIn(sent.header("location"), identity);
        return deployment.send(Call.of("GET", "/desk/callback")
                .asking("code", code)
                .asking("state", state(sent))
                .with("cookie", cookie(sent)));
    }

    private SessionToken signedIn(Role role) {
        SessionToken token = SessionToken.next();
        deployment.sessions.begin(
                token, new Session("organiser-1", "fatma@ede.example", role, Examples.NOW.plus(Desk.SESSION)));
        return token;
    }

    private static Call at(String path, SessionToken token) {
        return Call.of("GET", path).with("cookie", "__Host-klankbord-desk=" + token.value());
    }

    private static Call form(String path, SessionToken token, String body) {
        return Call.form(path, body).with("cookie", "__Host-klankbord-desk=" + token.value());
    }

    private static String state(Answer sent) {
        return sent.header("location").replaceFirst(".*[?&]state=([^&]*).*", "$1");
    }

    private static String cookie(Answer sent) {
        return sent.header("set-cookie").replaceFirst(";.*", "");
    }

    private void submit(String email, int people) {
        Answer answer = deployment.send(Call.json(
                        "/v1/meetings/utrecht/rsvps",
                        JsonWriter.text(Examples.party(email, people).build()))
                .with("idempotency-key", "key-of-" + email.replaceAll("\\W", "-") + "-0123456789"));
        assertEquals(201, answer.status(), answer.body());
    }

    /// As the table's stream tells of an answer.
    private static byte[] rows(String email) {
        String key = "{\"pk\":{\"S\":\"MEETING#utrecht\"},\"sk\":{\"S\":\"RSVP#"
                + Examples.person(email).value() + "\"}}";
        return ("{\"Records\":[{\"eventID\":\"1\",\"eventName\":\"INSERT\",\"dynamodb\":{\"Keys\":" + key
                        + ",\"SequenceNumber\":\"1\",\"NewImage\":{}}}]}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
