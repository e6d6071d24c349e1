package nl.klankbord.dynamo;

import nl.klankbord.memory.Examples;
import nl.klankbord.sorting.Decisions;
import nl.klankbord.sorting.DecisionsContract;

final class DynamoDecisionsTest extends DecisionsContract {

    @Override
    protected Decisions create() {
        return new DynamoDecisions(DynamoDbLocal.newTable(), Examples.CLOCK);
    }
}
