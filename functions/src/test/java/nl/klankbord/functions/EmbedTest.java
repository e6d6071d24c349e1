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
import nl.klankbord.functions.Silent.SilentSites;
import nl.klankbord.json.Json;
import nl.klankbord.memory.Examples;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A form on another site's page, from the organiser who copies it to the receipt.
final class EmbedTest {

    private final Deployment deployment = new Deployment();

    @BeforeEach
    void register() {
        assertEquals(201, SiteExamples.register(deployment, SiteExamples.file()).status());
    }

    @ParameterizedTest
    @CsvSource({"rsvp,nl,Meld mij aan", "rsvp,en,Sign me up", "topic,nl,Breng dit thema in", "topic,en,Bring this topic"
    })
    void theFormIsOnlyHtml(String kind, String language, String button) {
        Answer answer = deployment.send(SiteExamples.form(kind).asking("lang", language));
        assertEquals("text/plain; charset=utf-8", answer.header("content-type"));
        Document html = Jsoup.parse(answer.body());
        assertTrue(html.select("script, iframe, style, link, img, [style], [onsubmit]")
                .isEmpty());
        Element form = html.expectFirst("form");
        assertEquals("post", form.attr("method"));
        assertEquals(
                "https://klankbord.example/m/utrecht/" + kind + "s?lang=" + language + "#" + kind + "-errors",
                form.attr("action"));
        assertEquals(button, form.expectFirst("button").text());
        assertEquals(language, html.expectFirst("section").attr("lang"));
        assertTrue(form.select("[name^=guests]").isEmpty());
        assertTrue(form.select("[name=submission]").isEmpty(), "a page cannot give each form a key of its own");
        for (Element control : form.select("input:not([type=hidden]), select, textarea")) {
            boolean isNamed = control.closest("label") != null
                    || !form.select("label[for=" + control.id() + "]").isEmpty();
            assertTrue(isNamed, control.toString());
        }
    }

    /// A function that the API leads to cannot be told the API's address.
    @Test
    void withoutAnAddressOfItsOwnTheFormIsSentToWhereTheGatewayIs() {
        deployment.baseUrl = Doors.AS_REACHED;
        Document html = Jsoup.parse(deployment.send(SiteExamples.form("rsvp")).body());
        assertEquals(
                "https://" + Call.HOST + "/m/utrecht/rsvps?lang=en#rsvp-errors",
                html.expectFirst("form").attr("action"));
        deployment.baseUrl = Doors.BEHIND_CLOUDFRONT;
        assertEquals(409, deployment.send(SiteExamples.form("rsvp")).status());
    }

    @Test
    void bothFormsComeTogetherUnlessOneIsAskedFor() {
        Answer both = deployment.send(Call.of("GET", SiteExamples.VNG + "/form").byOrganiser());
        assertEquals(2, Jsoup.parse(both.body()).select("form").size());
    }

    @Test
    void theFormAsksOnlyWhatItsMakerChose() {
        String few = "name,email,organisation,organisationType,attending,language";
        Call call = SiteExamples.form("rsvp").asking("fields", few);
        Element form = Jsoup.parse(deployment.send(call).body()).expectFirst("form");
        assertTrue(form.select("[name=moments], [name=diet], [name=dietNote], [name=access], [name=updates]")
                .isEmpty());
        Map<String, String> fields = SiteExamples.untouched(deployment, call);
        fields.putAll(filledIn());
        assertEquals(303, SiteExamples.post(deployment, fields).status());
        fields.put("access", "Een ringleiding");
        assertEquals(403, SiteExamples.post(deployment, fields).status());
        Call withGuests = SiteExamples.form("rsvp").asking("fields", few + ",guests");
        assertFalse(Jsoup.parse(deployment.send(withGuests).body())
                .select("[name^=guests]")
                .isEmpty());
    }

