package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import nl.klankbord.functions.Silent.SilentMeetings;
import nl.klankbord.json.Json;
import nl.klankbord.memory.Examples;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MeetingPageFunctionTest {

    private final Deployment deployment = new Deployment();

    @Test
    void thePageHoldsBothFormsEachWithAKeyOfItsOwn() {
        Document page = deployment.send(Call.of("GET", "/m/utrecht")).page();
        String rsvp = page.select("form[action=/m/utrecht/rsvps?lang=nl#rsvp-errors] [name=submission]")
                .attr("value");
        String topic = page.select("form[action=/m/utrecht/topics?lang=nl#topic-errors] [name=submission]")
                .attr("value");
        assertTrue(rsvp.matches("[\\w-]{46}"), rsvp);
        assertTrue(topic.matches("[\\w-]{46}"), topic);
        assertNotEquals(rsvp, topic);
        String reloaded = deployment
                .send(Call.of("GET", "/m/utrecht"))
                .page()
                .select("[name=submission]")
                .attr("value");
        assertNotEquals(rsvp, reloaded);
    }

    @Test
    void whatAPageLinksToIsThere() {
        Document page = deployment.send(Call.of("GET", "/m/utrecht")).page();
        assertFalse(page.select("link").isEmpty());
        page.select("link").forEach(link -> {
            Answer asset = deployment.send(Call.of("GET", link.attr("href")));
            assertEquals(200, asset.status(), link.attr("href"));
            assertFalse(asset.body().isEmpty());
        });
        page.select("a[href^=#]")
                .forEach(link -> assertEquals(1, page.select(link.attr("href")).size()));
    }

    @Test
    void aPageSetsNoCookieAndNeedsNoScript() {
        Answer answer = deployment.send(Call.of("GET", "/m/utrecht"));
        assertFalse(answer.headers().containsKey("set-cookie"));
        Promises.runsNothingElse(answer.page());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/m/utrecht", "/m/utrecht/privacy", "/"})
    void aBrowserGetsAPageZippedAndOthersAsItIs(String path) {
        Answer plain = deployment.send(Call.of("GET", path));
        assertEquals("", plain.header("content-encoding"));
        for (String never : List.of("br", "identity", "gzip;q=0")) {
            Answer answer = deployment.send(Call.of("GET", path).with("accept-encoding", never));
            assertEquals("", answer.header("content-encoding"), never);
        }
        Answer zipped = deployment.send(Call.of("GET", path).with("accept-encoding", "gzip, deflate, br"));
        assertEquals("gzip", zipped.header("content-encoding"));
        for (Answer answer : List.of(plain, zipped)) {
            assertEquals("accept-encoding", answer.header("vary"));
        }
        assertEquals(plain.page().title(), zipped.page().title());
        assertTrue(zipped.bytes().length < plain.body().length(), zipped.bytes().length + " bytes");
    }

    /// The page, its style and its mark: what a phone fetches before somebody can begin.
    @Test
    void anInvitationIsUnderFortyKilobytesOnTheWay() {
        int bytes = 0;
        String page = deployment.send(Call.of("GET", "/m/utrecht")).body();
        List<String> paths = new ArrayList<>(List.of("/m/utrecht"));
        Jsoup.parse(page)
                .select("link[href], img[src]")
                .forEach(each -> paths.add(each.attr("href") + each.attr("src")));
        for (String path : paths) {
            Call call = Call.of("GET", path).with("accept-encoding", "gzip");
            bytes += deployment.send(call).bytes().length;
        }
        assertEquals(3, paths.size(), paths.toString());
        assertTrue(bytes < 40_000, bytes + " bytes");
    }

    @Test
    void anInvitationThatIsClosedHasNoFormsAndSaysWhomToAsk() {
        deployment.clock = Clock.fixed(Instant.parse("2027-04-14T22:00:00Z"), ZoneOffset.UTC);
        Document page = deployment.send(Call.of("GET", "/m/utrecht")).page();
        assertTrue(page.select("form").isEmpty());
        assertTrue(page.text().contains("bijeenkomst@klankbord.example"));
        assertFalse(page.text().contains("Aanmelden kan tot"), page.text());
        assertTrue(
                deployment.send(Call.of("GET", "/")).page().select(".meetings").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/m/nowhere",
                "/m/UTRECHT",
                "/m/utrecht ",
                "/m/utrecht\n",
                "/m/..",
                "/m/utrecht/receipts/cancelled",
                "/m/utrecht/receipts/summary.title",
                "/m/nowhere/receipts/accepted",
                "/assets/klankbord.css",
                "/assets/..",
                "/assets/messages_nl.properties"
            })
    void whatIsNotThereIsNotFound(String path) {
        assertEquals(404, deployment.send(Call.of("GET", path)).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "short", "0123456789012345678901234", "\"onfocus=\"alert(1)"})
    void aReceiptShowsAReferenceOnlyIfItCanBeOne(String reference) {
        Answer answer =
                deployment.send(Call.of("GET", "/m/utrecht/receipts/accepted").asking("reference", reference));
        assertEquals(200, answer.status());
        assertFalse(answer.body().contains(reference));
    }

    @Test
    void whatHappensWithDataIsSaidFromTheMeetingItself() {
        Document invitation = deployment.send(Call.of("GET", "/m/utrecht")).page();
        List<String> links = invitation.select("form a").eachAttr("href");
        assertEquals(List.of("/m/utrecht/privacy?lang=nl", "/m/utrecht/privacy?lang=nl"), links);
        String dutch = deployment
                .send(Call.of("GET", "/m/utrecht/privacy").asking("lang", "nl"))
                .page()
                .text();
        assertTrue(dutch.contains("Deze bijeenkomst is van het kennisnetwerk lokale digitale democratie."), dutch);
        assertTrue(dutch.contains("bijeenkomst@klankbord.example"), dutch);
        assertTrue(dutch.contains("Je aanmelding of afmelding verdwijnt na donderdag 21 oktober 2027"), dutch);
        assertTrue(dutch.contains("nodig hebt om mee te doen verdwijnen na zaterdag 8 mei 2027"), dutch);
        assertTrue(dutch.contains("Wat je inbrengt verdwijnt na zondag 23 april 2028"), dutch);
        String english = deployment
                .send(Call.of("GET", "/m/utrecht/privacy").asking("lang", "en"))
                .page()
                .text();
        assertTrue(english.contains("That you come or do not come goes after Thursday 21 October 2027"), english);
    }

    @Test
    void aMeetingMayBeCalledPrivacy() {
        Json.Builder file = Json.object();
        Examples.utrechtFile().members().forEach(file::put);
        deployment.storedMeetings.store(
                Examples.meeting(file.put("id", "privacy").build()), false);
        Document page = deployment.send(Call.of("GET", "/m/privacy")).page();
        assertEquals(2, page.select("form").size());
        assertEquals(
                "Wat er met je gegevens gebeurt",
                deployment
                        .send(Call.of("GET", "/m/privacy/privacy"))
                        .page()
                        .select("h1")
                        .text());
    }

    @Test
    void withoutAStoreEveryPageSaysSo() {
        deployment.meetings = new SilentMeetings();
        assertEquals(503, deployment.send(Call.of("GET", "/")).status());
        assertEquals(503, deployment.send(Call.of("GET", "/m/utrecht")).status());
    }
}
