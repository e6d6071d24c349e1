package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.mail.Mail;
import nl.klankbord.memory.Examples;
import nl.klankbord.sorting.ThemeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From the organiser's request to the mail, and to what stops it.
final class UpdatesTest {

    private static final String PROGRAMME = "/v1/meetings/utrecht/updates/programme";

    private final Deployment deployment = new Deployment();

    @Test
    void newsArrivesInTheReadersLanguageAndStopsWithOneClick() {
        submit("fatma@ede.example", true);
        submit("bo@ede.example", false);
        Answer asked = deployment.send(put(PROGRAMME, file("Het programma", "Een.\n\nTwee <b>.")));
        assertEquals(201, asked.status(), asked.body());
        everyFiveMinutes();

        List<Mail> news = news();
        assertEquals(1, news.size(), "only who asked for it");
        Mail mail = news.getFirst();
        assertEquals("fatma@ede.example", mail.to().value());
        assertEquals("Het programma", mail.subject());
        assertTrue(mail.text().contains("\nEen.\n\nTwee <b>.\n"), mail.text());
        String html = mail.html().orElseThrow();
        assertTrue(html.contains("<p>Een.</p>") && html.contains("Twee &lt;b&gt;."), html);
        assertTrue(mail.text().contains("Netwerkbijeenkomst lokale digitale democratie"), mail.text());
        assertTrue(mail.text().contains("omdat je op de hoogte wilde blijven"), mail.text());
        assertEquals(
                "bijeenkomst@klankbord.example", mail.replyTo().orElseThrow().value());

        String stop = mail.unsubscribe().orElseThrow();
        assertTrue(stop.startsWith(Deployment.BASE_URL + "/u/"), stop);
        assertTrue(mail.text().contains(stop), "and it can be clicked, too");
        String path = stop.substring(Deployment.BASE_URL.length()).replaceFirst("\\?.*", "");
        assertEquals(
                200,
                deployment
                        .send(Call.of("POST", path)
                                .with("content-type", "application/x-www-form-urlencoded")
                                .body("List-Unsubscribe=One-Click"))
                        .status());
        deployment.send(put("/v1/meetings/utrecht/updates/more", file("Nog iets", "Drie.")));
        everyFiveMinutes();
        assertEquals(1, news().size());
    }

    @Test
    void anOrganiserMayAskFirstToHowManyItGoes() {
        submit("fatma@ede.example", true);
        submit("bo@ede.example", false);
        Call all = Call.of("GET", "/v1/meetings/utrecht/updates").byOrganiser();
        assertEquals("{\"updates\":[]}", deployment.send(all).body());
        assertEquals(
                "{\"people\":1,\"updates\":[]}",
                deployment.send(all.asking("to", "everyone")).body());
        assertEquals(
                "{\"people\":0,\"updates\":[]}",
                deployment.send(all.asking("to", "presenters")).body());
        for (String to : List.of("nobody", "theme:nothing", "")) {
            Answer wrong = deployment.send(all.asking("to", to));
            assertEquals(400, wrong.status(), to);
            assertTrue(wrong.body().contains("\"field\":\"to\""), wrong.body());
        }
    }

    @Test
    void theSameAgainGoesOnceAndSomethingElseIsRefused() {
        submit("fatma@ede.example", true);
        assertEquals(201, deployment.send(put(PROGRAMME, file("Een", "Eén."))).status());
        everyFiveMinutes();
        Answer again = deployment.send(put(PROGRAMME, file("Een", "Eén.")));
        assertEquals(200, again.status(), again.body());
        assertTrue(again.body().contains("\"mailed\":1,\"refused\":0"), "how far it is by now: " + again.body());
        Answer other = deployment.send(put(PROGRAMME, file("Een", "Twee.")));
        assertEquals(409, other.status(), other.body());
        everyFiveMinutes();
        assertEquals(1, news().size());
        Answer read = deployment.send(Call.of("GET", PROGRAMME).byOrganiser());
        assertEquals("2027-03-01T09:00:00Z", read.json().text("finishedAt"));
        assertTrue(read.body().contains("\"mailed\":1,\"refused\":0"), read.body());
    }

