package nl.klankbord.dynamo;

import java.time.Clock;
import nl.klankbord.webhook.Deliveries;
import nl.klankbord.webhook.DeliveriesContract;

final class DynamoDeliveriesTest extends DeliveriesContract {

    @Override
    protected Deliveries create(Clock clock) {
        return new DynamoDeliveries(DynamoDbLocal.newTable(), clock);
    }
}
