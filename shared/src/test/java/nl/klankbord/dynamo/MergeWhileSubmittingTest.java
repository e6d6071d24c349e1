package nl.klankbord.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryMeetings;
import nl.klankbord.sorting.Card;
import nl.klankbord.sorting.Decision;
import nl.klankbord.sorting.Picture;
import nl.klankbord.sorting.SortTopics;
import nl.klankbord.sorting.SortTopics.Outcome;
import nl.klankbord.sorting.SortTopics.Wish;
import nl.klankbord.sorting.Sorted;
import nl.klankbord.sorting.Sorting;
import nl.klankbord.sorting.ThemeId;
import nl.klankbord.submission.Language;
import nl.klankbord.topic.SubmitTopic;
import nl.klankbord.topic.TopicOutcome;
import org.junit.jupiter.api.Test;

/// Themes are merged, by two organisers at once, while people submit to them.
final class MergeWhileSubmittingTest {

    private static final int EACH = 12;

    private final Meeting meeting = Examples.utrecht();
    private final Table table = DynamoDbLocal.newTable();
    private final DynamoTopics topics = new DynamoTopics(table, Examples.CLOCK);
    private final DynamoDecisions decisions = new DynamoDecisions(table, Examples.CLOCK);
    private final SortTopics sortTopics = new SortTopics(topics, decisions, Examples.CLOCK);
    private final CountDownLatch start = new CountDownLatch(1);

    @Test
    void everyTopicIsCountedOnceWhereItsThemeWent() throws Exception {
        MemoryMeetings meetings = new MemoryMeetings();
        meetings.store(meeting, false);
        SubmitTopic submitTopic =
                new SubmitTopic(meetings, topics, Examples.SECRETS, Examples.OPEN_GATE, Examples.CLOCK);
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (String theme : List.of("Loting", "loten ", "Wijkraad")) {
                for (int each = 0; each < EACH; each++) {
                    String who = theme.strip() + each;
                    all.add(pool.submit(together(() -> assertInstanceOf(
                            TopicOutcome.Stored.class,
                            submitTopic.submit(
                                    meeting.id(),
                                    Examples.sender(who),
                                    Examples.topic(who + "@ede.example")
                                            .put("theme", theme)
                                            .build())))));
                }
            }
            all.add(pool.submit(together(() -> merge("merge-0001", "Loten", "Loting", "Loten"))));
            all.add(pool.submit(together(() -> merge("merge-0002", "Wijk", "Wijkraad"))));
            start.countDown();
            for (Future<?> each : all) {
                each.get();
            }
        }
        assertEquals(
                List.of(1, 2),
                decisions.all(meeting.id()).stream().map(each -> each.number()).toList());
        List<Card> cards = new ArrayList<>();
        topics.each(meeting.id(), each -> cards.add(Card.of(meeting, each.answer())));
        Picture picture = new Picture(meeting, Sorting.of(decisions.all(meeting.id())), cards);
        assertEquals(
                List.of("Loten " + 2 * EACH, "Wijk " + EACH),
                picture.themes().stream()
                        .filter(theme -> theme.topics() > 0)
                        .map(theme -> theme.title().in(Language.DUTCH) + " " + theme.topics())
                        .toList());
        assertEquals(
                3 * EACH, picture.themes().stream().mapToLong(Sorted::topics).sum());
    }

    private Outcome merge(String id, String title, String... themes) {
        Set<ThemeId> from = new HashSet<>();
        for (String theme : themes) {
            from.add(ThemeId.ofTitle(meeting, theme));
        }
        Decision decision = Decision.merge(from, title, ThemeId.ofTitle(meeting, title));
        return assertInstanceOf(
                Outcome.Done.class, sortTopics.decide(meeting, new Wish(id, 0, decision, "organiser-1", "Fatma")));
    }

    private <T> Callable<T> together(Callable<T> task) {
        return () -> {
            start.await();
            return task.call();
        };
    }
}
