package nl.klankbord.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import nl.klankbord.history.State.Answer;
import nl.klankbord.history.State.SeatsRow;
import org.jspecify.annotations.Nullable;

/// Looks at the table after every write, as only one client goes on at a time: what must hold in each state, and what
/// may come after what.
final class Observer {

    private final Supplier<State> reading;
    private final List<State> states = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final Map<String, Integer> seenSubmissions = new HashMap<>();
    private final Map<String, Integer> seenMarks = new HashMap<>();
    private final Map<String, List<String>> writtenVersions = new HashMap<>();
    private final Map<String, Integer> promotions = new HashMap<>();
    private final Set<String> toCount = new HashSet<>();
    private boolean haveSeatsMoved;

    Observer(Supplier<State> reading) {
        this.reading = reading;
        states.add(State.EMPTY);
    }

    /// Called after each write, by whoever made it.
    void look() {
        State before = states.getLast();
        State now = reading.get();
        states.add(now);
        now.answers().values().forEach(answer -> notice(answer, before.answers().get(answer.person())));
        haveSeatsMoved |= !now.seats().equals(before.seats());
        for (String person : before.answers().keySet()) {
            require(now.answers().containsKey(person), "the answer of " + person + " is gone");
        }
        seats(now, before);
        line(now, before);
        counts(now);
    }

    private void notice(Answer now, @Nullable Answer before) {
        if (now.equals(before)) {
            return;
        }
        if (!now.isCounted()) {
            toCount.add("RSVP#" + now.person());
        }
        seenSubmissions.putIfAbsent(now.submission(), index());
        if (before != null) {
            require(
                    now.submission().equals(before.submission()),
                    now.person() + " is answered by " + now.submission() + " over " + before.submission());
            boolean isOther = now.people() != before.people()
                    || !now.status().equals(before.status())
                    || !now.mark().equals(before.mark());
            require(
                    now.version() == before.version() || (isOther && now.version() == before.version() + 1),
                    "version " + now.version() + " after " + before.version() + " of " + now.person());
            require(!isOther || now.version() > before.version(), now.person() + " changed without a new version");
        }
        if (before == null || !now.mark().equals(before.mark())) {
            require(seenMarks.putIfAbsent(now.mark(), index()) == null, now.mark() + " was done twice");
        }
        writtenVersions
                .computeIfAbsent(now.person() + " " + now.version(), _ -> new ArrayList<>())
                .add(now.mark() + " " + now.status());
    }

    /// Every seat is somewhere, once; and nobody comes in above the capacity.
    private void seats(State now, State before) {
        for (Answer answer : now.answers().values()) {
            long expected = answer.isIn() ? answer.people() : 0;
            require(answer.seats() == expected, answer.person() + " holds " + answer.seats() + " of " + expected);
        }
        Optional<SeatsRow> seats = now.seats();
        if (seats.isEmpty()) {
            return;
        }
        long held = now.answers().values().stream().mapToLong(Answer::seats).sum();
        SeatsRow row = seats.get();
        require(
                row.capacity() == row.left() + held,
                "capacity " + row.capacity() + " is not " + row.left() + " free and " + held + " held");
        boolean camePeople = now.peopleIn() > before.peopleIn();
        require(
                !camePeople || now.peopleIn() <= row.capacity(),
                now.peopleIn() + " people are in, and the capacity is " + row.capacity());
    }

    /// The waiting list is what the answers say, and who is first goes first.
    private void line(State now, State before) {
        SortedMap<Long, String> waiting = new TreeMap<>();
        for (Answer answer : now.answers().values()) {
            require(answer.isWaiting() == answer.place() > 0, answer.person() + " has place " + answer.place());
            if (answer.place() > 0) {
                require(
                        waiting.put(answer.place(), answer.person()) == null,
                        "two parties have place " + answer.place());
            }
        }
        require(waiting.equals(now.waiting()), "the waiting list is " + now.waiting() + ", not " + waiting);
        now.seats().ifPresent(seats -> {
            require(seats.waiting() == now.waiting().size(), seats.waiting() + " wait in the seats' row");
            require(now.waiting().isEmpty() || seats.next() > now.waiting().lastKey(), "a number would be given twice");
        });
        now.answers().values().forEach(answer -> {
            Answer was = before.answers().get(answer.person());
            boolean didWait = was != null && was.isWaiting();
            if (answer.isIn() && was != null && was.isWaiting()) {
                String promotion = answer.person() + "#" + answer.version();
                promotions.merge(promotion, index(), (one, other) -> {
                    violations.add(promotion + " is a promotion twice");
                    return other;
                });
                require(
                        Objects.equals(before.waiting().firstKey(), was.place()),
                        answer.person() + " went before " + before.waiting());
                require(now.notices().contains(promotion), "nobody will tell " + answer.person());
            } else if (answer.isIn() && (was == null || !was.isIn() || answer.people() > was.people())) {
                require(before.waiting().isEmpty(), answer.person() + " went past " + before.waiting());
            } else if (answer.isWaiting() && !didWait) {
                SeatsRow seats = before.seats().orElseThrow();
                require(
                        seats.waiting() > 0 || seats.left() < answer.people(),
                        answer.person() + " waits while there is room");
                require(
                        before.waiting().isEmpty()
                                || answer.place() > before.waiting().lastKey(),
                        answer.person() + " jumped the queue");
            }
        });
        for (String notice : now.notices()) {
            require(promotions.containsKey(notice), notice + " tells of no promotion");
        }
    }

    /// The live counts are the sum of what the rows say they are counted as.
    private void counts(State now) {
        SortedMap<String, Long> sum = new TreeMap<>();
        now.answers()
                .values()
                .forEach(answer -> answer.countedAs().forEach((name, count) -> sum.merge(name, count, Long::sum)));
        sum.values().removeIf(count -> count == 0);
        require(sum.equals(now.tally()), "the live counts are " + now.tally() + ", not " + sum);
    }

    void require(boolean holds, String otherwise) {
        if (!holds) {
            violations.add("state " + index() + ": " + otherwise);
        }
    }

    int index() {
        return states.size() - 1;
    }

    State now() {
        return states.getLast();
    }

    /// States from one moment to another, both included; none when the other is earlier.
    List<State> between(int from, int to) {
        return states.subList(from, Math.max(from, to + 1));
    }

    /// @return since which state it is there; a large number when it never was
    int since(String submission) {
        return seenSubmissions.getOrDefault(submission, Integer.MAX_VALUE);
    }

    int sinceMark(String mark) {
        return seenMarks.getOrDefault(mark, Integer.MAX_VALUE);
    }

    /// @return each mark and status that a version of somebody's answer had
    List<String> written(String person, long version) {
        return writtenVersions.getOrDefault(person + " " + version, List.of());
    }

    /// @return every promotion that happened, as `person#version`, and the state that it made
    Map<String, Integer> promotions() {
        return promotions;
    }

    List<String> violations() {
        return violations;
    }

    /// Rows that the stream tells of since the last time.
    Set<String> takeToCount() {
        Set<String> taken = new HashSet<>(toCount);
        toCount.clear();
        return taken;
    }

    boolean takeHaveSeatsMoved() {
        boolean moved = haveSeatsMoved;
        haveSeatsMoved = false;
        return moved;
    }
}
