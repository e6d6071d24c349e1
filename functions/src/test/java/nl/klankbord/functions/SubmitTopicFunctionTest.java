package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import nl.klankbord.coalition.Hint;
import nl.klankbord.coalition.Hints;
import nl.klankbord.functions.Silent.SilentMeetings;
import nl.klankbord.functions.Silent.SilentTopics;
import nl.klankbord.json.Json;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.memory.Examples;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.tally.AnswerKey;
import nl.klankbord.tally.Counted;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;
import nl.klankbord.topic.Topics;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

final class SubmitTopicFunctionTest {

    private static final String API = "/v1/meetings/utrecht/topics";
    private static final String PAGE = "/m/utrecht/topics";
    private static final String KEY = Deployment.FORM_KEY;

    private final Deployment deployment = new Deployment();

    @Test
    void jsonIsStoredAndAnswered() {
        Answer answer = deployment.send(json(KEY, topic()));
        assertEquals(201, answer.status());
        assertEquals(
                List.of("id", "receivedAt"), List.copyOf(answer.json().members().keySet()));
        assertEquals(1, deployment.storedTopics().size());
    }

    @Test
    void theSameAgainGetsTheSameAnswerByteForByte() {
        Answer first = deployment.send(json(KEY, topic()));
        deployment.clock = Clock.offset(Examples.CLOCK, Duration.ofHours(7));
        assertEquals(first, deployment.send(json(KEY, topic())));
        assertEquals(1, deployment.storedTopics().size());
    }

    @Test
    void onePersonMayBringSeveral() {
        deployment.send(json(KEY, topic()));
        deployment.send(json("other-key-0123456", topic()));
        deployment.send(Call.json(API, topic().build()));
        assertEquals(3, deployment.storedTopics().size());
    }

    @Test
    void otherContentUnderTheSameKeyIsRefused() {
        deployment.send(json(KEY, topic()));
        assertEquals(
                422,
                deployment.send(json(KEY, topic().put("intent", "address"))).status());
        assertEquals(1, deployment.storedTopics().size());
    }

    @Test
    void everyComplaintIsToldAtOnceWithItsField() {
        Answer answer = deployment.send(Call.json(API, "{\"themeId\":\"weather\",\"introduce\":\"yes\"}"));
        assertEquals(400, answer.status());
        assertEquals(
                List.of(
                        "name required",
                        "email required",
                        "organisation required",
                        "organisationType required",
                        "theme required",
                        "themeId choice",
                        "text required",
                        "intent required",
                        "introduce boolean"),
                answer.errors());
        assertTrue(deployment.hasNoAnswers());
    }

    @Test
    void nothingIsTakenForAMeetingThatIsClosedOrNotThere() {
        assertEquals(
                404,
                deployment
                        .send(Call.json("/v1/meetings/nowhere/topics", topic().build()))
                        .status());
        assertEquals(
                404, deployment.send(Call.form("/m/nowhere/topics", filledIn())).status());
        deployment.clock = Clock.fixed(Instant.parse("2027-04-14T22:00:00Z"), ZoneOffset.UTC);
        assertEquals(410, deployment.send(json(KEY, topic())).status());
        assertEquals(410, deployment.send(Call.form(PAGE, filledIn())).status());
        assertTrue(deployment.hasNoAnswers());
    }

    @Test
    void aFormSentTwiceIsOneTopic() {
        Answer first = deployment.send(Call.form(PAGE, filledIn()));
        assertEquals(303, first.status());
        assertEquals(first, deployment.send(Call.form(PAGE, filledIn())));
        assertEquals(1, deployment.storedTopics().size());
    }

    @Test
    void aFormChangedAndSentAgainSaysWhomToAsk() {
        deployment.send(Call.form(PAGE, filledIn()));
        Map<String, String> changed = filledIn();
        changed.put("text", "Toch iets anders.");
        Answer answer = deployment.send(Call.form(PAGE, changed));
        assertEquals(422, answer.status());
        assertTrue(answer.page().text().contains("bijeenkomst@klankbord.example"));
    }

