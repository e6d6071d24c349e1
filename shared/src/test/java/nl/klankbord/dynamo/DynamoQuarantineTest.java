package nl.klankbord.dynamo;

import java.time.Clock;
import nl.klankbord.quarantine.Quarantine;
import nl.klankbord.quarantine.QuarantineContract;

final class DynamoQuarantineTest extends QuarantineContract {

    @Override
    protected Quarantine create(Clock clock) {
        return new DynamoQuarantine(DynamoDbLocal.newTable(), clock);
    }
}
