package nl.klankbord.sorting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.klankbord.json.Json;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryAnswers;
import nl.klankbord.memory.MemoryDecisions;
import nl.klankbord.memory.MemoryMeetings;
import nl.klankbord.sorting.SortTopics.Outcome;
import nl.klankbord.sorting.SortTopics.Wish;
import nl.klankbord.topic.SubmitTopic;
import nl.klankbord.topic.TopicKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SortTopicsTest {

    private static final Meeting MEETING = Examples.utrecht();
    private static final ThemeId LOTING = ThemeId.ofTitle(MEETING, "Loting");
    private static final ThemeId WIJK = ThemeId.ofTitle(MEETING, "Wijkraad");

    private final MemoryAnswers answers = new MemoryAnswers(Examples.CLOCK);
    private final MemoryDecisions decisions = new MemoryDecisions();
    private final SortTopics sortTopics = new SortTopics(answers.topics(), decisions, Examples.CLOCK);
    private TopicKey topic = DecisionsContract.key("x");

    @BeforeEach
    void somebodyBringsATopic() {
        MemoryMeetings meetings = new MemoryMeetings();
        meetings.store(MEETING, false);
        Json.Builder sent = Examples.topic("k@ede.example");
        new SubmitTopic(meetings, answers.topics(), Examples.SECRETS, Examples.OPEN_GATE, Examples.CLOCK)
                .submit(MEETING.id(), Examples.sender("k"), sent.build());
        answers.topics().each(MEETING.id(), each -> topic = TopicKey.of(each.answer()));
    }

    @Test
    void theSameWishIsOneDecision() {
        Decision tag = Decision.about(Kind.TAG, Set.of(topic), "ochtend");
        assertEquals(true, done(wish("wish-0001", 0, tag)).isNew());
        assertEquals(false, done(wish("wish-0001", 0, tag)).isNew(), "the button was pressed twice");
        assertInstanceOf(
                Outcome.Reused.class,
                sortTopics.decide(MEETING, wish("wish-0001", 0, Decision.about(Kind.TAG, Set.of(topic), "middag"))));
        assertEquals(1, decisions.all(MEETING.id()).size());
    }

    @Test
    void whoDecidesAboutTheSameUnseenIsToldFirst() {
        done(wish("wish-0001", 0, Decision.merge(Set.of(LOTING), "Toeval", ThemeId.ofTitle(MEETING, "Toeval"))));
        Decision merge = Decision.merge(Set.of(LOTING, WIJK), "Wijkraad", WIJK);
        Outcome.Meanwhile told =
                assertInstanceOf(Outcome.Meanwhile.class, sortTopics.decide(MEETING, wish("wish-0002", 0, merge)));
        assertEquals(
                List.of("wish-0001"), told.theirs().stream().map(Decided::id).toList());
        assertEquals(1, decisions.all(MEETING.id()).size(), "nothing is decided yet");
        assertEquals(2, done(wish("wish-0002", 1, merge)).decided().number(), "they saw it, and want it");
    }

    @Test
    void whoDecidesAboutSomethingElseIsNotHeldUp() {
        done(wish("wish-0001", 0, Decision.about(Kind.TAG, Set.of(topic), "ochtend")));
        done(wish("wish-0002", 0, Decision.about(Kind.TAG, Set.of(topic), "zaal 2")));
        done(wish("wish-0003", 0, Decision.about(Kind.PROGRAMME, Set.of(topic), "")));
        done(wish("wish-0004", 0, Decision.about(Kind.NOTE, Set.of(topic), "Bellen")));
        done(wish("wish-0005", 0, Decision.about(Kind.NOTE, Set.of(topic), "Mailen")));
        assertEquals(
                List.of(1, 2, 3, 4, 5),
                decisions.all(MEETING.id()).stream().map(Decided::number).toList());
    }

    @Test
    void whatWasUndoneUnseenIsAboutTheSame() {
        done(wish("wish-0001", 0, Decision.about(Kind.PROGRAMME, Set.of(topic), "")));
        done(wish("wish-0002", 1, Decision.undo(1)));
        assertInstanceOf(
                Outcome.Meanwhile.class,
                sortTopics.decide(MEETING, wish("wish-0003", 1, Decision.about(Kind.UNPROGRAMME, Set.of(topic), ""))));
        assertInstanceOf(Outcome.Gone.class, sortTopics.decide(MEETING, wish("wish-0004", 2, Decision.undo(1))));
        assertInstanceOf(Outcome.Gone.class, sortTopics.decide(MEETING, wish("wish-0005", 2, Decision.undo(9))));
    }

    @Test
    void nothingIsDecidedAboutATopicThatIsNotThere() {
        Decision note = Decision.about(Kind.NOTE, Set.of(DecisionsContract.key("x")), "Wie?");
        assertInstanceOf(Outcome.Gone.class, sortTopics.decide(MEETING, wish("wish-0001", 0, note)));
        assertEquals(List.of(), decisions.all(MEETING.id()));
    }

    @Test
    void whoIsKeptApartIsBroughtToOneTableByNothing() {
        TopicKey other = another();
        CoalitionId table = new CoalitionId("t".repeat(22));
        Decision apart = Decision.about(Kind.APART, Set.of(topic, other), "");
        done(wish("wish-0001", 0, Decision.seat(table, Set.of(topic, other), "Loting")));
        Outcome.Apart seated =
                assertInstanceOf(Outcome.Apart.class, sortTopics.decide(MEETING, wish("wish-0002", 1, apart)));
        assertEquals(Set.of(topic, other), seated.two(), "they sit together");
        done(wish("wish-0003", 1, Decision.leave(table, Set.of(other))));
        done(wish("wish-0004", 2, apart));
        assertInstanceOf(
                Outcome.Apart.class,
                sortTopics.decide(MEETING, wish("wish-0005", 3, Decision.seat(table, Set.of(other), ""))));
        assertInstanceOf(
                Outcome.Apart.class,
                sortTopics.decide(MEETING, wish("wish-0006", 3, Decision.undo(2))),
                "nor by undoing");
        done(wish("wish-0007", 3, Decision.seat(new CoalitionId("u".repeat(22)), Set.of(other), "Anders")));
        done(wish("wish-0008", 4, Decision.undo(3)));
        done(wish("wish-0009", 5, Decision.seat(table, Set.of(other), "Loting")));
        assertInstanceOf(
                Outcome.Apart.class, sortTopics.decide(MEETING, wish("wish-0010", 6, Decision.undo(5))), "again");
    }

    private TopicKey another() {
        MemoryMeetings meetings = new MemoryMeetings();
        meetings.store(MEETING, false);
        new SubmitTopic(meetings, answers.topics(), Examples.SECRETS, Examples.OPEN_GATE, Examples.CLOCK)
                .submit(
                        MEETING.id(),
                        Examples.sender("l"),
                        Examples.topic("l@ede.example").build());
        List<TopicKey> all = new ArrayList<>();
        answers.topics().each(MEETING.id(), each -> all.add(TopicKey.of(each.answer())));
        all.remove(topic);
        return all.getFirst();
    }

    private Outcome.Done done(Wish wish) {
        return assertInstanceOf(Outcome.Done.class, sortTopics.decide(MEETING, wish));
    }

    private static Wish wish(String id, int seen, Decision decision) {
        return new Wish(id, seen, decision, "organiser-1", "Fatma");
    }
}
