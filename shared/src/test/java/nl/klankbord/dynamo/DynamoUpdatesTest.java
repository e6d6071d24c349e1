package nl.klankbord.dynamo;

import nl.klankbord.memory.Examples;
import nl.klankbord.update.Updates;
import nl.klankbord.update.UpdatesContract;

final class DynamoUpdatesTest extends UpdatesContract {

    @Override
    protected Updates create() {
        return new DynamoUpdates(DynamoDbLocal.newTable(), Examples.CLOCK);
    }
}
