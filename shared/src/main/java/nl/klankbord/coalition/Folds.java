package nl.klankbord.coalition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Contributions of which one stands for others: whoever sends a topic in twice, the second time a little better,
/// is not a coalition.
final class Folds {

    /// Of the runs of letters that two have, so much in common. Two about different things seldom reach 0.5, a text
    /// that was edited seldom falls under 0.7.
    private static final double SAME = 0.6;

    private static final Comparator<Gist> FULLEST = Comparator.<Gist>comparingInt(
                    gist -> -gist.contribution().theme().length()
                            - gist.contribution().text().length())
            .thenComparing(Gist::id);

    private Folds() {}

    /// @return sets of those that say the same, most of one; first in each the one that stands for it, the fullest
    static List<List<Gist>> of(List<Gist> gists, Constraints constraints) {
        Map<String, List<Gist>> authors = new TreeMap<>();
        gists.forEach(gist -> authors.computeIfAbsent(gist.contribution().author(), _ -> new ArrayList<>())
                .add(gist));
        List<List<Gist>> folds = new ArrayList<>();
        authors.values().forEach(each -> fold(each, constraints, folds));
        folds.sort(Comparator.comparing(fold -> fold.getFirst().id()));
        return folds;
    }

    private static void fold(List<Gist> ofOne, Constraints constraints, List<List<Gist>> folds) {
        List<Fold> own = new ArrayList<>();
        for (Gist gist : ofOne.stream().sorted(FULLEST).toList()) {
            Map<String, Double> letters = gist.letters();
            own.stream()
                    .filter(fold -> fold.isSame(gist, letters, constraints))
                    .findFirst()
                    .ifPresentOrElse(
                            fold -> fold.gists().add(gist),
                            () -> own.add(new Fold(new ArrayList<>(List.of(gist)), letters)));
        }
        own.forEach(fold -> folds.add(fold.gists()));
    }

    /// @param letters of the first, which each other is compared with
    private record Fold(List<Gist> gists, Map<String, Double> letters) {

        boolean isSame(Gist gist, Map<String, Double> its, Constraints constraints) {
            return cosine(letters, its) >= SAME
                    && gists.stream()
                            .noneMatch(
                                    each -> constraints.apart().contains(new Constraints.Pair(each.id(), gist.id())));
        }
    }

    static double cosine(Map<String, Double> one, Map<String, Double> other) {
        double both = 0;
        double ones = 0;
        double others = 0;
        for (Map.Entry<String, Double> each : one.entrySet()) {
            both += each.getValue() * other.getOrDefault(each.getKey(), 0.0);
            ones += each.getValue() * each.getValue();
        }
        for (double weight : other.values()) {
            others += weight * weight;
        }
        return ones == 0 || others == 0 ? 0 : both / Math.sqrt(ones * others);
    }
}