    /// A page that was copied before it was known that consent is needed, or of which the maker took the boxes out.
    @Test
    void aSitesFormNeedsConsentTooAndItCanBeGivenOnOurPage() {
        Call call = SiteExamples.form("rsvp")
                .asking("fields", "name,email,organisation,organisationType,attending,language,guests");
        Element html = Jsoup.parse(deployment.send(call).body()).expectFirst("form");
        assertEquals(3, html.select(".guest").size());
        assertTrue(html.select("[name=guestRows]").isEmpty(), "it would lead away from the page");
        assertEquals(1, html.select("[name=dietConsent]:not([checked])").size());
        Map<String, String> fields = SiteExamples.untouched(deployment, call);
        fields.putAll(filledIn());
        fields.put("guests.0.name", "Jan");
        fields.put("guests.0.diet", "vegan");
        Answer refused = SiteExamples.post(deployment, fields);
        assertEquals(400, refused.status());
        Element ours = refused.page().expectFirst("#rsvp");
        assertEquals(List.of("#rsvp-dietConsent"), ours.select("[role=alert] a").eachAttr("href"));
        fields.put("siteToken", ours.expectFirst("[name=siteToken]").attr("value"));
        fields.put("submission", ours.expectFirst("[name=submission]").attr("value"));

        fields.put("guestRows", "4");
        Answer more = deployment.send(Call.form("/m/utrecht/rsvps", fields));
        assertEquals(200, more.status());
        assertEquals(4, more.page().select("#rsvp .guest").size());
        assertEquals(
                fields.get("siteToken"),
                more.page().expectFirst("#rsvp [name=siteToken]").attr("value"));
        assertTrue(deployment.hasNoAnswers());

        fields.remove("guestRows");
        fields.put("dietConsent", "true");
        assertEquals(303, deployment.send(Call.form("/m/utrecht/rsvps", fields)).status());
        assertEquals("vng", deployment.storedRsvps().getFirst().submission().site());
    }

    @ParameterizedTest
    @CsvSource({
        "kind,survey,kind choice",
        "fields,'name,email',fields fields",
        "fields,'name,email,organisation,organisationType,attending,language,shoes',fields fields",
        "returnTo,2,returnTo number",
        "returnTo,-1,returnTo number"
    })
    void whatTheFormCannotBeIsSaid(String name, String value, String complaint) {
        Answer answer = deployment.send(SiteExamples.form("rsvp").asking(name, value));
        assertEquals(400, answer.status());
        assertEquals(List.of(complaint), answer.errors());
    }

    @Test
    void anRsvpFromASiteIsThatSitesAndItsReceiptLeadsBack() {
        Answer answer = SiteExamples.post(deployment, SiteExamples.rsvp(deployment));
        assertEquals(303, answer.status(), answer.body());
        assertEquals("vng", deployment.storedRsvps().getFirst().submission().site());
        Element page = receipt(answer).expectFirst("main");
        assertTrue(page.text().contains("Je verstuurde dit vanaf de pagina van Vereniging van Nederlandse Gemeenten."));
        Element back = page.select("a").last();
        assertEquals(
                "https://www.vng.example/agenda",
                java.util.Objects.requireNonNull(back).attr("href"));
    }

    @Test
    void aTopicFromASiteIsThatSitesToo() {
        Answer answer = SiteExamples.post(deployment, SiteExamples.topic(deployment));
        assertEquals(303, answer.status(), answer.body());
        assertEquals("vng", deployment.storedTopics().getFirst().submission().site());
        assertTrue(receipt(answer).text().contains("Terug naar Vereniging van Nederlandse Gemeenten"));
    }

    @Test
    void anotherAddressCanBeChosenToLeadBackTo() {
        Map<String, String> fields =
                SiteExamples.untouched(deployment, SiteExamples.form("rsvp").asking("returnTo", "1"));
        fields.putAll(filledIn());
        Document page = receipt(SiteExamples.post(deployment, fields));
        assertEquals(1, page.select("a[href=https://www.vng.example/en/agenda]").size());
    }

