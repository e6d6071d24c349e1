package nl.klankbord.memory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Seats;
import nl.klankbord.participants.Listed;
import nl.klankbord.participants.Participants;
import nl.klankbord.participants.Search;
import nl.klankbord.retention.Terms;
import nl.klankbord.rsvp.Notice;
import nl.klankbord.rsvp.Repeat;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.rsvp.Step;
import nl.klankbord.seating.Notices;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.tally.AnswerKey;
import nl.klankbord.tally.Counted;
import nl.klankbord.tally.LiveTally;
import nl.klankbord.tally.Tallies;
import nl.klankbord.tally.Tally;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;
import nl.klankbord.topic.Topics;

/// RSVPs, topics and their counts in memory. One lock stands for the transactions of the real table.
public final class MemoryAnswers implements Rsvps, Tallies, Notices {

    private final Map<AnswerKey, Row> rows = new TreeMap<>(
            Comparator.comparing((AnswerKey key) -> key.meeting().value()).thenComparing(AnswerKey::row));
    private final Map<String, Repeat> repeats = new LinkedHashMap<>();
    private final Map<MeetingId, LiveTally> tallies = new ConcurrentHashMap<>();
    private final Map<MeetingId, Seats> seats = new ConcurrentHashMap<>();
    private final Map<Notice, Instant> notices = new LinkedHashMap<>();
    private final java.time.Clock clock;

    public MemoryAnswers(java.time.Clock clock) {
        this.clock = clock;
    }

    /// Topics are a port of their own: both have a `storeUnlessPresent` and an `each`.
    public Topics topics() {
        return new Topics() {
            @Override
            public Optional<Topic> storeUnlessPresent(Topic topic) {
                return put(key(topic), new Row(topic, topic.tally(), topic.expiresAtEpochSecond()))
                        .map(row -> (Topic) row.answer);
            }

            @Override
            public List<Topic> storeUnlessPresent(List<Topic> topics) {
                synchronized (MemoryAnswers.this) {
                    List<Topic> present = topics.stream()
                            .flatMap(topic -> find(
                                    topic.meeting(),
                                    topic.person(),
                                    topic.submission().id())
                                    .stream())
                            .toList();
                    if (present.isEmpty()) {
                        topics.forEach(this::storeUnlessPresent);
                    }
                    return present;
                }
            }

            @Override
            public List<AnswerKey> each(MeetingId meeting, Consumer<Counted<Topic>> each) {
                eachRow(meeting, Topic.class, each);
                return List.of();
            }

            @Override
            public boolean strike(Counted<Topic> answer) {
                return strikeAsRead(answer);
            }

            @Override
            public Optional<Topic> find(MeetingId meeting, Person person, SubmissionId submission) {
                return present(key(meeting, person, submission)).map(row -> (Topic) row.answer);
            }

            @Override
            public List<Topic> findAll(MeetingId meeting, Collection<TopicKey> keys) {
                return keys.stream()
                        .flatMap(key -> find(meeting, key.person(), key.submission()).stream())
                        .toList();
            }

            @Override
            public List<Topic> of(MeetingId meeting, Person person) {
                List<Topic> found = new ArrayList<>();
                each(meeting, counted -> {
                    if (counted.answer().person().equals(person)) {
                        found.add(counted.answer());
                    }
                });
                return found;
            }

            @Override
            public boolean withdraw(Topic topic) {
                synchronized (MemoryAnswers.this) {
                    AnswerKey key = key(topic);
                    return present(key)
                            .map(row -> strikeAsRead(new Counted<>(topic, key, row.countedAs, false)))
                            .orElse(false);
                }
            }

            @Override
            public boolean move(Topic before, Topic after) {
                return moveAsRead(
                        key(before), before, key(after), new Row(after, after.tally(), after.expiresAtEpochSecond()));
            }

            @Override
            public boolean introduce(MeetingId meeting, TopicKey topic, boolean introduce) {
                synchronized (MemoryAnswers.this) {
                    return present(key(meeting, topic.person(), topic.submission()))
                            .map(row -> {
                                row.answer = ((Topic) row.answer).introducing(introduce);
                                return true;
                            })
                            .orElse(false);
                }
            }

            private static AnswerKey key(Topic topic) {
                return key(topic.meeting(), topic.person(), topic.submission().id());
            }

            private static AnswerKey key(MeetingId meeting, Person person, SubmissionId submission) {
                return new AnswerKey(meeting, "TOPIC#" + person.value() + "#" + submission.value());
            }
        };
    }

