package nl.klankbord.sorting;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Retention;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;
import nl.klankbord.topic.Topics;

/// An organiser decides about topics and themes.
public final class SortTopics {

    /// Whoever decides at the same moment takes the next place in the log, rarely this often.
    private static final int TRIES = 20;

    private final Topics topics;
    private final Decisions decisions;
    private final Clock clock;

    public SortTopics(Topics topics, Decisions decisions, Clock clock) {
        this.topics = topics;
        this.decisions = decisions;
        this.clock = clock;
    }

    /// What somebody wants, and what they knew then.
    ///
    /// @param id that they gave it; 8 to 64 letters, digits, `-` and `_`
    /// @param seen the number of the last decision that they saw
    /// @param by who, as the identity provider knows them
    public record Wish(String id, int seen, Decision decision, String by, String name) {}

    /// What came of it.
    public sealed interface Outcome {

        /// @param isNew whether it was not decided before
        record Done(Decided decided, boolean isNew) implements Outcome {}

        /// Somebody decided about the same, which this one had not seen. Nothing is decided now.
        record Meanwhile(List<Decided> theirs) implements Outcome {

            public Meanwhile {
                theirs = List.copyOf(theirs);
            }
        }

        /// Something else was decided under this name.
        record Reused() implements Outcome {}

        /// Two topics that are never to be together would sit at one table. Nothing is decided.
        record Apart(Set<TopicKey> two) implements Outcome {

            public Apart {
                two = Collections.unmodifiableSortedSet(new TreeSet<>(two));
            }
        }

        /// There is nothing that it could be about: it is gone, or was undone already.
        record Gone() implements Outcome {}
    }

    /// @throws UnavailableException when it is not certain that it is decided; deciding the same again is safe
    public Outcome decide(Meeting meeting, Wish wish) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Sorting sorting = Sorting.of(decisions.all(meeting.id()));
            Optional<Outcome> known = known(sorting, wish);
            if (known.isPresent()) {
                return known.get();
            }
            Decided decided = new Decided(
                    meeting.id(),
                    sorting.seen() + 1,
                    wish.id(),
                    wish.decision(),
                    clock.instant().truncatedTo(ChronoUnit.SECONDS),
                    wish.by(),
                    wish.name(),
                    meeting.expiresAtEpochSecond(Retention.Kind.TOPICS));
            if (!areThere(meeting, wish.decision().topics())) {
                return new Outcome.Gone();
            }
            Optional<Set<TopicKey>> clash = sorting.clash(meeting, List.of(wish.decision()));
            if (clash.isPresent()) {
                return new Outcome.Apart(clash.get());
            }
            if (decisions.store(decided)) {
                forgetWhoeverWent(meeting, wish.decision().topics());
                return new Outcome.Done(decided, true);
            }
        }
        throw new UnavailableException(
                "others kept deciding", new IllegalStateException(meeting.id().value()));
    }

    private static Optional<Outcome> known(Sorting sorting, Wish wish) {
        Optional<Decided> before = sorting.log().stream()
                .filter(decided -> decided.id().equals(wish.id()))
                .findFirst();
        if (before.isPresent()) {
            return before.map(decided -> decided.decision().equals(wish.decision())
                    ? new Outcome.Done(decided, false)
                    : new Outcome.Reused());
        }
        if (wish.decision().kind() == Kind.UNDO
                && sorting.standing(wish.decision().undoes()).isEmpty()) {
            return Optional.of(new Outcome.Gone());
        }
        Set<String> touched = touched(sorting, wish.decision());
        List<Decided> theirs = sorting.log().stream()
                .filter(decided -> decided.number() > wish.seen())
                .filter(decided -> !Collections.disjoint(touched(sorting, decided.decision()), touched))
                .toList();
        return theirs.isEmpty() ? Optional.empty() : Optional.of(new Outcome.Meanwhile(theirs));
    }

    /// Who undoes a decision decides about the same.
    private static Set<String> touched(Sorting sorting, Decision decision) {
        Set<String> touched = new HashSet<>(decision.touches());
        Decision undone = decision;
        while (undone.kind() == Kind.UNDO) {
            Optional<Decided> earlier = sorting.find(undone.undoes());
            if (earlier.isEmpty()) {
                break;
            }
            undone = earlier.get().decision();
            touched.addAll(undone.touches());
        }
        return touched;
    }

    private boolean areThere(Meeting meeting, Collection<TopicKey> keys) {
        return keys.isEmpty() || topics.findAll(meeting.id(), keys).size() == keys.size();
    }

    /// Somebody had their data erased between the look and the decision: nobody else would take it away.
    private void forgetWhoeverWent(Meeting meeting, Collection<TopicKey> keys) {
        if (areThere(meeting, keys)) {
            return;
        }
        Set<TopicKey> gone = new HashSet<>(keys);
        for (Topic topic : topics.findAll(meeting.id(), keys)) {
            gone.remove(TopicKey.of(topic));
        }
        gone.forEach(key -> decisions.forget(meeting.id(), key.person()));
    }
}
