package nl.klankbord.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryAnswers;
import nl.klankbord.memory.MemoryMeetings;
import nl.klankbord.memory.Watched;
import nl.klankbord.submission.Sender;
import nl.klankbord.submission.Sent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SubmitTopicTest {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final Sender FIRST = new Sender("api", "first-key-0123456");
    private static final Sender SECOND = new Sender("api", "second-key-012345");

    private final MemoryMeetings meetings = new MemoryMeetings();
    private final Topics topics = new MemoryAnswers(Examples.CLOCK).topics();
    private final SubmitTopic submitTopic =
            new SubmitTopic(meetings, topics, Examples.SECRETS, Examples.OPEN_GATE, Examples.CLOCK);

    @BeforeEach
    void start() {
        meetings.store(Examples.utrecht(), false);
    }

    @Test
    void onePersonMayBringSeveralTopics() {
        TopicOutcome.Stored one = stored(FIRST, Examples.topic("a@example.nl").build());
        TopicOutcome.Stored two = stored(SECOND, Examples.topic("a@example.nl").build());
        assertNotEquals(one.id(), two.id());
        assertEquals(2, all().size());
    }

    @Test
    void theSameAgainGivesTheSameAnswer() {
        JsonObject topic = Examples.topic("a@example.nl").build();
        assertEquals(stored(FIRST, topic), stored(FIRST, topic));
        assertEquals(1, all().size());
    }

    @Test
    void anotherContentUnderTheSameKeyIsRefused() {
        stored(FIRST, Examples.topic("a@example.nl").build());
        assertEquals(
                new TopicOutcome.Refused(new Refusal.KeyReused()),
                submitTopic.submit(
                        UTRECHT,
                        FIRST,
                        Examples.topic("a@example.nl")
                                .put("theme", "Iets anders")
                                .build()));
    }

    @Test
    void aKeyIsScopedToWhoSendsIt() {
        stored(FIRST, Examples.topic("a@example.nl").build());
        stored(FIRST, Examples.topic("b@example.nl").build());
        assertEquals(2, all().size());
    }

    @Test
    void whatWasInBeforeTheDeadlineKeepsItsAnswerAfter() {
        JsonObject topic = Examples.topic("a@example.nl").build();
        TopicOutcome stored = stored(FIRST, topic);
        Clock late = Clock.fixed(Examples.utrecht().deadline(), ZoneOffset.UTC);
        SubmitTopic tooLate = new SubmitTopic(meetings, topics, Examples.SECRETS, Examples.OPEN_GATE, late);
        TopicOutcome closed = new TopicOutcome.Refused(new Refusal.Closed(Examples.utrecht()));
        assertEquals(stored, tooLate.submit(UTRECHT, FIRST, topic));
        assertEquals(closed, tooLate.submit(UTRECHT, SECOND, topic));
        assertEquals(closed, tooLate.submit(UTRECHT, FIRST, Json.EMPTY));
        assertEquals(1, all().size());
    }

    @Test
    void anUnknownMeetingIsUnknown() {
        assertEquals(
                new TopicOutcome.Refused(new Refusal.NoMeeting()),
                submitTopic.submit(
                        new MeetingId("elsewhere"),
                        FIRST,
                        Examples.topic("a@example.nl").build()));
    }

    @Test
    void anUnknownFieldIsNamed() {
        TopicOutcome outcome = submitTopic.submit(
                UTRECHT, FIRST, Examples.topic("a@example.nl").put("shoes", 44).build());
        Refusal why = assertInstanceOf(TopicOutcome.Refused.class, outcome).why();
        assertEquals(
                List.of("shoes unknown"),
                assertInstanceOf(Refusal.Invalid.class, why).complaints().stream()
                        .map(complaint -> complaint.field() + " " + complaint.code())
                        .toList());
    }

    @Test
    void theThemeOfTheOrganiserMustBeOneOfTheMeeting() {
        stored(FIRST, Examples.topic("a@example.nl").put("themeId", "meedoen").build());
        TopicOutcome outcome = submitTopic.submit(
                UTRECHT,
                SECOND,
                Examples.topic("a@example.nl").put("themeId", "nergens").build());
        assertInstanceOf(
                Refusal.Invalid.class,
                assertInstanceOf(TopicOutcome.Refused.class, outcome).why());
    }

    @Test
    void aThemeOfTheOrganisersSaysItAllUnlessTheSenderHasOtherWords() {
        stored(FIRST, without("theme").put("themeId", "meedoen").build());
        stored(
                SECOND,
                without("theme").put("themeId", "meedoen").put("language", "en").build());
        stored(
                new Sender("api", "third-key-0123456"),
                Examples.topic("a@example.nl").put("themeId", "meedoen").build());
        assertEquals(
                List.of("Everyone can take part", "Iedereen kan meedoen", "Loting voor het burgerberaad"),
                all().stream().map(Topic::theme).sorted().toList());
        all().forEach(topic -> assertEquals(Optional.of("meedoen"), topic.themeId()));
    }

    /// The organiser words a theme anew while somebody sends the same again.
    @Test
    void theSameAgainIsTheSameUnderANewTitle() {
        JsonObject topic = without("theme").put("themeId", "meedoen").build();
        TopicOutcome first = stored(FIRST, topic);
        meetings.store(
                Examples.meeting(Examples.json(Examples.file("events/meetings/utrecht.json")
                        .replace("Iedereen kan meedoen", "Iedereen doet mee"))),
                false);
        assertEquals(first, stored(FIRST, topic));
    }

    @Test
    void withoutAThemeOfEitherKindItIsAskedFor() {
        assertEquals(List.of("theme required"), complaints(without("theme")));
        assertEquals(
                List.of("theme required", "themeId choice"),
                complaints(without("theme").put("themeId", "nergens")));
    }

    private List<String> complaints(Json.Builder topic) {
        Refusal why = assertInstanceOf(TopicOutcome.Refused.class, submitTopic.submit(UTRECHT, FIRST, topic.build()))
                .why();
        return assertInstanceOf(Refusal.Invalid.class, why).complaints().stream()
                .map(complaint -> complaint.field() + " " + complaint.code())
                .toList();
    }

    private static Json.Builder without(String field) {
        Json.Builder topic = Json.object();
        Examples.topic("a@example.nl").build().members().forEach((name, value) -> {
            if (!name.equals(field)) {
                topic.put(name, value);
            }
        });
        return topic;
    }

    @Test
    void eachOfSeveralGetsWhatItWouldAlone() {
        JsonObject before = Examples.topic("a@example.nl").put("theme", "Eerst").build();
        TopicOutcome.Stored stored = stored(FIRST, before);
        List<Sent> all = List.of(
                new Sent(FIRST, before),
                new Sent(SECOND, Examples.topic("a@example.nl").build()),
                new Sent(FIRST, Examples.topic("b@example.nl").put("shoes", 44).build()),
                new Sent(FIRST, Examples.topic("c@example.nl").build()));
        List<TopicOutcome> outcomes = submitTopic.submit(UTRECHT, all);
        assertEquals(stored, outcomes.getFirst());
        assertInstanceOf(TopicOutcome.Stored.class, outcomes.get(1));
        assertInstanceOf(TopicOutcome.Refused.class, outcomes.get(2));
        assertInstanceOf(TopicOutcome.Stored.class, outcomes.get(3));
        assertEquals(3, all().size());
        assertEquals(outcomes, submitTopic.submit(UTRECHT, all));
        assertEquals(3, all().size());
    }

    @Test
    void severalAreOneWriteAndOneAloneIsAsAnyOther() {
        Watched<Topics> watched = new Watched<>(Topics.class, topics);
        SubmitTopic submit =
                new SubmitTopic(meetings, watched.port(), Examples.SECRETS, Examples.OPEN_GATE, Examples.CLOCK);
        Sent a = new Sent(FIRST, Examples.topic("a@example.nl").build());
        Sent b = new Sent(FIRST, Examples.topic("b@example.nl").build());
        Sent c = new Sent(FIRST, Examples.topic("c@example.nl").build());
        submit.submit(UTRECHT, List.of(a));
        assertEquals(List.of(0), watched.several("storeUnlessPresent"), "not even a list");
        submit.submit(UTRECHT, List.of(b, c));
        assertEquals(List.of(0, 2), watched.several("storeUnlessPresent"));
        submit.submit(
                UTRECHT,
                List.of(c, new Sent(FIRST, Examples.topic("d@example.nl").build())));
        assertEquals(List.of(0, 2, 2, 1), watched.several("storeUnlessPresent"), "what is there already is left out");
        assertEquals(4, all().size());
    }

    @Test
    void severalThatComeTooLateAreRefused() {
        Clock late = Clock.fixed(Examples.utrecht().deadline(), ZoneOffset.UTC);
        TopicOutcome closed = new TopicOutcome.Refused(new Refusal.Closed(Examples.utrecht()));
        List<Sent> all = List.of(
                new Sent(FIRST, Examples.topic("a@example.nl").build()),
                new Sent(SECOND, Examples.topic("b@example.nl").build()));
        assertEquals(
                List.of(closed, closed),
                new SubmitTopic(meetings, topics, Examples.SECRETS, Examples.OPEN_GATE, late).submit(UTRECHT, all));
        assertEquals(
                List.of(
                        new TopicOutcome.Refused(new Refusal.NoMeeting()),
                        new TopicOutcome.Refused(new Refusal.NoMeeting())),
                submitTopic.submit(new MeetingId("elsewhere"), all));
        assertEquals(0, all().size());
    }

    private TopicOutcome.Stored stored(Sender sender, JsonObject sent) {
        return assertInstanceOf(TopicOutcome.Stored.class, submitTopic.submit(UTRECHT, sender, sent));
    }

    private List<Topic> all() {
        List<Topic> all = new ArrayList<>();
        topics.each(UTRECHT, counted -> all.add(counted.answer()));
        return all;
    }
}
