package nl.klankbord.coalition;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells somebody who writes a topic that others want something like it: how many organisations, and nothing else.
///
/// A suggestion is made by a library that takes a second to start; whoever sends a topic does not wait for that. So
/// this
/// compares words as they stand with those of each table, which the last suggestion left. It is rougher, and says
/// nothing when it is not sure.
public record Hints(List<Hint> all) {

    /// Fewer could be guessed.
    public static final int FEWEST = 3;

    public static final Hints NONE = new Hints(List.of());

    /// How much must be said of a table before it is told. This and the next were chosen on the labelled set, where 43
    /// of the 48 that are told are right, and 43 of the 69 that could be are told (`HintsTest`).
    static final double LEAST = 0.4;

    /// And how much more than of any other.
    static final double MORE = 2;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    public Hints {
        all = List.copyOf(all);
    }

    /// @return the table that is most like what was written, if one is
    public Optional<Hint> of(String theme, String text) {
        String written = " " + fold(theme + " " + text) + " ";
        List<Found> found = all.stream()
                .map(hint -> new Found(hint, said(hint, written)))
                .sorted(Comparator.comparingDouble(Found::said).reversed())
                .toList();
        return found.stream()
                .findFirst()
                .filter(first -> first.said() >= LEAST
                        && (found.size() == 1
                                || first.said() >= MORE * found.get(1).said()))
                .map(Found::hint);
    }

    public Optional<Hint> find(String coalition) {
        return all.stream().filter(hint -> hint.coalition().equals(coalition)).findFirst();
    }

    /// @return words without case and accents, with single spaces between them
    public static String fold(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return OTHERS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    private record Found(Hint hint, double said) {}

    private static double said(Hint hint, String written) {
        double said = 0;
        for (Map.Entry<String, Double> word : hint.words().entrySet()) {
            if (written.contains(" " + word.getKey() + " ")) {
                said += word.getValue();
            }
        }
        return said;
    }
}
