package nl.klankbord.coalition;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// What an organiser decided, and every next suggestion respects. Contributions that are no longer there are passed
/// over. Where decisions contradict each other, a pinned group goes before a forbidden pair, and that before a pair
/// that must sit together.
///
/// @param together pairs that sit in one group
/// @param apart pairs that never sit in one group
/// @param pinned of these the first one that names a contribution keeps it
public record Constraints(Set<Pair> together, Set<Pair> apart, List<Pinned> pinned) {

    public static final Constraints NONE = new Constraints(Set.of(), Set.of(), List.of());

    public Constraints {
        together = Set.copyOf(together);
        apart = Set.copyOf(apart);
        pinned = List.copyOf(pinned);
    }

    /// Two contributions, in no order.
    public record Pair(String one, String other) implements Comparable<Pair> {

        private static final Comparator<Pair> ORDER =
                Comparator.comparing(Pair::one).thenComparing(Pair::other);

        public Pair {
            if (one.compareTo(other) > 0) {
                String first = other;
                other = one;
                one = first;
            }
        }

        @Override
        public int compareTo(Pair pair) {
            return ORDER.compare(this, pair);
        }
    }

    /// A group that keeps its id, its name and its members.
    ///
    /// @param open whether others that are alike may be suggested for it
    public record Pinned(String id, String name, Set<String> members, boolean open) {
        public Pinned {
            members = Set.copyOf(members);
        }
    }
}
