package nl.klankbord.coalition;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Locale;

/// `bin/bench coalitions`: how long a grouping takes, and what it needs, from a cold start.
public final class CoalitionsBench {

    private CoalitionsBench() {}

    public static void main(String[] args) {
        int count = Integer.parseInt(args[0]);
        List<Contribution> topics = Many.topics(count);
        long start = System.nanoTime();
        Grouping grouping = new SuggestCoalitions(Thesaurus.dutch()).suggest(topics, Constraints.NONE);
        double seconds = (System.nanoTime() - start) / 1e9;
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(CoalitionsBench::peak)
                .sum();
        System.out.printf(
                Locale.ROOT,
                "| %,6d topics | %5.2f s | %4d MB of heap at most | %3d groups |%n",
                count,
                seconds,
                peak / 1_000_000,
                grouping.groups().size());
    }

    private static long peak(MemoryPoolMXBean pool) {
        return pool.getPeakUsage().getUsed();
    }
}
