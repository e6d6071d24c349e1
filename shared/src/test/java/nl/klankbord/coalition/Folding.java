package nl.klankbord.coalition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The labelled set in five parts, by group: what is chosen on four is judged on the groups of the fifth, of which
/// not one topic had a say.
final class Folding {

    static final int PARTS = 5;

    private final LabelledSet set;
    private final Map<String, Integer> parts = new TreeMap<>();

    Folding(LabelledSet set) {
        this.set = set;
        List<String> labels = new ArrayList<>(new TreeSet<>(set.labels().values()));
        // Labels of single topics sort among those of groups: apart, so that each part has its share of both.
        labels.sort((one, other) ->
                Boolean.compare(set.single().contains(one), set.single().contains(other)));
        set.labels().forEach((id, label) -> parts.put(id, labels.indexOf(label) % PARTS));
    }

    /// @return how a grouping does on all parts but one
    Scores without(int part, Map<String, Integer> tables) {
        Scores.Sum sum = new Scores.Sum(set);
        sum.add(tables, id -> isIn(id, part) ? 0 : 1);
        return sum.scores();
    }

    private boolean isIn(String id, int part) {
        return Integer.valueOf(part).equals(parts.get(id));
    }

    /// @param tables by part
    /// @return how each grouping does on its part, together
    Scores on(List<Map<String, Integer>> tables) {
        Scores.Sum sum = new Scores.Sum(set);
        for (int part = 0; part < PARTS; part++) {
            int its = part;
            sum.add(tables.get(part), id -> isIn(id, its) ? 1 : 0);
        }
        return sum.scores();
    }
}
