package nl.klankbord.dynamo;

import java.time.Clock;
import nl.klankbord.batch.Batches;
import nl.klankbord.batch.BatchesContract;

final class DynamoBatchesTest extends BatchesContract {

    @Override
    protected Batches create(Clock clock) {
        return new DynamoBatches(DynamoDbLocal.newTable(), clock);
    }
}
