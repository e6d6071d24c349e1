package nl.klankbord.coalition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.klankbord.coalition.Constraints.Pinned;
import nl.klankbord.submission.OrganisationType;

/// One run: the tables, with all that is said of them.
final class Suggestion {

    /// Who is this much at home at another table, of how much they are at their own, is suggested there as well,
    private static final double SECOND = 0.5;

    /// when that is this much of what one at that table would have to be: a second theme is but half of a text.
    private static final double LESS = 0.8;

    private final Settings settings;
    private final Constraints constraints;
    private final List<List<Gist>> folds;
    private final List<Gist> gists;
    private final Likeness likeness;
    private final Atoms atoms;
    private final Reasons reasons;
    private final Labels labels;
    private final List<List<Integer>> tables;

    Suggestion(List<Gist> all, Lexicon lexicon, Settings settings, Constraints constraints) {
        this.settings = settings;
        this.constraints = constraints;
        folds = Folds.of(all, constraints);
        gists = folds.stream().map(List::getFirst).toList();
        likeness = new Likeness(gists, lexicon, settings);
        atoms = new Atoms(folds, constraints);
        reasons = new Reasons(gists, likeness, lexicon);
        labels = new Labels(gists, lexicon);
        tables = Tables.arrange(likeness, atoms, settings);
    }

    /// @return the ids at each table, those that sit alone as well
    List<List<String>> tables() {
        return tables.stream()
                .map(table -> table.stream()
                        .flatMap(place -> folds.get(place).stream().map(Gist::id))
                        .sorted()
                        .toList())
                .toList();
    }

    Grouping grouping() {
        Map<Integer, List<Member>> seconds = seconds();
        Set<String> ids = new HashSet<>();
        constraints.pinned().forEach(pin -> ids.add(pin.id()));
        List<Group> groups = new ArrayList<>();
        List<Member> single = new ArrayList<>();
        for (int at = 0; at < tables.size(); at++) {
            List<Integer> table = tables.get(at);
            Optional<Pinned> pin = pin(table);
            if (table.size() == 1 && pin.isEmpty()) {
                single.add(single(at));
            } else {
                groups.add(group(table, pin, seconds.getOrDefault(at, List.of()), ids));
            }
        }
        groups.sort(Comparator.<Group>comparingInt(group -> -group.ids().size())
                .thenComparing(group -> group.ids().getFirst()));
        single.sort(Comparator.comparing(Member::id));
        return new Grouping(groups, single);
    }

    private Optional<Pinned> pin(List<Integer> table) {
        return table.stream().flatMap(place -> atoms.pinned(place).stream()).findFirst();
    }

    private Group group(List<Integer> table, Optional<Pinned> pin, List<Member> seconds, Set<String> taken) {
        List<Reason> why = reasons.of(table);
        double need = settings.together(table.size());
        List<Member> members = new ArrayList<>();
        double sum = 0;
        for (int place : table) {
            double mean = mean(place, table);
            double sure = table.size() == 1 ? 1 : mean / (mean + need);
            sum += sure;
            members.add(member(place, sure, false));
        }
        members.sort(Comparator.comparing(Member::id));
        String id = pin.map(Pinned::id).orElseGet(() -> freeId(members, taken));
        members.addAll(seconds);
        Map<String, OrganisationType> organisations = new TreeMap<>();
        for (int place : table) {
            Contribution its = gists.get(place).contribution();
            organisations.putIfAbsent(Words.name(its.organisation()), its.organisationType());
        }
        Map<OrganisationType, Integer> types = new HashMap<>();
        organisations.values().forEach(type -> types.merge(type, 1, Integer::sum));
        return new Group(
                id,
                pin.map(its -> Label.of(its.name())).orElseGet(() -> labels.of(table, why)),
                pin.isPresent(),
                members,
                why,
                rounded(sum / table.size()),
                organisations.size(),
                types);
    }

    /// An organiser may have pinned a group under the id that this one would have.
    private static String freeId(List<Member> members, Set<String> taken) {
        String first = members.getFirst().id();
        String id = members.stream()
                .map(Member::id)
                .filter(each -> !taken.contains(each))
                .findFirst()
                .orElse(first + "+");
        taken.add(id);
        return id;
    }

    private Member single(int at) {
        int place = tables.get(at).getFirst();
        double most = 0;
        for (int other = 0; other < gists.size(); other++) {
            most = other == place ? most : Math.max(most, likeness.of(place, other));
        }
        return member(place, settings.together() / (settings.together() + most), false);
    }

    private Member member(int place, double sure, boolean second) {
        List<Gist> fold = folds.get(place);
        return new Member(
                fold.getFirst().id(),
                rounded(sure),
                second,
                fold.stream().skip(1).map(Gist::id).sorted().toList());
    }

    /// @return by table, who has it as a second one
    private Map<Integer, List<Member>> seconds() {
        Map<Integer, List<Member>> seconds = new HashMap<>();
        for (int own = 0; own < tables.size(); own++) {
            List<Integer> table = tables.get(own);
            if (table.size() > 1) {
                for (int place : table) {
                    second(place, own)
                            .ifPresent(at -> seconds.computeIfAbsent(at, _ -> new ArrayList<>())
                                    .add(member(
                                            place,
                                            mean(place, tables.get(at))
                                                    / (mean(place, tables.get(at)) + settings.together()),
                                            true)));
                }
            }
        }
        seconds.values().forEach(each -> each.sort(Comparator.comparing(Member::id)));
        return seconds;
    }

    private Optional<Integer> second(int place, int own) {
        double most = Math.max(LESS * settings.together(), SECOND * mean(place, tables.get(own)));
        Optional<Integer> second = Optional.empty();
        for (int at = 0; at < tables.size(); at++) {
            List<Integer> other = tables.get(at);
            if (at != own && other.size() > 1 && mean(place, other) > most && mayVisit(place, other)) {
                most = mean(place, other);
                second = Optional.of(at);
            }
        }
        return second;
    }

    private boolean mayVisit(int place, List<Integer> table) {
        return table.stream().allMatch(other -> atoms.mayVisit(place, other));
    }

    private double mean(int place, List<Integer> table) {
        double sum = 0;
        int others = 0;
        for (int other : table) {
            if (other != place) {
                sum += likeness.of(place, other);
                others++;
            }
        }
        return others == 0 ? 0 : sum / others;
    }

    static double rounded(double share) {
        return Math.round(share * 1000) / 1000.0;
    }
}