    /// Somebody could write such an address, and mail it around.
    @ParameterizedTest
    @ValueSource(strings = {"nobody", "https://evil.example", "page", "<b>"})
    void aReceiptLeadsToNoSiteThatIsNotRegistered(String site) {
        Answer answer = deployment.send(Call.of("GET", "/m/utrecht/receipts/accepted")
                .asking("site", site)
                .asking("returnTo", "0"));
        assertEquals(200, answer.status());
        assertTrue(answer.page().select("a[href^=http]").isEmpty());
        assertTrue(answer.page().select("main").text().contains("Terug naar de bijeenkomst"));
    }

    @Test
    void theSameSentTwiceIsThereOnce() {
        Map<String, String> topic = SiteExamples.topic(deployment);
        Answer first = SiteExamples.post(deployment, topic);
        Answer second = SiteExamples.post(deployment, topic);
        assertEquals(first, second);
        assertEquals(1, deployment.storedTopics().size());
        topic.put("theme", "Loting, maar anders");
        assertEquals(303, SiteExamples.post(deployment, topic).status());
        assertEquals(2, deployment.storedTopics().size());
    }

    @Test
    void whatIsWrongIsShownOnOurPageWithTheInputKeptAndCountsForTheSiteStill() {
        Map<String, String> fields = SiteExamples.rsvp(deployment);
        fields.put("email", "");
        Answer answer = SiteExamples.post(deployment, fields);
        assertEquals(400, answer.status());
        assertTrue(deployment.hasNoAnswers());
        Element form = answer.page().expectFirst("#rsvp");
        assertTrue(form.text().contains("Je begon op de pagina van Vereniging van Nederlandse Gemeenten."));
        assertEquals("Fatma Yıldız", form.expectFirst("[name=name]").attr("value"));
        assertTrue(form.expectFirst("[name=email]").hasAttr("aria-invalid"));
        // On our own page there is more to fill in.
        fields.put("siteToken", form.expectFirst("[name=siteToken]").attr("value"));
        fields.put("submission", form.expectFirst("[name=submission]").attr("value"));
        fields.put("email", "fatma@ede.example");
        fields.put("guests.0.name", "Jan");
        Answer mended = deployment.send(Call.form("/m/utrecht/rsvps", fields).with("origin", "null"));
        assertEquals(303, mended.status(), mended.body());
        assertEquals("vng", deployment.storedRsvps().getFirst().submission().site());
        assertEquals(1, deployment.storedRsvps().getFirst().guests().size());
    }

    @Test
    void aTokenThatIsNoneIsRefusedAndTheInputCanBeSentFromOurPage() {
        Map<String, String> fields = SiteExamples.rsvp(deployment);
        fields.put("siteToken", fields.getOrDefault("siteToken", "").replace("~rsvp~", "~topic~"));
        assertRefusedAndSentFromOurPage(403, fields);
    }

    @Test
    void aTokenOnSomebodyElsesPageIsRefused() {
        Map<String, String> fields = SiteExamples.rsvp(deployment);
        Answer answer = deployment.send(Call.form("/m/utrecht/rsvps", fields).with("origin", "https://evil.example"));
        assertEquals(403, answer.status());
        assertTrue(deployment.hasNoAnswers());
    }

    @Test
    void aTokenPastItsEndIsToldSo() {
        Map<String, String> fields = SiteExamples.rsvp(deployment);
        // The organiser moves the meeting to a year later; the form on the page is still the old one.
        Json.Builder file = Json.object();
        Examples.utrechtFile().members().forEach((name, value) -> {
            if (!name.equals("moments")) {
                file.put(name, value);
            }
        });
        file.put("startsAt", "2028-04-24T10:00:00Z")
                .put("endsAt", "2028-04-24T16:00:00Z")
                .put("deadline", "2028-04-15T00:00:00Z");
        deployment.storedMeetings.store(Examples.meeting(file.build()), false);
        fields.remove("moments");
        deployment.clock = Clock.fixed(Examples.NOW.plus(Duration.ofDays(60)), ZoneOffset.UTC);
        assertRefusedAndSentFromOurPage(410, fields);
    }

