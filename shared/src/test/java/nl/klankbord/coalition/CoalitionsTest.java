package nl.klankbord.coalition;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How well what is suggested agrees with somebody who knows the field. Each figure is of groups that had no say in
/// what it was made with: `make coalitions-fit` chose that, and prints it.
final class CoalitionsTest {

    /// For each part of the set, what was chosen on the other four.
    private static final List<Settings> CHOSEN_WITHOUT = List.of(
            new Settings(1.5, 0.4, 0.15, 0.7, 0.3, 0.2, 0.1, 0.24),
            new Settings(2, 0.2, 0.35, 0.7, 0.3, 0.1, 0.1, 0.32),
            new Settings(2, 0.4, 0.25, 0.7, 0.3, 0.1, 0.1, 0.32),
            new Settings(1.5, 0.4, 0.15, 0.4, 0.5, 0.1, 0.1, 0.32),
            new Settings(1.5, 0.4, 0.15, 0.7, 0.5, 0.2, 0.1, 0.28));

    private static final LabelledSet SET = LabelledSet.read();
    private static final Lexicon WHOLE = new Lexicon(Thesaurus.dutch());

    @Test
    void groupsThatHadNoSayAreFound() {
        Scores scores = crossValidated(WHOLE);
        assertTrue(scores.f1() >= 0.85, scores::toString);
        assertTrue(scores.bcubed() >= 0.90, scores::toString);
        assertTrue(scores.alone() >= 0.65, scores::toString);
    }

    /// Concepts and terms were added after the set had been read. Without each added term that stands in the set, what
    /// is left is of the field.
    @Test
    void soTheyAreWithoutTheTermsThatTheSetMayHaveSuggested() {
        Scores scores = crossValidated(new Lexicon(LabelledSet.thesaurusWithoutWhatTheSetSays()));
        assertTrue(scores.f1() >= 0.65, scores::toString);
        assertTrue(scores.bcubed() >= 0.78, scores::toString);
    }

    @Test
    void simplerWaysDoWorseAtTheirBest() {
        Scores ours = crossValidated(WHOLE);
        List<Scores> others = List.of(
                Scores.of(SET, Ways.allAlone(SET)),
                Scores.of(SET, Ways.themeAsTyped(SET)),
                best(together -> Ways.trigrams(SET, together)),
                best(together -> Ways.stems(SET, WHOLE, together)));
        for (Scores other : others) {
            assertTrue(other.f1() + 0.3 < ours.f1(), other::toString);
            assertTrue(other.bcubed() + 0.15 < ours.bcubed(), other::toString);
        }
    }

    @Test
    void whatIsUsedStandsOnAPlateau() {
        Settings chosen = Settings.CHOSEN;
        Scores here = Scores.of(SET, Ways.ours(SET, WHOLE, chosen));
        for (double step : new double[] {-0.04, -0.02, 0.02, 0.04}) {
            Scores near = Scores.of(SET, Ways.ours(SET, WHOLE, with(chosen, chosen.together() + step)));
            assertTrue(near.both() > here.both() - 0.1, step + ": " + near);
        }
    }

    private static Settings with(Settings from, double together) {
        return new Settings(
                from.theme(),
                from.broader(),
                from.related(),
                from.aspect(),
                from.hinted(),
                from.words(),
                from.letters(),
                together);
    }

    private static Scores crossValidated(Lexicon lexicon) {
        return new Folding(SET)
                .on(CHOSEN_WITHOUT.stream()
                        .map(settings -> Ways.ours(SET, lexicon, settings))
                        .toList());
    }

    private static Scores best(java.util.function.DoubleFunction<Map<String, Integer>> way) {
        return IntStream.range(1, 30)
                .mapToObj(step -> Scores.of(SET, way.apply(step * 0.03)))
                .max(java.util.Comparator.comparingDouble(Scores::both))
                .orElseThrow();
    }
}
