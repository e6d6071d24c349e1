package nl.klankbord.memory;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.rsvp.Repeat;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.tally.AnswerKey;
import nl.klankbord.tally.Counted;
import nl.klankbord.tally.LiveTally;
import nl.klankbord.tally.Tallies;
import nl.klankbord.tally.Tally;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.Topics;

/// RSVPs, topics and their counts in memory. One lock stands for the transactions of the real table.
public final class MemoryAnswers implements Rsvps, Tallies {

    private final Map<AnswerKey, Row> rows = new TreeMap<>(
            Comparator.comparing((AnswerKey key) -> key.meeting().value()).thenComparing(AnswerKey::row));
    private final Map<String, Repeat> repeats = new LinkedHashMap<>();
    private final Map<MeetingId, LiveTally> tallies = new ConcurrentHashMap<>();
    private final java.time.Clock clock;

    public MemoryAnswers(java.time.Clock clock) {
        this.clock = clock;
    }

    /// Topics are a port of their own: both have a `storeUnlessPresent` and an `each`.
    public Topics topics() {
        return new Topics() {
            @Override
            public Optional<Topic> storeUnlessPresent(Topic topic) {
                AnswerKey key = new AnswerKey(
                        topic.meeting(), "TOPIC#" + topic.submission().id().value());
                return put(key, new Row(topic, topic.tally(), topic.expiresAtEpochSecond()))
                        .map(row -> (Topic) row.answer);
            }

            @Override
            public void each(MeetingId meeting, Consumer<Counted<Topic>> each) {
                eachRow(meeting, Topic.class, each);
            }
        };
    }

    @Override
    public synchronized Optional<Rsvp> storeUnlessPresent(Rsvp rsvp) {
        AnswerKey key = new AnswerKey(rsvp.meeting(), "RSVP#" + rsvp.person().value());
        return put(key, new Row(rsvp, rsvp.tally(), rsvp.expiresAtEpochSecond()))
                .map(row -> (Rsvp) row.answer);
    }

    @Override
    public synchronized Optional<Repeat> storeUnlessPresent(Repeat repeat) {
        return Optional.ofNullable(repeats.putIfAbsent(
                repeat.meeting().value() + repeat.submission().id().value(), repeat));
    }

    @Override
    public void each(MeetingId meeting, Consumer<Counted<Rsvp>> each) {
        eachRow(meeting, Rsvp.class, each);
    }

    @Override
    public LiveTally find(MeetingId meeting) {
        return tallies.getOrDefault(meeting, LiveTally.NEVER_COUNTED);
    }

    @Override
    public synchronized List<AnswerKey> count(MeetingId meeting, List<AnswerKey> answers) {
        Tally.Sum difference = new Tally.Sum();
        boolean isAny = false;
        for (AnswerKey key : answers) {
            Row row = rows.get(key);
            if (row != null && !row.isUpToDate) {
                difference.add(row.tally.minus(row.countedAs));
                row.countedAs = row.tally;
                row.isUpToDate = true;
                isAny = true;
            }
        }
        if (isAny) {
            add(meeting, difference.tally());
        }
        return List.of();
    }

    @Override
    public synchronized boolean correct(MeetingId meeting, long revision, Tally correction) {
        if (find(meeting).revision() != revision) {
            return false;
        }
        add(meeting, correction);
        return true;
    }

    private void add(MeetingId meeting, Tally difference) {
        LiveTally live = find(meeting);
        tallies.put(meeting, new LiveTally(live.tally().plus(difference), live.revision() + 1));
    }

    private synchronized Optional<Row> put(AnswerKey key, Row row) {
        Row present = rows.get(key);
        if (present != null && present.expiresAt > clock.instant().getEpochSecond()) {
            return Optional.of(present);
        }
        rows.put(key, row);
        return Optional.empty();
    }

    private <T> void eachRow(MeetingId meeting, Class<T> kind, Consumer<Counted<T>> each) {
        Function<Map.Entry<AnswerKey, Row>, Counted<T>> counted = entry -> new Counted<>(
                kind.cast(entry.getValue().answer),
                entry.getKey(),
                entry.getValue().countedAs,
                entry.getValue().isUpToDate);
        List<Counted<T>> found;
        synchronized (this) {
            found = rows.entrySet().stream()
                    .filter(entry -> entry.getKey().meeting().equals(meeting)
                            && kind.isInstance(entry.getValue().answer)
                            && entry.getValue().expiresAt > clock.instant().getEpochSecond())
                    .map(counted)
                    .toList();
        }
        found.forEach(each);
    }

    private static final class Row {
        private final Object answer;
        private final Tally tally;
        private final long expiresAt;
        private Tally countedAs = Tally.NOTHING;
        private boolean isUpToDate;

        private Row(Object answer, Tally tally, long expiresAt) {
            this.answer = answer;
            this.tally = tally;
            this.expiresAt = expiresAt;
        }
    }
}