    @Override
    public synchronized Optional<Rsvp> storeUnlessPresent(Rsvp rsvp) {
        return put(key(rsvp.meeting(), rsvp.person()), new Row(rsvp, rsvp.tally(), rsvp.expiresAtEpochSecond()))
                .map(row -> (Rsvp) row.answer);
    }

    @Override
    public synchronized Optional<Repeat> storeUnlessPresent(Repeat repeat) {
        return Optional.ofNullable(repeats.putIfAbsent(
                repeat.meeting().value() + repeat.submission().id().value(), repeat));
    }

    /// A port of its own, and another list of the same.
    public Participants participants() {
        return (meeting, search, after, limit) -> {
            SortedMap<String, Listed> found = new TreeMap<>();
            Map<Person, String> places = new LinkedHashMap<>();
            each(meeting, counted -> {
                Rsvp rsvp = counted.answer();
                Listed listed = Listed.of(rsvp);
                if (rsvp.participant().isErased()) {
                    return;
                }
                String place = Search.fold(listed.name()) + "#" + rsvp.person().value();
                places.put(rsvp.person(), place);
                String searched = Search.searched(rsvp);
                if (search.words().stream().allMatch(searched::contains)
                        && search.show().includes(listed)) {
                    found.put(place, listed);
                }
            });
            String from = after.map(places::get).orElse("");
            return Participants.Page.of(
                    found.tailMap(from.isEmpty() ? "" : from + "\0").values().stream()
                            .limit(limit + 1L)
                            .toList(),
                    limit);
        };
    }

    @Override
    public Page page(MeetingId meeting, Optional<Person> after, int limit) {
        List<Rsvp> behind = new ArrayList<>();
        each(meeting, counted -> {
            String person = counted.answer().person().value();
            if (after.isEmpty() || person.compareTo(after.get().value()) > 0) {
                behind.add(counted.answer());
            }
        });
        return Page.of(behind, limit);
    }

    @Override
    public List<AnswerKey> each(MeetingId meeting, Consumer<Counted<Rsvp>> each) {
        eachRow(meeting, Rsvp.class, each);
        return List.of();
    }

    @Override
    public synchronized Optional<Rsvp> find(MeetingId meeting, Person person) {
        return present(key(meeting, person)).map(row -> (Rsvp) row.answer);
    }

    @Override
    public synchronized Optional<Repeat> find(MeetingId meeting, SubmissionId submission) {
        return Optional.ofNullable(repeats.get(meeting.value() + submission.value()));
    }

    @Override
    public synchronized Taking take(List<Rsvp> rsvps, int shard) {
        MeetingId meeting = rsvps.getFirst().meeting();
        List<Rsvp> present = rsvps.stream()
                .flatMap(rsvp -> find(meeting, rsvp.person()).stream())
                .toList();
        if (!present.isEmpty()) {
            return new Taking.InTheWay(present);
        }
        int wanted = rsvps.stream().mapToInt(rsvp -> rsvp.standing().seats()).sum();
        if (wanted > 0) {
            Seats now = seats.get(meeting);
            if (now == null || shard >= now.shards().size() || now.shards().get(shard) < wanted) {
                return new Taking.NoSeat();
            }
            List<Long> fewer = new ArrayList<>(now.shards());
            fewer.set(shard, fewer.get(shard) - wanted);
            seats.put(
                    meeting,
                    new Seats(
                            now.capacity(),
                            now.free(),
                            fewer,
                            now.waiting(),
                            now.next(),
                            now.isOpen(),
                            now.revision()));
        }
        rsvps.forEach(this::storeUnlessPresent);
        return new Taking.Taken();
    }

