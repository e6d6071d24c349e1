package nl.klankbord.coalition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/// How well a grouping agrees with the labels.
///
/// @param precision of the pairs that were put together, how many belong together
/// @param recall of the pairs that belong together, how many were put so
/// @param bcubed the F1 of the same two for each topic, averaged over topics (Bagga and Baldwin, 1998)
/// @param alone of the single topics, how many were left alone
record Scores(double precision, double recall, double bcubed, double alone) {

    double f1() {
        return harmonic(precision, recall);
    }

    /// Both, as one figure to choose by.
    double both() {
        return (f1() + bcubed) / 2;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f | %.3f | %.3f | %.3f | %.2f", precision, recall, f1(), bcubed, alone);
    }

    static Scores of(LabelledSet set, Map<String, Integer> tables) {
        Sum sum = new Sum(set);
        sum.add(tables, _ -> 1);
        return sum.scores();
    }

    private static double harmonic(double one, double other) {
        return one + other == 0 ? 0 : 2 * one * other / (one + other);
    }

    /// Adds up groupings, each for the topics that it is to be judged by.
    static final class Sum {

        private final LabelledSet set;
        private double together;
        private double belong;
        private double both;
        private double topics;
        private double precisions;
        private double recalls;
        private double single;
        private double alone;

        Sum(LabelledSet set) {
            this.set = set;
        }

        /// @param tables by id
        /// @param weight of a topic, by id: 0 when it is not judged here. A pair weighs the mean of its two
        void add(Map<String, Integer> tables, ToDoubleFunction<String> weight) {
            List<String> ids = new ArrayList<>(set.labels().keySet());
            for (String one : ids) {
                double same = 0;
                double here = 0;
                double wanted = 0;
                for (String other : ids) {
                    boolean sits = Objects.equals(tables.get(one), tables.get(other));
                    boolean should =
                            Objects.equals(set.labels().get(one), set.labels().get(other));
                    here += sits ? 1 : 0;
                    wanted += should ? 1 : 0;
                    same += sits && should ? 1 : 0;
                    if (one.compareTo(other) < 0) {
                        double pair = (weight.applyAsDouble(one) + weight.applyAsDouble(other)) / 2;
                        together += sits ? pair : 0;
                        belong += should ? pair : 0;
                        both += sits && should ? pair : 0;
                    }
                }
                double its = weight.applyAsDouble(one);
                topics += its;
                precisions += its * same / here;
                recalls += its * same / wanted;
                if (set.single().contains(one)) {
                    single += its;
                    alone += here == 1 ? its : 0;
                }
            }
        }

        Scores scores() {
            return new Scores(
                    together == 0 ? 0 : both / together,
                    belong == 0 ? 0 : both / belong,
                    harmonic(precisions / topics, recalls / topics),
                    single == 0 ? 1 : alone / single);
        }
    }
}
