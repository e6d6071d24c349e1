package nl.klankbord.coalition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import nl.klankbord.coalition.Constraints.Pair;
import nl.klankbord.coalition.Constraints.Pinned;

/// What an organiser's decisions leave no choice about: places that belong together whatever is said there, most of
/// them each on its own, and those that never do.
final class Atoms {

    private final int[] atom;
    private final List<List<Integer>> members = new ArrayList<>();
    private final Map<Integer, Pinned> pinned = new HashMap<>();
    private final Map<Integer, Set<Integer>> apart = new HashMap<>();

    /// @param folds by place, the contributions that are there
    Atoms(List<List<Gist>> folds, Constraints constraints) {
        Map<String, Integer> places = new HashMap<>();
        for (int place = 0; place < folds.size(); place++) {
            int here = place;
            folds.get(place).forEach(each -> places.put(each.id(), here));
        }
        atom = IntStream.range(0, folds.size()).toArray();
        forEach(constraints.apart(), places, (one, other) -> {
            apart.computeIfAbsent(one, _ -> new TreeSet<>()).add(other);
            apart.computeIfAbsent(other, _ -> new TreeSet<>()).add(one);
        });
        constraints.pinned().forEach(pin -> pin(pin, places));
        forEach(constraints.together(), places, this::join);
        List<Integer> firsts = IntStream.of(atom).distinct().sorted().boxed().toList();
        firsts.forEach(_ -> members.add(new ArrayList<>()));
        for (int place = 0; place < atom.length; place++) {
            atom[place] = Collections.binarySearch(firsts, atom[place]);
            members.get(atom[place]).add(place);
        }
    }

    private static void forEach(Set<Pair> pairs, Map<String, Integer> places, Both both) {
        for (Pair pair : new TreeSet<>(pairs)) {
            Integer one = places.get(pair.one());
            Integer other = places.get(pair.other());
            if (one != null && other != null && !one.equals(other)) {
                both.accept(one, other);
            }
        }
    }

    private void pin(Pinned pin, Map<String, Integer> places) {
        int first = -1;
        for (String id : new TreeSet<>(pin.members())) {
            Integer place = places.get(id);
            if (place != null && pinned.putIfAbsent(place, pin) == null) {
                first = first < 0 ? place : Math.min(first, place);
            }
        }
        for (Map.Entry<Integer, Pinned> each : pinned.entrySet()) {
            if (each.getValue().equals(pin)) {
                atom[each.getKey()] = first;
            }
        }
    }

    /// Unless that would break what goes before it.
    private void join(int one, int other) {
        int kept = Math.min(atom[one], atom[other]);
        int gone = Math.max(atom[one], atom[other]);
        List<Integer> ones = inAtom(kept);
        List<Integer> others = inAtom(gone);
        if (kept == gone || ones.stream().anyMatch(each -> !others.stream().allMatch(to -> mayVisit(each, to)))) {
            return;
        }
        Optional<Pinned> pin = pinned(ones.getFirst()).or(() -> pinned(others.getFirst()));
        others.forEach(each -> atom[each] = kept);
        pin.ifPresent(its -> inAtom(kept).forEach(each -> pinned.put(each, its)));
    }

    private List<Integer> inAtom(int which) {
        return IntStream.range(0, atom.length)
                .filter(place -> atom[place] == which)
                .boxed()
                .toList();
    }

    int count() {
        return members.size();
    }

    /// @return places, in order
    List<Integer> members(int which) {
        return Collections.unmodifiableList(members.get(which));
    }

    Optional<Pinned> pinned(int place) {
        return Optional.ofNullable(pinned.get(place));
    }

    boolean mayJoin(int one, int other) {
        return members(one).stream().allMatch(each -> members(other).stream().allMatch(to -> mayVisit(each, to)));
    }

    /// @return whether two places may be at one table
    boolean mayVisit(int one, int other) {
        Pinned pin = pinned.get(one);
        Pinned otherPin = pinned.get(other);
        boolean twoPins = pin != null && otherPin != null;
        if (twoPins || apart.getOrDefault(one, Set.of()).contains(other)) {
            return false;
        }
        return (pin == null || pin.open()) && (otherPin == null || otherPin.open());
    }

    private interface Both {
        void accept(int one, int other);
    }
}
