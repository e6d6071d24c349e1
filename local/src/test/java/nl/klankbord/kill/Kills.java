package nl.klankbord.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import nl.klankbord.history.Figures;

/// `make torture`, its second part: one death at each step, until the script has no more. `FROM=n` begins there.
/// `STEP=n`: that death alone.
public final class Kills {

    /// Two, on the two cores that a machine has at least: a death is mostly the starting of two machines, and four at
    /// once took longer than two.
    private static final int AT_ONCE = 2;

    /// Linux's file system in memory. The death of a process loses nothing that it has written, there or on a disk; and
    /// nobody waits for a disk.
    private static final Path IN_MEMORY = Path.of("/dev/shm");

    private Kills() {}

    public static void main(String[] args) throws Exception {
        String step = System.getenv("STEP");
        if (step != null && !step.isBlank()) {
            Kill.Died died = die(Integer.parseInt(step));
            System.out.println(died);
            System.exit(died.violations().isEmpty() ? 0 : 1);
        }
        List<Kill.Died> deaths = dieAtEach();
        System.exit(tell(deaths) ? 0 : 1);
    }

    /// Each takes the step that nobody has yet, and stops when the script has no more.
    private static List<Kill.Died> dieAtEach() throws Exception {
        AtomicInteger next = new AtomicInteger(first());
        AtomicBoolean isOver = new AtomicBoolean();
        List<Kill.Died> deaths = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            Callable<List<Kill.Died>> dieOn = () -> {
                List<Kill.Died> mine = new ArrayList<>();
                while (!isOver.get()) {
                    Kill.Died died = die(next.getAndIncrement());
                    System.err.println(died.step() + ": " + died.diedOf().orElse("no such step") + " "
                            + String.join("; ", died.violations()));
                    if (died.diedOf().isEmpty()) {
                        isOver.set(true);
                    }
                    mine.add(died);
                }
                return mine;
            };
            for (Future<List<Kill.Died>> each : pool.invokeAll(Collections.nCopies(AT_ONCE, dieOn))) {
                deaths.addAll(each.get());
            }
        }
        return deaths;
    }

    private static int first() {
        String from = System.getenv("FROM");
        return from == null || from.isBlank() ? 1 : Integer.parseInt(from);
    }

    private static Kill.Died die(int step) throws Exception {
        Path folder = Files.isWritable(IN_MEMORY)
                ? Files.createTempDirectory(IN_MEMORY, "klankbord-kill")
                : Files.createTempDirectory("klankbord-kill");
        try (Kill kill = new Kill(folder)) {
            return kill.at(step);
        } finally {
            forget(folder);
        }
    }

    private static void forget(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    private static boolean tell(List<Kill.Died> deaths) {
        TreeMap<String, Integer> where = new TreeMap<>();
        deaths.stream()
                .flatMap(died -> died.diedOf().stream())
                .forEach(of -> where.merge(of.split(" ", 2)[0], 1, Integer::sum));
        int died = where.values().stream().mapToInt(Integer::intValue).sum();
        Figures.row("deaths by kill -9, each at its own step", died);
        where.forEach((function, count) -> Figures.row("of which in " + function, count));
        Figures.row(
                "acknowledged answers",
                deaths.stream().mapToInt(Kill.Died::acknowledged).sum());
        Figures.row(
                "mails to parties that got seats",
                deaths.stream().mapToInt(Kill.Died::mails).sum());
        Figures.row(
                "of which waited until nobody could have them in hand",
                deaths.stream().mapToInt(Kill.Died::late).sum());
        int broken = (int)
                deaths.stream().filter(each -> !each.violations().isEmpty()).count();
        Figures.row("**deaths after which something was wrong**", broken);
        return broken == 0;
    }
}
