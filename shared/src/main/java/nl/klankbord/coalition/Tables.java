package nl.klankbord.coalition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Who sits with whom: groups by average link, in which each then looks once more whether another table suits it
/// better, or none. What is alone then was too unlike all others.
final class Tables {

    /// Each round mends what the one before left; on all that was tried the third had nothing left to do.
    private static final int ROUNDS = 5;

    private final Atoms atoms;
    private final Settings settings;
    private final float[][] alike;
    private final int[] size;
    private final int[] table;

    private Tables(Likeness likeness, Atoms atoms, Settings settings) {
        this.atoms = atoms;
        this.settings = settings;
        int n = atoms.count();
        alike = new float[n][];
        size = new int[n];
        for (int i = 0; i < n; i++) {
            size[i] = atoms.members(i).size();
            alike[i] = new float[i];
            for (int j = 0; j < i; j++) {
                alike[i][j] = atoms.mayJoin(i, j) ? mean(likeness, i, j) : Float.NEGATIVE_INFINITY;
            }
        }
        table = Linked.groups(alike, size, settings.together());
    }

    /// @return the places at each table, those that sit alone as well, in order
    static List<List<Integer>> arrange(Likeness likeness, Atoms atoms, Settings settings) {
        Tables tables = new Tables(likeness, atoms, settings);
        int round = 0;
        while (round < ROUNDS && tables.look()) {
            round++;
        }
        tables.partTwo();
        return tables.seats();
    }

    private float mean(Likeness likeness, int one, int other) {
        double sum = 0;
        for (int i : atoms.members(one)) {
            for (int j : atoms.members(other)) {
                sum += likeness.of(i, j);
            }
        }
        return (float) (sum / ((double) size[one] * size[other]));
    }

    private boolean look() {
        int n = table.length;
        boolean moved = false;
        double[] sum = new double[2 * n];
        int[] count = new int[2 * n];
        for (int i = 0; i < n; i++) {
            if (atoms.pinned(atoms.members(i).getFirst()).isPresent()) {
                continue;
            }
            Arrays.fill(sum, 0);
            Arrays.fill(count, 0);
            for (int j = 0; j < n; j++) {
                if (j != i) {
                    sum[table[j]] += size[j] * of(i, j);
                    count[table[j]] += size[j];
                }
            }
            int best = best(i, sum, count);
            if (best != table[i]) {
                table[i] = best;
                moved = true;
            }
        }
        return moved;
    }

    /// @return where it is most at home; a table of its own when that is nowhere
    private int best(int atom, double[] sum, int[] count) {
        int here = table[atom];
        int best = count[here] == 0 ? here : table.length + atom;
        double most = 0;
        for (int to = 0; to < sum.length; to++) {
            if (count[to] > 0) {
                double mean = sum[to] / count[to];
                boolean better = mean > most || (mean == most && to == here);
                if (better && mean >= settings.together(count[to] + size[atom])) {
                    best = to;
                    most = mean;
                }
            }
        }
        return best;
    }

    private void partTwo() {
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < i; j++) {
                if (table[i] == table[j]
                        && size[i] + size[j] == 2
                        && of(i, j) < settings.together(2)
                        && sitAt(table[i]) == 2) {
                    table[i] = table.length + i;
                }
            }
        }
    }

    private int sitAt(int which) {
        int sit = 0;
        for (int i = 0; i < table.length; i++) {
            sit += table[i] == which ? size[i] : 0;
        }
        return sit;
    }

    private List<List<Integer>> seats() {
        Map<Integer, List<Integer>> seats = new TreeMap<>();
        for (int i = 0; i < table.length; i++) {
            seats.computeIfAbsent(table[i], _ -> new ArrayList<>()).addAll(atoms.members(i));
        }
        seats.values().forEach(each -> each.sort(null));
        return List.copyOf(seats.values());
    }

    private float of(int i, int j) {
        return i > j ? alike[i][j] : alike[j][i];
    }
}
