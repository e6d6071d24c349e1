package nl.klankbord.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import nl.klankbord.history.FaultyHttp.Fault;

/// `make torture`: one table. With `SEED=n` that seed alone, and all that it did.
public final class Torture {

    private static final int SEEDS = 1000;
    private static final int SEEDS_OF_THE_CONTROL = 40;

    private Torture() {}

    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        String seed = System.getenv("SEED");
        if (seed != null && !seed.isBlank()) {
            System.exit(replay(Integer.parseInt(seed)) ? 0 : 1);
        }
        String seeds = System.getenv("SEEDS");
        boolean isWhole = history(seeds == null || seeds.isBlank() ? SEEDS : Integer.parseInt(seeds));
        isWhole &= control();
        System.exit(isWhole ? 0 : 1);
    }

    private static boolean replay(int seed) throws Exception {
        List<Result> results = new ArrayList<>();
        Plays.play(seed, seed, UnaryOperator.identity(), results::add);
        Result result = results.getFirst();
        result.told().forEach(System.out::println);
        System.out.println();
        result.violations().forEach(System.out::println);
        System.out.println(result.violations().size() + " violations");
        return result.violations().isEmpty();
    }

    private static boolean history(int seeds) throws Exception {
        List<Result> results = new ArrayList<>();
        long began = System.nanoTime();
        Plays.play(1, seeds, UnaryOperator.identity(), result -> {
            results.add(result);
            if (!result.violations().isEmpty()) {
                System.err.println(
                        "SEED=" + result.seed() + ": " + result.violations().getFirst());
            }
            if (results.size() % 25 == 0) {
                System.err.printf(
                        "%4d of %d seeds, %d acknowledged, %d s%n",
                        results.size(),
                        seeds,
                        sum(results, Result::acknowledged),
                        (System.nanoTime() - began) / 1_000_000_000);
            }
        });
        Figures.row("seeds", seeds);
        Figures.row("things that somebody wanted", sum(results, Result::ops));
        Figures.row("times that they were sent", sum(results, Result::sends));
        Figures.row("acknowledged", sum(results, Result::acknowledged));
        Figures.row("clearly refused", sum(results, Result::refused));
        Figures.row("unknown to the sender", sum(results, Result::unknown));
        Figures.row("calls to the table", sum(results, Result::allCalls));
        for (Fault fault : Fault.values()) {
            if (fault != Fault.NONE) {
                Figures.row(
                        "calls with " + fault.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        sum(results, result -> result.calls().getOrDefault(fault, 0)));
            }
        }
        Figures.row("states of the table looked at", sum(results, Result::states));
        Figures.row("whole reads held against what was acknowledged", sum(results, Result::reads));
        Figures.row("parties promoted", sum(results, Result::promotions));
        Figures.row("mails to them", sum(results, Result::mails));
        Figures.row("of which the sender died before it could note it", sum(results, Result::mailsThatMayGoAgain));
        Figures.row("refused, and done after all by a late request", sum(results, Result::overtaken));
        int broken = sum(results, result -> result.violations().isEmpty() ? 0 : 1);
        Figures.row("**seeds with a violation**", broken);
        return broken == 0;
    }

    private static boolean control() throws Exception {
        List<Result> results = new ArrayList<>();
        Plays.play(1, SEEDS_OF_THE_CONTROL, CheckThenInsert::new, results::add);
        int caught = sum(results, result -> result.violations().isEmpty() ? 0 : 1);
        Figures.row("control, checks and then inserts: caught of " + SEEDS_OF_THE_CONTROL + " seeds", caught);
        return caught >= 30;
    }

    private static int sum(List<Result> results, ToIntFunction<Result> what) {
        return results.stream().mapToInt(what).sum();
    }
}