    @Test
    void theListHasTheLatestFirstAndTheReminderToo() {
        submit("fatma@ede.example", true);
        deployment.send(put(PROGRAMME, file("Een", "Eén.")));
        deployment.clock = Clock.fixed(Examples.utrecht().remindAt().orElseThrow(), ZoneOffset.UTC);
        everyFiveMinutes();
        Answer list =
                deployment.send(Call.of("GET", "/v1/meetings/utrecht/updates").byOrganiser());
        assertTrue(
                list.body()
                        .matches(
                                "\\{\"updates\":\\[\\{\"id\":\"reminder\",\"askedAt\":\"2027-04-20T07:00:00Z\",\"mailed\":1,"
                                        + ".*\\{\"id\":\"programme\",\"subject\".*"),
                list.body());
        Mail reminder = deployment.mails.sent().stream()
                .filter(mail -> mail.subject().startsWith("Herinnering: Netwerkbijeenkomst"))
                .findFirst()
                .orElseThrow();
        assertTrue(reminder.text().contains("zaterdag 24 april 2027"), reminder.text());
        assertTrue(reminder.text().contains("Zeg dan af"), reminder.text());
        assertTrue(reminder.unsubscribe().isPresent());
        assertFalse(reminder.text().contains("Fatma"), "nothing that somebody typed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reminder | reminder",
                "Programme | id",
                "programme- | id",
            })
    void aNameThatCannotBeIsNamed(String id, String code) {
        Answer answer = deployment.send(put("/v1/meetings/utrecht/updates/" + id, file("Een", "Eén.")));
        assertEquals(400, answer.status(), answer.body());
        assertTrue(answer.body().contains("\"field\":\"update\",\"code\":\"" + code + "\""), answer.body());
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        Answer answer = deployment.send(put(
                PROGRAMME,
                "{\"subject\":{\"nl\":\"Twee\\nregels\",\"en\":\"\"},\"text\":{\"nl\":\"Goed\"},\"to\":\"all\"}"));
        assertEquals(400, answer.status(), answer.body());
        for (String field : List.of("subject.nl", "subject.en", "text.en", "to")) {
            assertTrue(answer.body().contains("\"field\":\"" + field + "\""), answer.body());
        }
        everyFiveMinutes();
        assertEquals(
                404, deployment.send(Call.of("GET", PROGRAMME).byOrganiser()).status());
    }

    @Test
    void newsToAThemeGoesByTheThemesAsTheyAreSorted() {
        submit("fatma@ede.example", true);
        Answer brought = deployment.send(Call.json(
                        "/v1/meetings/utrecht/topics",
                        JsonWriter.text(Examples.topic("fatma@ede.example")
                                .put("theme", "Loting")
                                .build()))
                .with("idempotency-key", "topic-of-fatma-0123456789"));
        assertEquals(201, brought.status(), brought.body());
        String typed = ThemeId.ofTitle(Examples.utrecht(), "Loting").value();
        String lotto = ThemeId.ofTitle(Examples.utrecht(), "Lotto").value();
        String about = file("Een", "Eén.").replaceFirst("}$", ",\"to\":\"theme:" + typed + "\"}");
        assertEquals(201, deployment.send(put(PROGRAMME, about)).status());
        Answer decided = deployment.send(put(
                "/v1/meetings/utrecht/decisions/decision-1",
                "{\"kind\":\"merge\",\"themes\":[\"" + typed + "\"],\"title\":\"Lotto\"}"));
        assertEquals(201, decided.status(), decided.body());
        assertEquals(200, deployment.send(put(PROGRAMME, about)).status(), "the same again, though the theme is gone");
        assertEquals(
                400,
                deployment
                        .send(put(PROGRAMME.replace("programme", "other"), about))
                        .status());
        String again = file("Twee", "Eén.").replaceFirst("}$", ",\"to\":\"theme:" + lotto + "\"}");
        assertEquals(
                201,
                deployment
                        .send(put(PROGRAMME.replace("programme", "lotto"), again))
                        .status());
        everyFiveMinutes();
        assertEquals(
                List.of("Een", "Twee"),
                news().stream().map(Mail::subject).sorted().toList());
    }

    @Test
    void whatNobodyCouldStopIsNotTaken() {
        deployment.clock = Clock.fixed(Examples.utrecht().linksEndAt(), ZoneOffset.UTC);
        Answer answer = deployment.send(put(PROGRAMME, file("Een", "Eén.")));
        assertEquals(409, answer.status(), answer.body());
    }

    private List<Mail> news() {
        return deployment.mails.sent().stream()
                .filter(mail -> mail.unsubscribe().isPresent())
                .toList();
    }

    private void submit(String email, boolean wantsUpdates) {
        Answer answer = deployment.send(Call.of("POST", "/v1/meetings/utrecht/rsvps")
                .with("content-type", "application/json")
                .with("idempotency-key", "key-of-" + email.replaceAll("\\W", "-"))
                .body(JsonWriter.text(
                        Examples.rsvp(email).put("updates", wantsUpdates).build())));
        assertEquals(201, answer.status(), answer.body());
    }

    private void everyFiveMinutes() {
        deployment.invoke("FollowUpFunction", "{}".getBytes(StandardCharsets.UTF_8));
    }

    private static Call put(String path, String file) {
        return Call.of("PUT", path)
                .byOrganiser()
                .with("content-type", "application/json")
                .body(file);
    }

    private static String file(String subject, String text) {
        return "{\"subject\":{\"nl\":\"%s\",\"en\":\"The programme\"},\"text\":{\"nl\":\"%s\",\"en\":\"One.\"}}"
                .formatted(subject, text.replace("\n", "\\n"));
    }
}
