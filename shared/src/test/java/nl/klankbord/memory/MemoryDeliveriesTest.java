package nl.klankbord.memory;

import java.time.Clock;
import nl.klankbord.webhook.Deliveries;
import nl.klankbord.webhook.DeliveriesContract;

final class MemoryDeliveriesTest extends DeliveriesContract {

    @Override
    protected Deliveries create(Clock clock) {
        return new MemoryDeliveries(clock);
    }
}
