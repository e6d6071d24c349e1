package nl.klankbord.coalition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;

/// `make coalitions-fit`: chooses the settings by cross-validation over the groups of the labelled set, and compares
/// ways to group it. Its tables are in docs/coalitions.md. Minutes, on one core.
public final class Fit {

    private static final double[] THEME = {1.5, 2};
    private static final double[] BROADER = {0.2, 0.4};
    private static final double[] RELATED = {0.15, 0.25, 0.35};
    private static final double[] ASPECT = {0.4, 0.7};
    private static final double[] HINTED = {0.3, 0.5};
    private static final double[] WORDS = {0.1, 0.2};
    private static final double[] TOGETHER = {0.22, 0.24, 0.26, 0.28, 0.3, 0.32, 0.34, 0.36, 0.38};

    private final LabelledSet set = LabelledSet.read();
    private final Folding folding = new Folding(set);
    private final Lexicon whole = new Lexicon(Thesaurus.dutch());
    private final Lexicon withheld = new Lexicon(LabelledSet.thesaurusWithoutWhatTheSetSays());

    private Fit() {}

    public static void main(String[] args) {
        Fit fit = new Fit();
        fit.compare();
        fit.plateau();
        fit.choose();
    }

    private void compare() {
        System.out.println("| way | threshold | precision | recall | F1 | B-cubed F1 | single left alone |");
        System.out.println("|---|---|---|---|---|---|---|");
        row("everything alone", "", Scores.of(set, Ways.allAlone(set)));
        row("theme as typed", "", Scores.of(set, Ways.themeAsTyped(set)));
        best("trigrams of titles, average link", together -> Ways.trigrams(set, together));
        best("TF-IDF of stems, average link", together -> Ways.stems(set, whole, together));
        Map<String, Map<Integer, Map<String, Integer>>> carrot = Carrot.all(set);
        carrot.forEach((way, byCount) -> {
            Map.Entry<Integer, Map<String, Integer>> best = byCount.entrySet().stream()
                    .max(Comparator.comparingDouble(
                            entry -> Scores.of(set, entry.getValue()).both()))
                    .orElseThrow();
            row(way, best.getKey() + " clusters asked", Scores.of(set, best.getValue()));
        });
        Settings chosen = Settings.CHOSEN;
        String threshold = String.valueOf(chosen.together());
        row("ours", threshold, Scores.of(set, Ways.ours(set, whole, chosen)));
        row("ours, terms of the set withheld", threshold, Scores.of(set, Ways.ours(set, withheld, chosen)));
        best(
                "ours, without words and letters",
                together -> Ways.ours(
                        set, whole, with(chosen, chosen.theme(), chosen.broader(), chosen.related(), 0, together)));
        best(
                "ours, without broader and related",
                together -> Ways.ours(set, whole, with(chosen, chosen.theme(), 0, 0, chosen.words(), together)));
    }

    private static Settings with(
            Settings from, double theme, double broader, double related, double words, double together) {
        return new Settings(
                theme,
                broader,
                related,
                from.aspect(),
                from.hinted(),
                words,
                words == 0 ? 0 : from.letters(),
                together);
    }

    private void best(String way, DoubleFunction<Map<String, Integer>> grouped) {
        double best = 0;
        double most = -1;
        for (double together = 0.04; together < 0.9; together += 0.02) {
            double both = Scores.of(set, grouped.apply(together)).both();
            if (both > most) {
                most = both;
                best = together;
            }
        }
        row(way, String.format(Locale.ROOT, "%.2f", best), Scores.of(set, grouped.apply(best)));
    }

    private static void row(String way, String threshold, Scores scores) {
        System.out.println("| " + way + " | " + threshold + " | " + scores + " |");
    }

    private void plateau() {
        System.out.println("\n| together | F1 | B-cubed F1 | F1, withheld | B-cubed F1, withheld |");
        System.out.println("|---|---|---|---|---|");
        Settings chosen = Settings.CHOSEN;
        for (double together = 0.14; together < 0.45; together += 0.02) {
            Settings tried = with(chosen, chosen.theme(), chosen.broader(), chosen.related(), chosen.words(), together);
            Scores all = Scores.of(set, Ways.ours(set, whole, tried));
            Scores fewer = Scores.of(set, Ways.ours(set, withheld, tried));
            System.out.printf(
                    Locale.ROOT,
                    "| %.2f | %.3f | %.3f | %.3f | %.3f |%n",
                    together,
                    all.f1(),
                    all.bcubed(),
                    fewer.f1(),
                    fewer.bcubed());
        }
    }

    /// The best of a plateau, not of a peak: what is chosen must also do well a step of the threshold to either side.
    private void choose() {
        Map<Settings, double[]> scores = new LinkedHashMap<>();
        for (Settings tried : grid()) {
            double[] byPart = new double[Folding.PARTS + 1];
            for (Lexicon lexicon : List.of(whole, withheld)) {
                Map<String, Integer> tables = Ways.ours(set, lexicon, tried);
                for (int part = 0; part < Folding.PARTS; part++) {
                    byPart[part] += folding.without(part, tables).both() / 2;
                }
                byPart[Folding.PARTS] += Scores.of(set, tables).both() / 2;
            }
            scores.put(tried, byPart);
        }
        List<Settings> tried = new ArrayList<>(scores.keySet());
        List<Settings> chosen = new ArrayList<>();
        System.out.println("\nOf " + tried.size() + " settings, chosen without each part, and with all:");
        for (int part = 0; part <= Folding.PARTS; part++) {
            int best = 1;
            double most = -1;
            for (int at = 1; at + 1 < tried.size(); at++) {
                double mean = 0;
                for (int near = at - 1; near <= at + 1; near++) {
                    mean += scores.getOrDefault(tried.get(near), new double[0])[part] / 3;
                }
                boolean inside = at % TOGETHER.length > 0 && at % TOGETHER.length < TOGETHER.length - 1;
                if (inside && mean > most) {
                    most = mean;
                    best = at;
                }
            }
            chosen.add(tried.get(best));
            System.out.printf(Locale.ROOT, "%s  %.3f%n", tried.get(best), most);
        }
        System.out.println("\n| cross-validated | precision | recall | F1 | B-cubed F1 | single left alone |");
        System.out.println("|---|---|---|---|---|---|");
        for (Lexicon lexicon : List.of(whole, withheld)) {
            List<Map<String, Integer>> tables = chosen.subList(0, Folding.PARTS).stream()
                    .map(settings -> Ways.ours(set, lexicon, settings))
                    .toList();
            System.out.println((lexicon == whole ? "| whole thesaurus | " : "| terms of the set withheld | ")
                    + folding.on(tables) + " |");
        }
    }

    private static List<Settings> grid() {
        List<Settings> grid = new ArrayList<>();
        for (double theme : THEME) {
            for (double broader : BROADER) {
                for (double related : RELATED) {
                    for (double aspect : ASPECT) {
                        for (double hinted : HINTED) {
                            for (double words : WORDS) {
                                for (double together : TOGETHER) {
                                    grid.add(new Settings(
                                            theme, broader, related, aspect, hinted, words, 0.1, together));
                                }
                            }
                        }
                    }
                }
            }
        }
        return grid;
    }
}
