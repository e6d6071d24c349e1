package nl.klankbord.sorting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.tally.Tallies;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;
import nl.klankbord.topic.Topics;

/// The cards of every topic of a meeting, kept at hand: reading ten thousand topics takes a second, and a desk
/// looks again with every click.
///
/// Topics never change. The meeting's live counts tell whether some came or went, and cost one read of one row;
/// they are a second behind, and so are these.
public final class Cards {

    /// In a rush of topics the counts change all the time: whoever sorts meanwhile need not wait with every click.
    static final Duration LEAST_AGE = Duration.ofSeconds(10);

    /// Should the counts be wrong, which the night finds out and mends.
    static final Duration MOST_AGE = Duration.ofMinutes(5);

    private static final int MOST_MEETINGS = 4;

    private final Topics topics;
    private final Tallies tallies;
    private final Clock clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    public Cards(Topics topics, Tallies tallies, Clock clock) {
        this.topics = topics;
        this.tallies = tallies;
        this.clock = clock;
    }

    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    public List<Card> of(Meeting meeting) {
        Instant now = clock.instant();
        Kept known = kept.get(meeting.id().value());
        if (known != null
                && known.meeting().themes().equals(meeting.themes())
                && now.isBefore(known.readAt().plus(MOST_AGE))
                && (now.isBefore(known.readAt().plus(LEAST_AGE)) || known.counted() == counted(meeting))) {
            return known.cards();
        }
        // Counted before they are read: what comes in between is read twice rather than never.
        long counted = counted(meeting);
        List<Card> cards = new ArrayList<>();
        topics.each(meeting.id(), each -> cards.add(Card.of(meeting, each.answer())));
        if (kept.size() >= MOST_MEETINGS) {
            kept.clear();
        }
        kept.put(meeting.id().value(), new Kept(meeting, counted, now, List.copyOf(cards)));
        return cards;
    }

    /// @param keys of cards
    /// @return their topics, in the order of the keys. Whoever had theirs erased a moment ago is not there, and the
    ///     next look is at what is there then
    public List<Topic> read(Meeting meeting, List<TopicKey> keys) {
        Map<TopicKey, Integer> places = new HashMap<>();
        keys.forEach(key -> places.put(key, places.size()));
        List<Topic> read = new ArrayList<>(topics.findAll(meeting.id(), keys));
        if (read.size() < keys.size()) {
            kept.remove(meeting.id().value());
        }
        read.sort(Comparator.comparing(topic -> places.get(TopicKey.of(topic))));
        return read;
    }

    private long counted(Meeting meeting) {
        return tallies.find(meeting.id()).tally().sum("topics.");
    }

    private record Kept(Meeting meeting, long counted, Instant readAt, List<Card> cards) {}
}
