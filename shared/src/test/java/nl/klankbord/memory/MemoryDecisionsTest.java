package nl.klankbord.memory;

import nl.klankbord.sorting.Decisions;
import nl.klankbord.sorting.DecisionsContract;

final class MemoryDecisionsTest extends DecisionsContract {

    @Override
    protected Decisions create() {
        return new MemoryDecisions();
    }
}
