package nl.klankbord.dynamo;

import java.time.Clock;
import nl.klankbord.manifest.Attributions;
import nl.klankbord.manifest.AttributionsContract;

final class DynamoAttributionsTest extends AttributionsContract {

    @Override
    protected Attributions create(Clock clock) {
        return new DynamoAttributions(DynamoDbLocal.newTable(), clock);
    }
}
