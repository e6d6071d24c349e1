package nl.klankbord.memory;

import nl.klankbord.coalition.HintStore;
import nl.klankbord.coalition.HintStoreContract;

final class MemoryHintsTest extends HintStoreContract {

    @Override
    protected HintStore create() {
        return new MemoryHints();
    }
}
