package nl.klankbord.dynamo;

import nl.klankbord.limit.Limits;
import nl.klankbord.limit.LimitsContract;

final class DynamoLimitsTest extends LimitsContract {

    @Override
    protected Limits create() {
        return new DynamoLimits(DynamoDbLocal.newTable());
    }
}
