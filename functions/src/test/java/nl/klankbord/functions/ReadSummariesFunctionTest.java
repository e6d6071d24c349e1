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
}
