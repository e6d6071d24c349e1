package nl.klankbord.memory;

import java.time.Clock;
import nl.klankbord.batch.Batches;
import nl.klankbord.batch.BatchesContract;

final class MemoryBatchesTest extends BatchesContract {

    @Override
    protected Batches create(Clock clock) {
        return new MemoryBatches(clock);
    }
}
