package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.klankbord.memory.Examples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReadSummariesFunctionTest {

    private static final Call LIST =
            Call.of("GET", "/v1/meetings/utrecht/summaries").byOrganiser();
    private static final Call DAY =
            Call.of("GET", "/v1/meetings/utrecht/summaries/2027-03-01").byOrganiser();

    private static final Call FEED = Call.of("GET", "/v1/meetings/utrecht/feed").byOrganiser();

    private final Deployment deployment = new Deployment();

    @BeforeEach
    void aNightPassed() {
        deployment.send(Call.json(
                "/v1/meetings/utrecht/rsvps",
                Examples.rsvp("f.yildiz@delft.example").build()));
        deployment.invoke(
                "WriteSummariesFunction",
                "{\"scheduledTime\":\"2027-03-01T04:30:00Z\"}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theListNamesEachDay() {
        Answer answer = deployment.send(LIST);
        assertEquals(200, answer.status());
        assertTrue(answer.body().startsWith("{\"summaries\":[{\"date\":\"2027-03-01\",\"version\":1,"), answer.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | application/json",
                "text/html | text/html; charset=utf-8",
                "text/csv | text/csv; charset=utf-8; header=present",
                "text/html,application/xhtml+xml,*/*;q=0.8 | text/html; charset=utf-8",
                "*/* | application/json",
                "TEXT/CSV | text/csv; charset=utf-8; header=present",
                "application/xml;q=0.9, text/*;q=0.1 | text/html; charset=utf-8"
            })
    void aDayComesInTheFormThatIsAskedFor(String accept, String type) {
        Answer answer = deployment.send(DAY.with("accept", accept));
        assertEquals(200, answer.status());
        assertEquals(type, answer.header("content-type"));
        assertEquals("accept", answer.header("vary"));
    }

    @Test
    void nowHasWhatCameAfterTheNightAndTheNightHasNot() {
        deployment.send(Call.json(
                "/v1/meetings/utrecht/topics",
                Examples.topic("k.appelman@wsrl.example").build()));
        Answer now = deployment.send(
                Call.of("GET", "/v1/meetings/utrecht/summaries/now").byOrganiser());
        assertEquals(200, now.status());
        assertTrue(now.body().contains("Loting voor het burgerberaad"), now.body());
        assertFalse(deployment.send(DAY).body().contains("Loting voor het burgerberaad"));
        assertEquals(1, deployment.send(LIST).body().split("\"date\"", -1).length - 1, "nothing of it is kept");
    }

    @Test
    void aPageOfAnotherOriginIsToldOfBothThatItDependsOn() {
        Answer answer = deployment.send(DAY.with("origin", "https://www.vng.example"));
        assertEquals("accept, origin", answer.header("vary"));
    }

    @Test
    void whoDoesNotSayGetsJson() {
        assertEquals("application/json", deployment.send(DAY).header("content-type"));
    }

    /// RFC 9110 §12.5.1: a range that weighs nothing is not wanted, whatever a wider range says.
    @Test
    void whatIsExplicitlyNotWantedIsNotGiven() {
        Answer answer = deployment.send(DAY.with("accept", "application/json;q=0, */*;q=0.5"));
        assertEquals("text/html; charset=utf-8", answer.header("content-type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/pdf", "text/plain", "application/json;q=0", "json", ",;=", "text/html;q=2"})
    void otherFormsAreNotAcceptable(String accept) {
        Answer answer = deployment.send(DAY.with("accept", accept));
        assertEquals(406, answer.status());
        assertTrue(answer.json().text("detail").contains("text/csv"));
    }

    @Test
    void whoReadsOneLeavesALineInTheAuditLog() {
        deployment.send(LIST);
        deployment.send(DAY.with("accept", "application/pdf"));
        assertEquals(List.of(), deployment.audited());
        deployment.send(DAY.with("accept", "text/csv"));
        assertEquals(
                List.of("organiser-1 listed summary csv"),
                deployment.audited().stream()
                        .map(entry -> entry.by() + " " + entry.act().word() + " " + entry.detail())
                        .toList());
    }

    @Test
    void theSpreadsheetIsAFileWithAName() {
        assertEquals(
                "attachment; filename=\"utrecht-2027-03-01.csv\"",
                deployment.send(DAY.with("accept", "text/csv")).header("content-disposition"));
    }

    @Test
    void thePageBringsItsStyleUnderItsOwnPolicy() {
        Answer answer = deployment.send(DAY.with("accept", "text/html"));
        assertTrue(answer.header("content-security-policy").contains("style-src 'sha256-"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "utrecht/summaries/2027-02-28",
                "utrecht/summaries/2027-02-30",
                "utrecht/summaries/today",
                "utrecht/summaries/+999999999-01-01",
                "nowhere/summaries/2027-03-01",
                "nowhere/summaries"
            })
    void whatIsNotThereIsNotFound(String rest) {
        assertEquals(
                404,
                deployment
                        .send(Call.of("GET", "/v1/meetings/" + rest).byOrganiser())
                        .status());
    }

    @Test
    void onlyOrganisersSeeThem() {
        assertEquals(401, deployment.send(Call.of("GET", LIST.path())).status());
        assertEquals(401, deployment.send(Call.of("GET", DAY.path())).status());
    }

    @Test
    void aFeedHasNoAddressUntilOneIsMade() {
        assertEquals("{\"open\":false,\"nextVersion\":1}", deployment.send(FEED).body());
        Answer made = feed(1, true);
        assertEquals(200, made.status());
        assertEquals(made.body(), deployment.send(FEED).body());
        assertEquals("", deployment.send(FEED).header("etag"), "nobody keeps it");
        assertTrue(made.body().startsWith("{\"open\":true,\"nextVersion\":2,\"address\":\"https://"), made.body());
        assertTrue(reader(made).body().contains("Komen: 1"), reader(made).body());
    }

    @Test
    void theSameAgainIsTheSameAddressAndAnotherEndsTheOneBefore() {
        Answer first = feed(1, true);
        assertEquals(first.body(), feed(1, true).body(), "its answer was lost");
        Answer second = feed(2, true);
        assertEquals(404, reader(first).status());
        assertEquals(200, reader(second).status());
        assertEquals("{\"open\":false,\"nextVersion\":4}", feed(3, false).body());
        assertEquals(404, reader(second).status());
        Answer late = feed(2, true);
        assertEquals(409, late.status());
        assertTrue(late.body().contains("nextVersion"), late.body());
    }

    @Test
    void noVersionOfAFeedIsLeftOut() {
        assertEquals(409, feed(2, true).status());
        assertEquals(409, feed(999_999_999, true).status());
        assertEquals("{\"open\":false,\"nextVersion\":1}", deployment.send(FEED).body());
        assertEquals(200, feed(1, false).status());
        assertEquals(409, feed(3, true).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"open\":true}",
                "{\"version\":1}",
                "{\"version\":0,\"open\":true}",
                "{\"version\":1000000000,\"open\":true}",
                "{\"version\":1,\"open\":\"true\"}",
                "{\"version\":1,\"open\":true,\"address\":\"/feeds/mine\"}"
            })
    void whatSaysNothingOfAFeedIsRefused(String body) {
        assertEquals(400, feed(body).status());
        assertEquals("{\"open\":false,\"nextVersion\":1}", deployment.send(FEED).body());
    }

    /// As the link on a page of the desk: whoever reads it knows where they asked.
    @Test
    void whereNobodyKnowsTheHostTheAddressHasNone() {
        deployment.baseUrl = "unknown";
        assertTrue(feed(1, true).json().text("address").startsWith("/feeds/utrecht~1~"));
    }

    private Answer feed(int version, boolean isOpen) {
        return feed("{\"version\":" + version + ",\"open\":" + isOpen + "}");
    }

    private Answer feed(String body) {
        return deployment.send(Call.of("PUT", FEED.path())
                .with("content-type", "application/json")
                .body(body)
                .byOrganiser());
    }

    private Answer reader(Answer feed) {
        return deployment.send(Call.of("GET", feed.json().text("address").substring(Deployment.BASE_URL.length())));
    }
}
