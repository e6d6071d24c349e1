package nl.klankbord.coalition;

/// Groups by average link: two groups become one for as long as their members are on average alike enough.
///
/// It follows chains of nearest neighbours, which gives the same groups as always joining the two that are most
/// alike, in the square of their number instead of its cube.
final class Linked {

    private final float[][] alike;
    private final int[] size;
    private final int[] into;
    private final boolean[] done;

    private Linked(float[][] alike, int[] size) {
        this.alike = alike;
        this.size = size.clone();
        into = new int[size.length];
        done = new boolean[size.length];
        for (int i = 0; i < into.length; i++) {
            into[i] = i;
        }
    }

    /// @param alike below the diagonal. Negative infinity keeps two apart
    /// @param size how many each of them is
    /// @return for each the lowest of its group
    static int[] groups(float[][] alike, int[] size, double together) {
        float[][] used = new float[alike.length][];
        for (int i = 0; i < used.length; i++) {
            used[i] = alike[i].clone();
        }
        Linked linked = new Linked(used, size);
        linked.link(together);
        int[] groups = new int[alike.length];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = linked.into[i] == i ? i : groups[linked.into[i]];
        }
        return groups;
    }

    private void link(double together) {
        int[] chain = new int[size.length + 1];
        int length = 0;
        int start = 0;
        while (start < size.length) {
            if (length == 0) {
                if (done[start]) {
                    start++;
                    continue;
                }
                chain[length++] = start;
            }
            int last = chain[length - 1];
            int before = length > 1 ? chain[length - 2] : -1;
            int nearest = nearest(last, before);
            if (nearest < 0 || of(last, nearest) < together) {
                // What is still to be joined cannot come nearer to it than this.
                done[last] = true;
                length = 0;
            } else if (nearest == before) {
                join(Math.min(last, before), Math.max(last, before));
                length -= 2;
            } else {
                chain[length++] = nearest;
            }
        }
    }

    /// Of equals the one before, so that the chain ends, else the lowest.
    private int nearest(int last, int before) {
        int nearest = before;
        float most = before < 0 ? Float.NEGATIVE_INFINITY : of(last, before);
        for (int other = 0; other < size.length; other++) {
            if (other != last && !done[other] && of(last, other) > most) {
                most = of(last, other);
                nearest = other;
            }
        }
        return nearest;
    }

    private void join(int kept, int gone) {
        float sum = size[kept] + size[gone];
        for (int other = 0; other < size.length; other++) {
            if (other != kept && other != gone && !done[other]) {
                float mean = (size[kept] * of(kept, other) + size[gone] * of(gone, other)) / sum;
                alike[Math.max(kept, other)][Math.min(kept, other)] = mean;
            }
        }
        size[kept] += size[gone];
        into[gone] = kept;
        done[gone] = true;
    }

    private float of(int i, int j) {
        return i > j ? alike[i][j] : alike[j][i];
    }
}
