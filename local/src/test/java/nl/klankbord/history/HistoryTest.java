package nl.klankbord.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// `make torture` plays 1,000 seeds; these 60 are a part of them.
final class HistoryTest {

    private static final int SEEDS = 60;
    private static final int SEEDS_OF_THE_CONTROL = 40;
    private static final int LEAST_CAUGHT = 30;

    @Test
    void noSeedLosesDoublesOrOverfills() throws Exception {
        List<Result> results = new ArrayList<>();
        Plays.play(1, SEEDS, UnaryOperator.identity(), results::add);
        List<String> broken = results.stream()
                .filter(result -> !result.violations().isEmpty())
                .map(result -> "seed " + result.seed() + " (make torture SEED=" + result.seed() + "): "
                        + result.violations().getFirst())
                .toList();
        assertEquals(List.of(), broken);
        assertTrue(results.stream().mapToInt(Result::acknowledged).sum() >= SEEDS * 100, "too little was acknowledged");
        assertTrue(results.stream().mapToInt(Result::promotions).sum() >= SEEDS, "too few were promoted");
    }

    /// A check that never says no shows nothing: a store that looks first and then writes must be caught.
    @Test
    void aStoreThatChecksAndThenInsertsIsCaught() throws Exception {
        List<Result> results = new ArrayList<>();
        Plays.play(1, SEEDS_OF_THE_CONTROL, CheckThenInsert::new, results::add);
        long caught = results.stream()
                .filter(result -> !result.violations().isEmpty())
                .count();
        assertTrue(caught >= LEAST_CAUGHT, caught + " of " + SEEDS_OF_THE_CONTROL + " seeds were caught");
    }
}