    @Override
    public Optional<Seats> seats(MeetingId meeting) {
        return Optional.ofNullable(seats.get(meeting));
    }

    @Override
    public synchronized boolean write(Step step) {
        boolean isAsRead = step.changes().stream()
                .allMatch(change ->
                        find(change.after().meeting(), change.after().person()).equals(change.before()));
        boolean areSeatsAsRead = step.seats()
                .map(change -> Optional.ofNullable(seats.get(step.meeting()))
                        .map(now -> now.equals(change.before()))
                        .orElse(change.before().revision() == 0))
                .orElse(true);
        boolean isNew = step.repeat()
                .map(repeat -> find(step.meeting(), repeat.submission().id()).isEmpty())
                .orElse(true);
        if (!isAsRead || !areSeatsAsRead || !isNew) {
            return false;
        }
        for (Step.Change change : step.changes()) {
            Row before = rows.get(key(step.meeting(), change.after().person()));
            Row after = new Row(
                    change.after(), change.after().tally(), change.after().expiresAtEpochSecond());
            if (change.before().isPresent() && before != null) {
                after.countedAs = before.countedAs;
            }
            rows.put(key(step.meeting(), change.after().person()), after);
        }
        step.seats().ifPresent(change -> seats.put(step.meeting(), revised(change)));
        step.repeat().ifPresent(this::storeUnlessPresent);
        step.notice().ifPresent(notice -> notices.put(notice, Instant.MIN));
        return true;
    }

    @Override
    public synchronized boolean move(Rsvp before, Rsvp after) {
        return moveAsRead(
                key(before.meeting(), before.person()),
                before,
                key(after.meeting(), after.person()),
                new Row(after, after.tally(), after.expiresAtEpochSecond()));
    }

    private synchronized boolean moveAsRead(AnswerKey from, Object before, AnswerKey to, Row after) {
        Optional<Row> row = present(from);
        if (row.isEmpty() || !row.get().answer.equals(before) || present(to).isPresent()) {
            return false;
        }
        after.countedAs = row.get().countedAs;
        rows.remove(from);
        rows.put(to, after);
        return true;
    }

    private static Seats revised(Step.SeatsChange change) {
        Seats after = change.after();
        return new Seats(
                after.capacity(),
                after.free(),
                after.shards(),
                after.waiting(),
                after.next(),
                after.isOpen(),
                change.before().revision() + (after.isTakenFromOneShard(change.before()) ? 0 : 1));
    }

    @Override
    public synchronized Optional<Rsvp> front(MeetingId meeting) {
        List<Rsvp> waiting = new ArrayList<>();
        each(meeting, counted -> {
            if (counted.answer().standing().place().isPresent()) {
                waiting.add(counted.answer());
            }
        });
        return waiting.stream()
                .min(Comparator.comparingLong(rsvp -> rsvp.standing().place().orElseThrow()));
    }

    /// Here the list is worked out from the answers each time, so it is never wrong.
    @Override
    public int mendLine(MeetingId meeting, List<Rsvp> waiting) {
        return 0;
    }

    @Override
    public synchronized boolean strike(Counted<Rsvp> answer, Optional<Step.SeatsChange> change) {
        MeetingId meeting = answer.key().meeting();
        if (!change.map(Step.SeatsChange::before)
                        .map(before -> before.equals(seats.get(meeting)))
                        .orElse(true)
                || !strikeAsRead(answer)) {
            return false;
        }
        change.ifPresent(released -> seats.put(meeting, revised(released)));
        return true;
    }

    private synchronized boolean strikeAsRead(Counted<?> answer) {
        Row row = rows.get(answer.key());
        if (row == null || !row.answer.equals(answer.answer()) || !row.countedAs.equals(answer.countedAs())) {
            return false;
        }
        rows.remove(answer.key());
        if (!row.countedAs.isNothing()) {
            add(answer.key().meeting(), Tally.NOTHING.minus(row.countedAs));
        }
        return true;
    }

