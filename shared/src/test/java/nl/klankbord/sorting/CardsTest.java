package nl.klankbord.sorting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryAnswers;
import nl.klankbord.memory.MemoryMeetings;
import nl.klankbord.memory.TestClock;
import nl.klankbord.memory.Watched;
import nl.klankbord.tally.AnswerKey;
import nl.klankbord.tally.LiveTally;
import nl.klankbord.tally.Tallies;
import nl.klankbord.tally.Tally;
import nl.klankbord.topic.SubmitTopic;
import nl.klankbord.topic.TopicKey;
import nl.klankbord.topic.Topics;
import org.junit.jupiter.api.Test;

/// What is kept at hand is as old as it may be, and no older.
final class CardsTest {

    private static final Meeting MEETING = Examples.utrecht();

    private Instant now = Examples.NOW;
    private final MemoryAnswers answers = new MemoryAnswers(Examples.CLOCK);
    private final Watched<Topics> topics = new Watched<>(Topics.class, answers.topics());
    private final Cards cards = new Cards(topics.port(), new Counting(), new TestClock(() -> now));
    private long counted;

    @Test
    void topicsAreReadOnceUntilSomeCome() {
        submit("a");
        assertEquals(1, cards.of(MEETING).size());
        now = now.plus(Cards.LEAST_AGE);
        assertEquals(1, cards.of(MEETING).size());
        assertEquals(1, reads(), "nothing came");
        submit("b");
        assertEquals(2, cards.of(MEETING).size());
        assertEquals(2, reads());
    }

    @Test
    void inARushTheyAreReadNowAndThen() {
        submit("a");
        cards.of(MEETING);
        submit("b");
        now = now.plus(Cards.LEAST_AGE.minusMillis(1));
        assertEquals(1, cards.of(MEETING).size());
        now = now.plus(Duration.ofMillis(1));
        assertEquals(2, cards.of(MEETING).size());
    }

    @Test
    void whatLacksATopicOrIsTooOldIsReadAgain() {
        submit("a");
        cards.of(MEETING);
        TopicKey gone =
                TopicKey.of("nobodynobodynobodyno22.nothingnothingnothin22").orElseThrow();
        assertEquals(List.of(), cards.read(MEETING, List.of(gone)));
        cards.of(MEETING);
        now = now.plus(Cards.MOST_AGE);
        cards.of(MEETING);
        assertEquals(3, reads());
    }

    @Test
    void aCardNamesNobody() {
        submit("a");
        assertFalse(cards.of(MEETING).toString().contains("Kees-Jan"));
        assertFalse(cards.of(MEETING).toString().contains("ede.example"));
    }

    private long reads() {
        return topics.calls().stream()
                .filter(call -> call.method().equals("each"))
                .count();
    }

    private void submit(String who) {
        MemoryMeetings meetings = new MemoryMeetings();
        meetings.store(MEETING, false);
        new SubmitTopic(meetings, answers.topics(), Examples.SECRETS, Examples.OPEN_GATE, Examples.CLOCK)
                .submit(
                        MEETING.id(),
                        Examples.sender(who),
                        Examples.topic(who + "@ede.example").build());
        counted++;
    }

    /// As the live counts are once the stream has told of every topic.
    private final class Counting implements Tallies {

        @Override
        public LiveTally find(MeetingId meeting) {
            return new LiveTally(new Tally.Sum().add("topics.present", counted).tally(), counted);
        }

        @Override
        public List<AnswerKey> count(MeetingId meeting, List<AnswerKey> keys) {
            throw new AssertionError("looking counts nothing");
        }

        @Override
        public boolean correct(MeetingId meeting, long revision, Tally correction) {
            throw new AssertionError("looking mends nothing");
        }
    }
}
