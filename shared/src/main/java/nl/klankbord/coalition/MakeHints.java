package nl.klankbord.coalition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Draws hints from a suggestion: of each table the words of its reasons, each for what it says of this table rather
/// than
/// of another.
final class MakeHints {

    /// The weightiest reasons of a table.
    private static final int REASONS = 8;

    /// So that all hints of a meeting fit in one row of the table: DynamoDB takes 400 kB.
    private static final int MOST_WORDS = 150;

    private static final int MOST_TABLES = 60;

    private MakeHints() {}

    static Hints of(List<Group> groups, Map<String, Contribution> contributions, Thesaurus thesaurus) {
        Map<String, Concept> concepts = new HashMap<>();
        thesaurus.concepts().forEach(concept -> concepts.put(concept.id(), concept));
        List<Group> large = groups.stream()
                .filter(group -> alike(group, contributions) >= Hints.FEWEST)
                .limit(MOST_TABLES)
                .toList();
        Map<Group, Map<String, Double>> words = new HashMap<>();
        Map<String, Integer> tables = new HashMap<>();
        for (Group group : large) {
            Map<String, Double> own = new TreeMap<>();
            group.reasons().stream()
                    .limit(REASONS)
                    .forEach(reason -> words(reason, contributions, concepts)
                            .forEach(word -> own.merge(word, reason.weight(), Math::max)));
            own.keySet().forEach(word -> tables.merge(word, 1, Integer::sum));
            words.put(group, own);
        }
        List<Hint> hints = new ArrayList<>();
        for (Group group : large) {
            Map<String, Double> said = new TreeMap<>();
            words.getOrDefault(group, Map.of()).entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(MOST_WORDS)
                    .forEach(word -> said.put(
                            word.getKey(),
                            Suggestion.rounded(word.getValue() / tables.getOrDefault(word.getKey(), 1))));
            hints.add(new Hint(group.id(), alike(group, contributions), said));
        }
        return new Hints(hints);
    }

    /// How many organisations are surely there: not more than people, and not one that people write in several ways.
    /// What is told to whoever comes by is rather too little than too much.
    private static int alike(Group group, Map<String, Contribution> contributions) {
        Set<String> authors = new HashSet<>();
        Set<String> organisations = new HashSet<>();
        for (String id : group.ids()) {
            Contribution contribution = contributions.get(id);
            if (contribution != null) {
                authors.add(contribution.author());
                organisations.add(Words.organisation(contribution.organisation()));
            }
        }
        return Math.min(authors.size(), organisations.size());
    }

    /// What several of its members wrote for this reason, and how else people say it.
    private static Set<String> words(
            Reason reason, Map<String, Contribution> contributions, Map<String, Concept> concepts) {
        Set<String> words = new HashSet<>();
        reason.concept()
                .map(concepts::get)
                .ifPresent(concept -> concept.terms().forEach(term -> words.add(Hints.fold(term))));
        Map<String, Set<String>> authors = new HashMap<>();
        for (Reason.Carrier carrier : reason.carriers()) {
            Contribution contribution = contributions.get(carrier.id());
            if (contribution != null) {
                carrier.places()
                        .forEach(place -> authors.computeIfAbsent(
                                        Hints.fold(place.of(contribution)), _ -> new HashSet<>())
                                .add(contribution.author()));
            }
        }
        authors.forEach((word, by) -> {
            if (by.size() > 1) {
                words.add(word);
            }
        });
        words.remove("");
        return words;
    }
}