    @Override
    public synchronized List<Notice> owed(MeetingId meeting) {
        return notices.keySet().stream()
                .filter(notice -> notice.meeting().equals(meeting))
                .sorted(Comparator.comparing(notice -> notice.person().value()))
                .toList();
    }

    @Override
    public synchronized boolean claim(Notice notice) {
        Instant free = clock.instant().minus(IN_HAND_MINUTES, ChronoUnit.MINUTES);
        if (!notices.containsKey(notice) || !notices.get(notice).isBefore(free)) {
            return false;
        }
        notices.put(notice, clock.instant());
        return true;
    }

    @Override
    public synchronized void settle(Notice notice) {
        notices.remove(notice);
    }

    /// As the store sees to it: the counts stay, and so do versions.
    ///
    /// @return how many rows were otherwise
    synchronized int keep(MeetingId meeting, Terms terms) {
        int changed = 0;
        for (Map.Entry<AnswerKey, Row> each : List.copyOf(rows.entrySet())) {
            Row row = each.getValue();
            if (!each.getKey().meeting().equals(meeting)
                    || row.expiresAt <= clock.instant().getEpochSecond()) {
                continue;
            }
            Row kept = kept(row, terms);
            if (!kept.answer.equals(row.answer)) {
                rows.put(each.getKey(), kept);
                changed++;
            }
        }
        return changed;
    }

    private static Row kept(Row row, Terms terms) {
        if (row.answer instanceof Topic topic) {
            Row kept = new Row(expiring(topic, terms.topics()), row.tally, terms.topics());
            kept.countedAs = row.countedAs;
            return kept;
        }
        Rsvp rsvp = expiring((Rsvp) row.answer, terms.answers());
        Rsvp after = terms.areNeedsOver() ? rsvp.withoutNeeds() : rsvp;
        Row kept = new Row(after, after.tally(), terms.answers());
        kept.countedAs = after.equals(rsvp) ? row.countedAs : after.tally();
        return kept;
    }

    /// @return this answer, gone at another time
    public static Rsvp expiring(Rsvp rsvp, long atEpochSecond) {
        return new Rsvp(
                rsvp.meeting(),
                rsvp.person(),
                rsvp.participant(),
                rsvp.role(),
                rsvp.meal(),
                rsvp.access(),
                rsvp.guests(),
                rsvp.answers(),
                rsvp.updates(),
                rsvp.submission(),
                rsvp.standing(),
                atEpochSecond);
    }

    private static Topic expiring(Topic topic, long atEpochSecond) {
        return new Topic(
                topic.meeting(),
                topic.person(),
                topic.participant(),
                topic.theme(),
                topic.themeId(),
                topic.text(),
                topic.intent(),
                topic.introduce(),
                topic.submission(),
                topic.version(),
                atEpochSecond);
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
            if (row != null && !row.countedAs.equals(row.tally)) {
                difference.add(row.tally.minus(row.countedAs));
                row.countedAs = row.tally;
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
        Optional<Row> present = present(key);
        if (present.isEmpty()) {
            rows.put(key, row);
        }
        return present;
    }

    private synchronized Optional<Row> present(AnswerKey key) {
        return Optional.ofNullable(rows.get(key))
                .filter(row -> row.expiresAt > clock.instant().getEpochSecond());
    }

    private static AnswerKey key(MeetingId meeting, Person person) {
        return new AnswerKey(meeting, "RSVP#" + person.value());
    }

    private <T> void eachRow(MeetingId meeting, Class<T> kind, Consumer<Counted<T>> each) {
        Function<Map.Entry<AnswerKey, Row>, Counted<T>> counted = entry -> new Counted<>(
                kind.cast(entry.getValue().answer),
                entry.getKey(),
                entry.getValue().countedAs,
                entry.getValue().countedAs.equals(entry.getValue().tally));
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
        private Object answer;
        private final Tally tally;
        private final long expiresAt;
        private Tally countedAs = Tally.NOTHING;

        private Row(Object answer, Tally tally, long expiresAt) {
            this.answer = answer;
            this.tally = tally;
            this.expiresAt = expiresAt;
        }
    }
}
