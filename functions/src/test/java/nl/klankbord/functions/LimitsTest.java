package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.quarantine.Held;
import nl.klankbord.site.FormKeys;
import nl.klankbord.submission.Doubt;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who sends too much is told so, and what a program filled in is kept apart. People notice neither.
final class LimitsTest {

    private static final String FORM = "/m/utrecht/rsvps";
    private static final String API = "/v1/meetings/utrecht/rsvps";
    private static final MeetingId UTRECHT = new MeetingId("utrecht");

    private final Deployment deployment = new Deployment();

    LimitsTest() {
        deployment.mostOfASource = 25;
    }

    @Test
    void aSourceThatSendsTooMuchIsToldUntilWhen() {
        for (int i = 0; i < 25; i++) {
            assertEquals(201, deployment.send(rsvp(i)).status(), "number " + i);
        }
        Answer refused = deployment.send(rsvp(25));
        assertEquals(429, refused.status());
        assertEquals("50400", refused.header("retry-after"), "until midnight in Utrecht");
        assertEquals(25, deployment.storedRsvps().size());
        assertEquals(201, deployment.send(rsvp(25).from("192.0.2.2")).status(), "from elsewhere");
    }

    /// What a sender can write in a header says nothing about where it is.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-forwarded-for",
                "forwarded",
                "x-real-ip",
                "x-front-source",
                "cloudfront-viewer-address",
                "true-client-ip",
                "client-ip",
                "x-client-ip"
            })
    void noHeaderPassesALimit(String header) {
        for (int i = 0; i < 40; i++) {
            int status = deployment.send(rsvp(i).with(header, "203.0.113." + i)).status();
            assertEquals(i < 25 ? 201 : 429, status, "number " + i);
        }
        assertEquals(25, deployment.storedRsvps().size());
    }

    @Test
    void onePersonsAddressIsTakenTwentyTimesADayWhereverItComesFrom() {
        for (int i = 0; i < 20; i++) {
            assertEquals(201, topic(i).status(), "number " + i);
        }
        assertEquals(429, topic(20).status());
        assertEquals(20, deployment.storedTopics().size());
        deployment.clock = Clock.offset(Examples.CLOCK, Duration.ofDays(1));
        assertEquals(201, topic(20).status());
    }

    @Test
    void whoFilledInAFormTooOftenKeepsWhatTheyTyped() {
        for (int i = 0; i < 25; i++) {
            deployment.send(rsvp(i));
        }
        Answer answer = deployment.send(Call.form(FORM, filledIn(Deployment.FORM_KEY)));
        assertEquals(429, answer.status());
        assertEquals("50400", answer.header("retry-after"));
        Document page = answer.page();
        assertEquals("Noor Visser", page.expectFirst("#rsvp-name").attr("value"));
        assertTrue(page.select("[role=alert]").text().contains("vandaag"), page.text());
        assertEquals(
                Deployment.FORM_KEY, page.expectFirst("#rsvp [name=submission]").attr("value"));
    }

    @Test
    void nearlyEverybodyIsNotCountedInTheTable() {
        assertEquals(201, deployment.send(rsvp(1)).status());
        assertEquals(
                303,
                deployment.send(Call.form(FORM, filledIn(Deployment.FORM_KEY))).status());
        assertEquals(Map.of(), deployment.limits.taken());
    }

    @Test
    void aFieldThatPeopleDoNotSeeIsInEveryFormAndHiddenFromAll() {
        Document page = deployment.send(Call.of("GET", "/m/utrecht")).page();
        for (String kind : List.of("rsvp", "topic")) {
            var field = page.expectFirst("#" + kind + " [name=homepage]");
            assertTrue(field.parents().stream().anyMatch(parent -> parent.hasAttr("hidden")));
            assertEquals("-1", field.attr("tabindex"));
            assertEquals("off", field.attr("autocomplete"));
            assertFalse(page.select("label[for=" + field.id() + "]").text().isEmpty());
        }
    }

    @Test
    void whoFillsInWhatPeopleDoNotSeeIsKeptApart() {
        Map<String, String> fields = filledIn(Deployment.FORM_KEY);
        fields.put("homepage", "https://buy.example");
        assertHeld(deployment.send(Call.form(FORM, fields)));
    }

    @Test
    void whoIsFasterThanAPersonIsKeptApart() {
        String key = deployment
                .send(Call.of("GET", "/m/utrecht"))
                .page()
                .expectFirst("#rsvp [name=submission]")
                .attr("value");
        assertHeld(deployment.send(Call.form(FORM, filledIn(key))));
    }

    @Test
    void theSameFormALittleLaterIsTaken() {
        String key = deployment
                .send(Call.of("GET", "/m/utrecht"))
                .page()
                .expectFirst("#rsvp [name=submission]")
                .attr("value");
        deployment.clock = Clock.offset(Examples.CLOCK, Duration.ofSeconds(20));
        Answer answer = deployment.send(Call.form(FORM, filledIn(key)));
        assertTrue(answer.header("location").startsWith("/m/utrecht/receipts/accepted"), answer.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a-key-of-my-own-0123456789", "0123456789abcdef"})
    void whoWasNeverShownTheFormIsKeptApart(String key) {
        assertHeld(deployment.send(Call.form(FORM, filledIn(key))));
    }

    @Test
    void whoMendsAFormNeedNotWait() {
        String old = new FormKeys(Deployment.SITE_KEYS, Clock.offset(Examples.CLOCK, Duration.ofSeconds(-3))).next();
        Map<String, String> fields = filledIn(old);
        fields.put("email", "noor");
        Document page = deployment.send(Call.form(FORM, fields)).page();
        fields.put("email", "noor@ede.example");
        fields.put("submission", page.expectFirst("#rsvp [name=submission]").attr("value"));
        assertEquals(
                "/m/utrecht/receipts/accepted",
                deployment.send(Call.form(FORM, fields)).header("location").split("\\?", 2)[0]);
    }

    private void assertHeld(Answer answer) {
        assertEquals(303, answer.status());
        assertTrue(answer.header("location").startsWith("/m/utrecht/receipts/held?"), answer.header("location"));
        assertTrue(deployment.hasNoAnswers());
        List<Held> held = deployment.quarantine.page(UTRECHT, Optional.empty(), 10);
        assertEquals(1, held.size());
        assertEquals(Doubt.ROBOT, held.getFirst().doubt());
        assertEquals("noor@ede.example", held.getFirst().content().text("email"));
        assertFalse(held.getFirst().content().members().containsKey("homepage"));
        String id = held.getFirst().id();
        Answer released = deployment.send(Call.of("POST", "/v1/meetings/utrecht/quarantine/" + id + "/release")
                .byOrganiser());
        assertEquals(200, released.status(), released.body());
        assertEquals(1, deployment.storedRsvps().size());
    }

    private static Call rsvp(int number) {
        return Call.json(API, Examples.rsvp("p" + number + "@ede.example").build());
    }

    private Answer topic(int number) {
        return deployment.send(Call.json(
                        "/v1/meetings/utrecht/topics",
                        Examples.topic("noor@ede.example")
                                .put("theme", "Thema " + number)
                                .build())
                .from("203.0.113." + number));
    }

    private static Map<String, String> filledIn(String key) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("submission", key);
        fields.put("name", "Noor Visser");
        fields.put("email", "noor@ede.example");
        fields.put("organisation", "Gemeente Ede");
        fields.put("organisationType", "municipality");
        fields.put("attending", "true");
        fields.put("moments", "lunch");
        fields.put("homepage", "");
        return fields;
    }
}