    @Test
    void aWrongFormIsShownAgainWithWhatWasTyped() {
        Map<String, String> wrong = filledIn();
        wrong.put("email", "kees");
        wrong.put("text", "\"Wij\" & <i>zij</i>\r\n\r\nsamen");
        Answer answer = deployment.send(Call.form(PAGE, wrong));
        Document page = answer.page();
        assertEquals(400, answer.status());
        assertEquals(
                "\"Wij\" & <i>zij</i>\n\nsamen",
                page.select("#topic-text")
                        .getFirst()
                        .wholeText()
                        .replaceFirst("\n", "")
                        .replace("\r\n", "\n"));
        assertEquals("present", page.select("#topic [name=intent][checked]").attr("value"));
        assertEquals(KEY, page.select("#topic [name=submission]").attr("value"));
        page.select("#topic [role=alert] a")
                .forEach(link -> assertEquals(1, page.select(link.attr("href")).size(), link.text()));
        assertTrue(deployment.hasNoAnswers());
    }

    @Test
    void aThemeIsPickedOrPutInOnesOwnWords() {
        Map<String, String> picked = filledIn();
        picked.put("theme", "");
        picked.put("themeId", "open-overheid");
        assertEquals(303, deployment.send(Call.form(PAGE, picked)).status());
        Topic topic = deployment.storedTopics().getFirst();
        assertEquals(Optional.of("open-overheid"), topic.themeId());
        assertEquals("Open en weerbare lokale overheid", topic.theme());

        picked.put("themeId", "");
        picked.put("email", "another@example.nl");
        Document page = deployment.send(Call.form(PAGE, picked)).page();
        assertEquals(
                List.of("#topic-theme"), page.select("#topic [role=alert] a").eachAttr("href"));
        assertEquals(List.of(""), page.select("#topic [name=themeId][checked]").eachAttr("value"));

        picked.put("themeId", "gesloten");
        page = deployment.send(Call.form(PAGE, picked)).page();
        assertEquals(
                List.of("#topic-theme", "#topic-themeId"),
                page.select("#topic [role=alert] a").eachAttr("href"));
        assertEquals(1, page.select("#topic-themeId").size());
        assertEquals(1, deployment.storedTopics().size());
    }

    /// By the button, and by the script that asks the same while somebody writes.
    @Test
    void whoeverWritesIsToldHowManyOrganisationsWantSomethingLikeIt() {
        deployment.hints.store(
                Examples.utrecht(), new Hints(List.of(new Hint("tafel-1", 4, Map.of("loting", 0.5, "notulen", 0.2)))));
        String asks = deployment
                .send(Call.of("GET", "/m/utrecht"))
                .page()
                .select("#topic button[formaction]")
                .attr("formaction");
        assertEquals("/m/utrecht/topics?others=ask&lang=nl#topic-alike", asks);

        Document known = ask("text", "Wij deden een loting. Hoe doe jij dat?").page();
        assertEquals("4", known.select("[data-alike]").attr("data-alike"));
        assertEquals(
                "4 organisaties willen iets als dit. Wil je met ze in contact komen? Vink dat hieronder aan."
                        + " Je naam zien ze pas als jullie het allebei willen.",
                known.select("[data-alike] [role=status]").text());
        assertEquals(
                "Wij deden een loting. Hoe doe jij dat?",
                known.select("#topic-text").text());
        assertEquals(0, known.select("[role=alert]").size(), "nothing is asked for that was not sent in yet");

        Document unknown = ask("text", "Een kaart van de wijk").page();
        assertEquals("0", unknown.select("[data-alike]").attr("data-alike"));
        assertTrue(unknown.select("[role=status]").text().startsWith("We zien nog geen drie organisaties"));
        assertTrue(deployment.hasNoAnswers());
    }

    /// It is asked each time that somebody on a phone stops writing.
    @Test
    void whatIsToldIsZipped() {
        Call asks = Call.form(PAGE, Map.of("text", "Loting")).asking("others", "ask");
        assertEquals(
                "gzip",
                deployment.send(asks.with("accept-encoding", "gzip, br")).header("content-encoding"));
        assertEquals("", deployment.send(asks).header("content-encoding"));
    }

    /// Whoever only asked does not send it in by asking again.
    @Test
    void withoutAStoreAskingAgainStaysAsking() {
        deployment.meetings = new SilentMeetings();
        Answer answer = deployment.send(Call.form(PAGE, filledIn()).asking("others", "ask"));
        assertEquals(503, answer.status());
        assertEquals(
                "/m/utrecht/topics?others=ask&lang=nl#topic-alike",
                answer.page().expectFirst("main form").attr("action"));
    }

    private Answer ask(String field, String typed) {
        Answer answer = deployment.send(Call.form(PAGE, Map.of(field, typed)).asking("others", "ask"));
        assertEquals(200, answer.status());
        return answer;
    }

