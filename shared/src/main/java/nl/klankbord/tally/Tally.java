package nl.klankbord.tally;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Counts by name. What is zero is not there, so equal counts are equal tallies.
///
/// A name has parts joined by dots: `people.accepted`, `moments.lunch.vegetarian`, `organisations.province`,
/// `topics.present`, `sites.page`, `arrived.people`. `people`, `moments`, `organisations` and `arrived` count heads,
/// guests included; `topics` and `sites` count answers.
public record Tally(SortedMap<String, Long> counts) {

    public static final Tally NOTHING = new Tally(new TreeMap<>());

    public Tally {
        SortedMap<String, Long> copy = new TreeMap<>(counts);
        copy.values().removeIf(count -> count == 0);
        counts = Collections.unmodifiableSortedMap(copy);
    }

    public long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /// @return the sum of all counts whose name starts with `prefix`
    public long sum(String prefix) {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().startsWith(prefix))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    public Tally plus(Tally other) {
        SortedMap<String, Long> sum = new TreeMap<>(counts);
        other.counts.forEach((name, count) -> sum.merge(name, count, Long::sum));
        return new Tally(sum);
    }

    public Tally minus(Tally other) {
        SortedMap<String, Long> difference = new TreeMap<>(counts);
        other.counts.forEach((name, count) -> difference.merge(name, -count, Long::sum));
        return new Tally(difference);
    }

    public boolean isNothing() {
        return counts.isEmpty();
    }

    /// Adds counts one by one; much lighter than adding tallies when there are 100,000 rows.
    public static final class Sum {
        private final SortedMap<String, Long> counts = new TreeMap<>();

        public Sum add(String name, long count) {
            counts.merge(name, count, Long::sum);
            return this;
        }

        public Sum add(Tally tally) {
            tally.counts().forEach(this::add);
            return this;
        }

        public Tally tally() {
            return new Tally(counts);
        }
    }
}
