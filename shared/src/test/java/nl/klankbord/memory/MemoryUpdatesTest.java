package nl.klankbord.memory;

import nl.klankbord.update.Updates;
import nl.klankbord.update.UpdatesContract;

final class MemoryUpdatesTest extends UpdatesContract {

    @Override
    protected Updates create() {
        return new MemoryUpdates();
    }
}
