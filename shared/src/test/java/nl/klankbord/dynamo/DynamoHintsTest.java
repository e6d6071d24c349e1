package nl.klankbord.dynamo;

import nl.klankbord.coalition.HintStore;
import nl.klankbord.coalition.HintStoreContract;
import nl.klankbord.memory.Examples;

final class DynamoHintsTest extends HintStoreContract {

    @Override
    protected HintStore create() {
        return new DynamoHints(DynamoDbLocal.newTable(), Examples.CLOCK);
    }
}
