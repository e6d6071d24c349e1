package nl.klankbord.coalition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import org.junit.jupiter.api.Test;

/// What every store of hints promises.
public abstract class HintStoreContract {

    /// @return a store without hints
    protected abstract HintStore create();

    @Test
    void hintsAreFoundAsTheyWereStoredUntilTheNext() {
        HintStore store = create();
        MeetingId utrecht = Examples.utrecht().id();
        assertEquals(Hints.NONE, store.find(utrecht));
        Hints hints = new Hints(List.of(
                new Hint("a".repeat(22), 4, Map.of("loting", 0.5, "eerlijk loten", 0.5, "lot", 0.125)),
                new Hint("b".repeat(22), 3, Map.of("dijk", 0.75))));
        store.store(Examples.utrecht(), hints);
        assertEquals(hints, store.find(utrecht));
        store.store(Examples.utrecht(), Hints.NONE);
        assertEquals(Hints.NONE, store.find(utrecht));
        assertEquals(Hints.NONE, store.find(new MeetingId("arnhem")));
    }
}