    @Test
    void aTokenWhoseSecretWasTakenBackIsToldSo() {
        Map<String, String> fields = SiteExamples.rsvp(deployment);
        String secret = SiteExamples.secret(deployment);
        assertEquals(
                200,
                deployment
                        .send(Call.of("DELETE", SiteExamples.VNG + "/secrets/" + secret)
                                .byOrganiser())
                        .status());
        assertRefusedAndSentFromOurPage(410, fields);
        assertEquals(409, deployment.send(SiteExamples.form("rsvp")).status());
    }

    @Test
    void aSiteSendsNoMoreThanItMayAndPeopleStillCanFromOurPage() {
        SiteExamples.register(deployment, SiteExamples.file().put("mostPerDay", 1));
        Map<String, String> fields = SiteExamples.rsvp(deployment);
        Map<String, String> wrong = new LinkedHashMap<>(fields);
        wrong.put("email", "");
        assertEquals(400, SiteExamples.post(deployment, wrong).status());
        assertEquals(Map.of(), deployment.limits.taken(), "what is refused is not counted");
        assertEquals(303, SiteExamples.post(deployment, fields).status());
        fields.put("email", "tweede@ede.example");
        Answer answer = SiteExamples.post(deployment, fields);
        // From nine o'clock UTC until midnight in Utrecht.
        assertEquals(String.valueOf(14 * 3600), answer.header("retry-after"));
        assertEquals(1, deployment.storedRsvps().size());
        assertRefusedAndSentFromOurPage(429, fields);
    }

    @Test
    void withoutAStoreTheInputIsKept() {
        Map<String, String> fields = SiteExamples.rsvp(deployment);
        deployment.sites = new SilentSites();
        Answer answer = SiteExamples.post(deployment, fields);
        assertEquals(503, answer.status());
        assertEquals("5", answer.header("retry-after"));
        Element form = answer.page().expectFirst("#rsvp");
        assertEquals("Fatma Yıldız", form.expectFirst("[name=name]").attr("value"));
        assertEquals(
                fields.get("siteToken"), form.expectFirst("[name=siteToken]").attr("value"));
    }

    private void assertRefusedAndSentFromOurPage(int status, Map<String, String> fields) {
        int before = deployment.storedRsvps().size();
        Answer answer = SiteExamples.post(deployment, fields);
        assertEquals(status, answer.status(), answer.body());
        assertEquals(before, deployment.storedRsvps().size());
        Element form = answer.page().expectFirst("#rsvp");
        assertEquals(1, form.select("[role=alert]").size());
        assertEquals("Fatma Yıldız", form.expectFirst("[name=name]").attr("value"));
        assertTrue(form.select("[name=siteToken]").isEmpty());
        Map<String, String> ours = new LinkedHashMap<>(fields);
        ours.remove("siteToken");
        ours.put("submission", form.expectFirst("[name=submission]").attr("value"));
        assertEquals(303, deployment.send(Call.form("/m/utrecht/rsvps", ours)).status());
        assertEquals("page", deployment.storedRsvps().getLast().submission().site());
    }

    private Document receipt(Answer answer) {
        String[] location = answer.header("location").split("\\?", 2);
        Call call = Call.of("GET", location[0]);
        for (String pair : location[1].split("&", -1)) {
            String[] parts = pair.split("=", 2);
            call = call.asking(parts[0], parts[1]);
        }
        Answer page = deployment.send(call);
        assertEquals(200, page.status());
        return page.page();
    }

    private static Map<String, String> filledIn() {
        return Map.of(
                "name", "Fatma Yıldız",
                "email", "fatma@ede.example",
                "organisation", "Gemeente Ede",
                "organisationType", "municipality");
    }
}