    @Test
    void afterwardsTheReceiptTellsTheSame() {
        deployment.hints.store(Examples.utrecht(), new Hints(List.of(new Hint("tafel-1", 4, Map.of("loting", 0.5)))));
        String[] location =
                deployment.send(Call.form(PAGE, filledIn())).header("location").split("[?&=]", -1);
        assertEquals("alike=tafel-1", location[location.length - 2] + "=" + location[location.length - 1]);
        Call receipt = Call.of("GET", location[0]).asking("reference", location[2]);
        String told = "4 organisaties willen iets als dit.";
        assertTrue(deployment
                .send(receipt.asking("alike", "tafel-1"))
                .page()
                .text()
                .contains(told));
        assertFalse(deployment.send(receipt).page().text().contains(told));
    }

    @Test
    void theReceiptOffersToBringAnother() {
        String[] location =
                deployment.send(Call.form(PAGE, filledIn())).header("location").split("[?&=]", -1);
        Document receipt = deployment
                .send(Call.of("GET", location[0]).asking("reference", location[2]))
                .page();
        assertEquals(
                "Nog een thema inbrengen",
                receipt.select("a[href='/m/utrecht?lang=nl#topic']").text());
    }

    @Test
    void withoutAStoreThePageKeepsWhatWasTyped() {
        deployment.topics = new SilentTopics();
        assertEquals(503, deployment.send(json(KEY, topic())).status());
        Answer answer = deployment.send(Call.form(PAGE, filledIn()));
        assertEquals(503, answer.status());
        assertEquals(
                "Loting voor het burgerberaad",
                answer.page().select("#topic-theme").attr("value"));
        assertTrue(deployment.hasNoAnswers());
    }

    /// What is shown again must carry the key that was used.
    @Test
    void aFormWhoseAnswerWasLostIsStillOneTopic() {
        deployment.topics = new Forgetful(deployment.answers.topics());
        Document page = deployment.send(Call.form(PAGE, filledIn())).page();

        Map<String, String> again = filledIn();
        again.put("submission", page.select("#topic [name=submission]").attr("value"));
        deployment.topics = deployment.answers.topics();
        assertEquals(303, deployment.send(Call.form(PAGE, again)).status());
        assertEquals(1, deployment.storedTopics().size());
    }

    /// Stores, and loses the answer on its way back.
    private record Forgetful(Topics topics) implements Topics {

        @Override
        public Optional<Topic> storeUnlessPresent(Topic topic) {
            topics.storeUnlessPresent(topic);
            throw new UnavailableException("lost", new IOException("timeout"));
        }

        @Override
        public List<Topic> storeUnlessPresent(List<Topic> several) {
            topics.storeUnlessPresent(several);
            throw new UnavailableException("lost", new IOException("timeout"));
        }

        @Override
        public Optional<Topic> find(MeetingId meeting, Person person, SubmissionId submission) {
            return topics.find(meeting, person, submission);
        }

        @Override
        public List<Topic> findAll(MeetingId meeting, Collection<TopicKey> keys) {
            return topics.findAll(meeting, keys);
        }

        @Override
        public List<Topic> of(MeetingId meeting, Person person) {
            return topics.of(meeting, person);
        }

        @Override
        public boolean move(Topic before, Topic after) {
            return topics.move(before, after);
        }

        @Override
        public boolean withdraw(Topic topic) {
            return topics.withdraw(topic);
        }

        @Override
        public boolean introduce(MeetingId meeting, TopicKey topic, boolean introduce) {
            return topics.introduce(meeting, topic, introduce);
        }

        @Override
        public List<AnswerKey> each(MeetingId meeting, Consumer<Counted<Topic>> each) {
            return topics.each(meeting, each);
        }

        @Override
        public boolean strike(Counted<Topic> answer) {
            return topics.strike(answer);
        }
    }

    private static Json.Builder topic() {
        return Examples.topic("k.appelman@rivierenland.example");
    }

    private static Call json(String key, Json.Builder topic) {
        return Call.json(API, topic.build()).with("idempotency-key", key);
    }

    private static Map<String, String> filledIn() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("submission", KEY);
        fields.put("name", "Kees-Jan Appelman");
        fields.put("email", "k.appelman@rivierenland.example");
        fields.put("organisation", "Waterschap Rivierenland");
        fields.put("organisationType", "water-authority");
        fields.put("theme", "Loting voor het burgerberaad");
        fields.put("text", "Ik vertel wat er misging.");
        fields.put("intent", "present");
        return fields;
    }
}
