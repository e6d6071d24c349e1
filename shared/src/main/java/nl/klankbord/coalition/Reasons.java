package nl.klankbord.coalition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import nl.klankbord.coalition.Gist.Said;
import nl.klankbord.coalition.Reason.Carrier;

/// Why some belong at one table: the concepts and words from which their likeness was computed, and no others.
final class Reasons {

    private static final int MOST_CONCEPTS = 5;
    private static final int MOST_WORDS = 3;

    /// What makes out less of how alike they are explains nothing.
    private static final double LEAST = 0.02;

    private static final Comparator<Reason> WEIGHTIEST = Comparator.comparingDouble(Reason::weight)
            .reversed()
            .thenComparing(reason -> reason.label().dutch());

    private final List<Gist> gists;
    private final Likeness likeness;
    private final Lexicon lexicon;
    private final Map<String, Gist> byId = new HashMap<>();

    Reasons(List<Gist> gists, Likeness likeness, Lexicon lexicon) {
        this.gists = gists;
        this.likeness = likeness;
        this.lexicon = lexicon;
        gists.forEach(gist -> byId.put(gist.id(), gist));
    }

    /// @param members places of the gists
    List<Reason> of(List<Integer> members) {
        double all = 0;
        for (int i : members) {
            for (int j : members) {
                all += i < j ? likeness.of(i, j) : 0;
            }
        }
        if (all == 0) {
            return List.of();
        }
        List<Reason> reasons = new ArrayList<>(concepts(members, all));
        reasons.addAll(words(members, all, marked(reasons)));
        reasons.sort(WEIGHTIEST);
        return reasons;
    }

    private List<Reason> concepts(List<Integer> members, double all) {
        return weightiest(common(members, likeness::concepts), likeness.share() / all, MOST_CONCEPTS, (at, weight) -> {
            Concept concept = lexicon.concepts().get(at);
            return Optional.of(new Reason(
                    new Label(concept.dutch(), concept.english()),
                    Optional.of(concept.id()),
                    weight,
                    carriers(members, gist -> placesOf(gist, at))));
        });
    }

    /// A word may be somebody's name. What several write, and not always with a capital, is none.
    private List<Reason> words(List<Integer> members, double all, Set<String> marked) {
        return weightiest(common(members, likeness::words), likeness.wordShare() / all, MOST_WORDS, (word, weight) -> {
            List<Carrier> carriers = carriers(members, gist -> placesOf(gist, word, marked));
            return written(carriers).map(as -> new Reason(Label.of(as), Optional.empty(), weight, carriers));
        });
    }

    private static <K extends Comparable<K>> List<Reason> weightiest(
            Map<K, Double> common, double share, int most, BiFunction<K, Double, Optional<Reason>> reason) {
        return common.entrySet().stream()
                .filter(each -> share * each.getValue() >= LEAST)
                .sorted(Map.Entry.<K, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .flatMap(each -> reason.apply(each.getKey(), Suggestion.rounded(share * each.getValue())).stream())
                .filter(each -> each.carriers().size() > 1)
                .limit(most)
                .toList();
    }

    /// @return of each key, how much of how alike the members are comes from it
    private static <K> Map<K, Double> common(List<Integer> members, Function<Integer, Map<K, Double>> vectors) {
        Map<K, double[]> sums = new TreeMap<>();
        for (int member : members) {
            vectors.apply(member).forEach((key, weight) -> {
                double[] sum = sums.computeIfAbsent(key, _ -> new double[2]);
                sum[0] += weight;
                sum[1] += weight * weight;
            });
        }
        Map<K, Double> common = new TreeMap<>();
        sums.forEach((key, sum) -> common.put(key, (sum[0] * sum[0] - sum[1]) / 2));
        return common;
    }

    private List<Carrier> carriers(List<Integer> members, Function<Gist, List<Place>> places) {
        return members.stream()
                .map(gists::get)
                .map(gist -> new Carrier(gist.id(), places.apply(gist)))
                .filter(carrier -> !carrier.places().isEmpty())
                .sorted(Comparator.comparing(Carrier::id))
                .toList();
    }

    private List<Place> placesOf(Gist gist, int concept) {
        return gist.mentions().stream()
                .filter(mention -> !mention.hint() && speaksOf(mention.concept(), concept))
                .map(Mention::place)
                .distinct()
                .toList();
    }

    private boolean speaksOf(int mentioned, int concept) {
        return mentioned == concept
                || lexicon.broader(mentioned).contains(concept)
                || lexicon.related(mentioned).contains(concept);
    }

    private static List<Place> placesOf(Gist gist, String key, Set<String> marked) {
        return gist.said().stream()
                .filter(said -> said.key().equals(key) && !marked.contains(mark(gist.id(), said)))
                .map(said ->
                        new Place(said.part(), said.word().offset(), said.word().length()))
                .toList();
    }

    /// @return the places that concepts have marked already
    private Set<String> marked(List<Reason> reasons) {
        Set<String> marked = new HashSet<>();
        for (Reason reason : reasons) {
            for (Carrier carrier : reason.carriers()) {
                for (Said said : gist(carrier).said()) {
                    for (Place place : carrier.places()) {
                        if (place.covers(said.part(), said.word().offset())) {
                            marked.add(mark(carrier.id(), said));
                        }
                    }
                }
            }
        }
        return marked;
    }

    private static String mark(String id, Said said) {
        return id + " " + said.part() + " " + said.word().offset();
    }

    private Optional<String> written(List<Carrier> carriers) {
        long authors = carriers.stream()
                .map(carrier -> gist(carrier).contribution().author())
                .distinct()
                .count();
        return carriers.stream()
                .filter(_ -> authors > 1)
                .flatMap(carrier -> carrier.places().stream()
                        .map(place -> place.of(gist(carrier).contribution())))
                .filter(as -> Character.isLowerCase(as.codePointAt(0))
                        && as.codePoints().noneMatch(Character::isDigit))
                .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    }

    private Gist gist(Carrier carrier) {
        return Objects.requireNonNull(byId.get(carrier.id()));
    }
}
