package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import nl.klankbord.audit.Act;
import nl.klankbord.audit.Entry;
import nl.klankbord.desk.Role;
import nl.klankbord.desk.Session;
import nl.klankbord.desk.SessionToken;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.link.LinkKeys;
import nl.klankbord.link.PersonalLink;
import nl.klankbord.meeting.MeetingFile;
import nl.klankbord.memory.Examples;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Status;
import nl.klankbord.submission.Person;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What an organiser does with participants at the desk, and what of it is in the audit log.
final class DeskParticipantsTest {

    private static final String LIST = "/desk/meetings/utrecht/participants";
    private static final String NEW = "/desk/meetings/utrecht/new-participant";

    private final Deployment deployment = new Deployment();
    private final SessionToken token = signedIn(Role.ORGANISER);

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"VIEWER", "CATERER"})
    void whoIsThereToLookOrCaterSeesNobody(Role role) {
        Person fatma = comes("fatma@ede.example");
        SessionToken other = signedIn(role);
        for (String path : List.of(LIST, LIST + "/" + fatma.value(), NEW, "/desk/meetings/utrecht/audit")) {
            Answer answer = deployment.send(at(path, other));
            assertEquals(403, answer.status(), path);
            assertFalse(answer.body().contains("Fatma"), path);
        }
        Answer cancelled = deployment.send(form(LIST + "/" + fatma.value() + "/cancellation", other, "version=1"));
        assertEquals(403, cancelled.status());
        assertEquals(Status.ACCEPTED, rsvp(fatma).status());
        assertEquals(List.of(), acts());
    }

    @Test
    void everybodyIsOnTheListAndIsLookedForByPost() {
        comes("fatma@ede.example");
        Document all = deployment.send(at(LIST, token)).page();
        assertEquals(
                List.of("Fatma Yıldız-van der Veen"), all.select(".people a").eachText());
        Document none = deployment
                .send(form(LIST + "/search", token, "words=niemand&show=all"))
                .page();
        assertEquals(List.of(), none.select(".people a").eachText());
        assertEquals("niemand", none.select("#words").attr("value"), "what was typed stays");
        Document found = deployment
                .send(form(LIST + "/search", token, "words=YILDIZ&show=accepted"))
                .page();
        assertEquals(1, found.select(".people a").size());
        assertFalse(found.select(".people a").attr("href").contains("atma"), "no name in an address");
        assertEquals(List.of(Act.LISTED, Act.LISTED, Act.LISTED), acts());
    }

    @Test
    void somebodyWhoCalledIsSignedUpOnce() {
        Answer added = deployment.send(form(NEW, token, answer("kees@ede.example")));
        Person kees = Examples.person("kees@ede.example");
        assertEquals(LIST + "/" + kees.value() + "?done=added&lang=nl", added.header("location"), added.body());
        assertEquals("desk", rsvp(kees).submission().site());
        assertEquals(List.of(Act.ADDED), acts());
        Answer again =
                deployment.send(form(NEW, token, answer("kees@ede.example").replace("Kees", "Cees")));
        assertEquals(LIST + "/" + kees.value() + "?done=known&lang=nl", again.header("location"));
        assertEquals("Kees", rsvp(kees).participant().name(), "nothing is changed");
        Document page = deployment
                .send(at(LIST + "/" + kees.value() + "?done=known", token))
                .page();
        assertTrue(page.select(".alert").text().contains("had al geantwoord"), page.text());
    }

    @Test
    void somebodyMayStillCallAfterTheDeadline() {
        deployment.clock =
                Clock.fixed(Examples.utrecht().deadline(), Examples.utrecht().timeZone());
        assertEquals(
                303,
                deployment.send(form(NEW, token, answer("kees@ede.example"))).status());
        deployment.clock =
                Clock.fixed(Examples.utrecht().linksEndAt(), Examples.utrecht().timeZone());
        SessionToken later = signedIn(Role.ORGANISER);
        assertEquals(
                409,
                deployment.send(form(NEW, later, answer("jan@ede.example"))).status());
    }

    @Test
    void whatIsMissingIsSaidAtItsFieldAndNothingIsStored() {
        Answer answer = deployment.send(form(NEW, token, "name=Kees&attending=true&moments=lunch"));
        assertEquals(400, answer.status());
        assertEquals("Kees", answer.page().select("[name=name]").attr("value"));
        assertFalse(answer.page().select("a[href=#rsvp-email]").isEmpty(), answer.body());
        assertTrue(deployment.hasNoAnswers());
        assertEquals(List.of(), acts());
    }

    @Test
    void twoWhoChangeTheSameAnswerBothSeeBoth() {
        Person fatma = comes("fatma@ede.example");
        String path = LIST + "/" + fatma.value() + "/change";
        Document form = deployment.send(at(path, token)).page();
        assertEquals("1", form.select("[name=version]").attr("value"));
        String first = answer("fatma@ede.example").replace("diet=none", "diet=vegan") + "&version=1";
        assertEquals(303, deployment.send(form(path, token, first)).status());
        String second = answer("fatma@ede.example").replace("Kees", "Fatma Y.") + "&version=1";
        Answer late = deployment.send(form(path, token, second));
        assertEquals(409, late.status());
        Document both = late.page();
        assertTrue(both.select("section:has(#present)").text().contains("Veganistisch"), both.text());
        assertEquals("Fatma Y.", both.select("[name=name]").attr("value"));
        assertEquals("Kees", rsvp(fatma).participant().name(), "nothing is overwritten");
        String knowingly = second.replace(
                "version=1", "version=" + both.select("[name=version]").attr("value"));
        assertEquals(303, deployment.send(form(path, token, knowingly)).status());
        assertEquals("Fatma Y.", rsvp(fatma).participant().name());
    }

    @Test
    void aQuestionThatCameLaterKeepsNobodyFromChangingByPhone() {
        Person fatma = comes("fatma@ede.example");
        deployment.storedMeetings.store(
                MeetingFile.with(
                        Examples.utrecht(),
                        Examples.json("{\"survey\":[{\"id\":\"vervoer\",\"kind\":\"short-text\",\"required\":true,"
                                + "\"label\":{\"nl\":\"Hoe kom je?\",\"en\":\"How do you come?\"}}]}")),
                false);
        String path = LIST + "/" + fatma.value() + "/change";
        Answer changed = deployment.send(
                form(path, token, answer("fatma@ede.example").replace("diet=none", "diet=vegan") + "&version=1"));
        assertEquals(303, changed.status(), changed.body());
        assertEquals(2, rsvp(fatma).version());
        assertTrue(rsvp(fatma).answers().isEmpty());
        Answer told = deployment.send(
                form(path, token, answer("fatma@ede.example") + "&version=2&answers.vervoer=Met+de+trein"));
        assertEquals(303, told.status(), told.body());
        assertFalse(rsvp(fatma).answers().isEmpty(), "what they say on the phone is noted");
        assertEquals(
                400,
                deployment.send(form(NEW, token, answer("kees@ede.example"))).status(),
                "who signs up by phone is asked");
    }

    @Test
    void whoCancelledIsToldSoOnTheSecondTry() {
        Person fatma = comes("fatma@ede.example");
        String path = LIST + "/" + fatma.value();
        assertEquals(
                path + "?done=cancelled&lang=nl",
                deployment
                        .send(form(path + "/cancellation", token, "version=1"))
                        .header("location"));
        assertEquals(Status.CANCELLED, rsvp(fatma).status());
        Answer place = deployment.send(form(path + "/place", token, "version=2"));
        assertEquals(409, place.status(), "who does not wait gets no place");
        assertTrue(place.page().select(".alert").text().contains("Iemand anders was je voor"));
    }

    @Test
    void whoIsAtTheDoorIsCheckedInOnTheDay() {
        Person fatma = comes("fatma@ede.example");
        assertEquals(
                0,
                deployment.send(at(LIST, token)).page().select(".people form").size(),
                "months before");
        deployment.clock =
                Clock.fixed(Examples.utrecht().startsAt(), Examples.utrecht().timeZone());
        SessionToken onTheDay = signedIn(Role.ORGANISER);
        Document list = deployment.send(at(LIST + "?show=expected", onTheDay)).page();
        assertEquals(
                "Is binnen: Fatma Yıldız-van der Veen",
                list.select(".people button").attr("aria-label"));
        Answer in = deployment.send(form(LIST + "/" + fatma.value() + "/arrival", onTheDay, "people=1&from=list"));
        assertEquals(LIST + "?show=expected&done=arrived&lang=nl", in.header("location"));
        assertEquals(1, rsvp(fatma).tally().count("arrived.people"));
        assertEquals(
                403,
                deployment
                        .send(form(LIST + "/" + fatma.value() + "/arrival", onTheDay, "people=2"))
                        .status(),
                "more than they are");
        assertEquals(List.of(Act.CHECKED_IN, Act.LISTED, Act.LISTED), acts());
    }

    @Test
    void aParticipantSeesWhatWasDoneWithTheirsAndNotByWhom() {
        Person fatma = comes("fatma@ede.example");
        comes("jan@ede.example");
        deployment.send(at(LIST + "/" + fatma.value(), token));
        deployment.send(at(LIST + "/" + Examples.person("jan@ede.example").value(), token));
        PersonalLink link = new PersonalLink(Examples.utrecht().id(), fatma);
        String cookie = "__Host-klankbord=" + Deployment.LINK_KEYS.write(link, LinkKeys.Use.OPEN);
        Document page = deployment
                .send(Call.of("GET", "/my-rsvp/log").with("cookie", cookie))
                .page();
        assertEquals(1, page.select(".people li").size(), page.text());
        assertTrue(page.select(".people").text().startsWith("De organisator zag alle gegevens"), page.text());
        assertFalse(page.text().contains("organiser-1@"), page.text());
    }

    @Test
    void whoOnlyBroughtATopicSeesWhatWasDoneWithItToo() {
        Answer brought = deployment.send(Call.json(
                "/v1/meetings/utrecht/topics",
                JsonWriter.text(Examples.topic("kees@ede.example").build())));
        assertEquals(201, brought.status(), brought.body());
        Person kees = Examples.person("kees@ede.example");
        Topic topic = deployment.topics.of(Examples.utrecht().id(), kees).getLast();
        String topicPage = "/desk/meetings/utrecht/topics/" + TopicKey.of(topic).word();
        assertEquals(200, deployment.send(at(topicPage, token)).status());

        String led = deployment
                .send(at("/desk/meetings/utrecht/audit", token))
                .page()
                .select(".people a")
                .attr("href");
        assertEquals(LIST + "/" + kees.value() + "?lang=nl", led);
        Answer there = deployment.send(at(led, token));
        assertEquals(303, there.status());
        assertEquals(topicPage + "?lang=nl", there.header("location"));
        assertEquals(
                404,
                deployment
                        .send(at(
                                LIST + "/"
                                        + Examples.person("nobody@ede.example").value(),
                                token))
                        .status());

        PersonalLink link = new PersonalLink(Examples.utrecht().id(), kees);
        String cookie = "__Host-klankbord=" + Deployment.LINK_KEYS.write(link, LinkKeys.Use.OPEN);
        Document mine = deployment
                .send(Call.of("GET", "/my-rsvp").with("cookie", cookie))
                .page();
        assertEquals(1, mine.select("a[href^=/my-rsvp/log]").size(), mine.text());
        Document log = deployment
                .send(Call.of("GET", "/my-rsvp/log").with("cookie", cookie))
                .page();
        assertTrue(
                log.select(".people").text().startsWith("De organisator zag alle gegevens (een onderwerp)"),
                log.text());
    }

    @Test
    void theLogSaysWhoDidWhatAndNamesNoParticipant() {
        Person fatma = comes("fatma@ede.example");
        deployment.send(at(LIST + "/" + fatma.value(), token));
        Document log =
                deployment.send(at("/desk/meetings/utrecht/audit", token)).page();
        assertTrue(log.select(".people").text().contains("organiser-1@ede.example zag alle gegevens"), log.text());
        assertFalse(log.text().contains("Fatma"), log.text());
        assertEquals(
                LIST + "/" + fatma.value() + "?lang=nl", log.select(".people a").attr("href"));
    }

    private List<Act> acts() {
        return deployment.auditLog.page(Examples.utrecht().id(), Optional.empty(), 50).entries().stream()
                .map(Entry::act)
                .toList();
    }

    private Person comes(String email) {
        Answer answer = deployment.send(Call.json(
                "/v1/meetings/utrecht/rsvps",
                JsonWriter.text(Examples.rsvp(email).build())));
        assertEquals(201, answer.status(), answer.body());
        return Examples.person(email);
    }

    private Rsvp rsvp(Person person) {
        return deployment.rsvps.find(Examples.utrecht().id(), person).orElseThrow();
    }

    private static String answer(String email) {
        StringJoiner form = new StringJoiner("&");
        Map.of(
                        "name", "Kees",
                        "email", email,
                        "organisation", "Gemeente Ede",
                        "organisationType", "municipality",
                        "attending", "true",
                        "moments", "lunch",
                        "diet", "none",
                        "dietConsent", "true",
                        "language", "nl")
                .forEach((field, value) -> form.add(field + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return form.toString();
    }

    private SessionToken signedIn(Role role) {
        SessionToken made = SessionToken.next();
        deployment.sessions.begin(
                made,
                new Session(
                        "organiser-1",
                        "organiser-1@ede.example",
                        role,
                        deployment.clock.instant().plus(Desk.SESSION)));
        return made;
    }

    private static Call at(String path, SessionToken token) {
        String[] parts = path.split("\\?", 2);
        Call call = Call.of("GET", parts[0]);
        for (String pair : parts.length > 1 ? parts[1].split("&", -1) : new String[0]) {
            call = call.asking(pair.replaceFirst("=.*", ""), pair.replaceFirst(".*=", ""));
        }
        return call.with("cookie", "__Host-klankbord-desk=" + token.value());
    }

    private static Call form(String path, SessionToken token, String body) {
        return Call.form(path, "seal=" + token.formSeal() + "&" + body)
                .with("cookie", "__Host-klankbord-desk=" + token.value());
    }
}
