package nl.klankbord.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.rsvp.RsvpsContract;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.Topics;
import nl.klankbord.topic.TopicsContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of live counts promises: whatever the stream does, each answer is counted once.
public abstract class TalliesContract {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");

    private Store store;

    /// Three ports over one table.
    public record Store(Rsvps rsvps, Topics topics, Tallies tallies) {}

    protected abstract Store create();

    @BeforeEach
    final void start() {
        store = create();
    }

    @Test
    void nothingIsCountedBeforeTheFirst() {
        assertEquals(LiveTally.NEVER_COUNTED, store.tallies().find(UTRECHT));
        assertEquals(List.of(), store.tallies().count(UTRECHT, List.of(new AnswerKey(UTRECHT, "RSVP#nobody"))));
        assertEquals(LiveTally.NEVER_COUNTED, store.tallies().find(UTRECHT));
    }

    @Test
    void anAnswerIsCountedWithItsGuests() {
        store.rsvps().storeUnlessPresent(RsvpsContract.rsvp("a@example.nl", "one"));
        store.topics().storeUnlessPresent(TopicsContract.topic("two", "tekst"));

        store.tallies().count(UTRECHT, keys());

        Tally tally = store.tallies().find(UTRECHT).tally();
        assertEquals(3, tally.count("people.accepted"));
        assertEquals(2, tally.count("moments.lunch.other"));
        assertEquals(3, tally.count("organisations.municipality"));
        assertEquals(1, tally.count("topics.present"));
        assertEquals(1, tally.count("sites.page"));
        assertEquals(1, tally.count("sites.api"));
    }

    @Test
    void countingAgainChangesNothing() {
        store.rsvps().storeUnlessPresent(RsvpsContract.rsvp("a@example.nl", "one"));
        store.tallies().count(UTRECHT, keys());
        LiveTally once = store.tallies().find(UTRECHT);

        store.tallies().count(UTRECHT, keys());

        assertEquals(once, store.tallies().find(UTRECHT));
    }

    @Test
    void replayedSplitAndShuffledBatchesCountEachAnswerOnce() {
        Random random = new Random(7);
        Tally expected = Tally.NOTHING;
        for (int i = 0; i < 60; i++) {
            Rsvp rsvp = RsvpsContract.rsvp("p" + i + "@example.nl", "s" + i);
            Topic topic = TopicsContract.topic("t" + i, "tekst");
            store.rsvps().storeUnlessPresent(rsvp);
            store.topics().storeUnlessPresent(topic);
            expected = expected.plus(rsvp.tally()).plus(topic.tally());
            List<AnswerKey> keys = new ArrayList<>(keys());
            java.util.Collections.shuffle(keys, random);
            store.tallies().count(UTRECHT, keys.subList(0, random.nextInt(Math.min(keys.size(), 49) + 1)));
        }
        List<AnswerKey> keys = keys();
        for (int from = 0; from < keys.size(); from += 50) {
            store.tallies().count(UTRECHT, keys.subList(from, Math.min(from + 50, keys.size())));
        }
        assertEquals(expected, store.tallies().find(UTRECHT).tally());
    }

    @Test
    void twoCountersAtOnceCountEachAnswerOnce() throws InterruptedException {
        Tally expected = Tally.NOTHING;
        for (int i = 0; i < 40; i++) {
            Rsvp rsvp = RsvpsContract.rsvp("p" + i + "@example.nl", "s" + i);
            store.rsvps().storeUnlessPresent(rsvp);
            expected = expected.plus(rsvp.tally());
        }
        List<AnswerKey> keys = keys();
        Thread one = Thread.ofVirtual()
                .start(() -> keys.forEach(key -> store.tallies().count(UTRECHT, List.of(key))));
        Thread other = Thread.ofVirtual()
                .start(() -> keys.reversed().forEach(key -> store.tallies().count(UTRECHT, List.of(key))));
        one.join();
        other.join();
        assertEquals(expected, store.tallies().find(UTRECHT).tally());
    }

    @Test
    void aCorrectionHoldsOnlyForTheStateItWasMadeOn() {
        store.rsvps().storeUnlessPresent(RsvpsContract.rsvp("a@example.nl", "one"));
        store.tallies().count(UTRECHT, keys());
        LiveTally live = store.tallies().find(UTRECHT);
        Tally two = new Tally(new TreeMap<>(java.util.Map.of("people.accepted", 2L)));

        assertFalse(store.tallies().correct(UTRECHT, live.revision() - 1, two));
        assertEquals(live, store.tallies().find(UTRECHT));

        assertTrue(store.tallies().correct(UTRECHT, live.revision(), two));
        assertEquals(5, store.tallies().find(UTRECHT).tally().count("people.accepted"));
    }

    @Test
    void aRecountMendsDriftAndCountsWhatTheStreamLost() {
        store.rsvps().storeUnlessPresent(RsvpsContract.rsvp("a@example.nl", "one"));
        store.tallies().count(UTRECHT, keys());
        Tally drift = new Tally(new TreeMap<>(java.util.Map.of("people.accepted", 4L, "sites.gone", 1L)));
        store.tallies().correct(UTRECHT, store.tallies().find(UTRECHT).revision(), drift);
        store.topics().storeUnlessPresent(TopicsContract.topic("lost", "tekst"));

        Recount.Recounted recounted = new Recount(store.tallies()).recount(UTRECHT, each -> {
            store.rsvps().each(UTRECHT, each::accept);
            store.topics().each(UTRECHT, each::accept);
        });

        assertEquals(drift, recounted.drift());
        assertTrue(recounted.isExact());
        assertEquals(1, recounted.uncounted());
        Tally expected = RsvpsContract.rsvp("a@example.nl", "one")
                .tally()
                .plus(TopicsContract.topic("lost", "tekst").tally());
        assertEquals(expected, store.tallies().find(UTRECHT).tally());
    }

    private List<AnswerKey> keys() {
        List<AnswerKey> keys = new ArrayList<>();
        store.rsvps().each(UTRECHT, counted -> keys.add(counted.key()));
        store.topics().each(UTRECHT, counted -> keys.add(counted.key()));
        return keys;
    }
}
