package nl.klankbord.dynamo;

import java.time.Clock;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.rsvp.RsvpsContract;

final class DynamoRsvpsTest extends RsvpsContract {

    @Override
    protected Rsvps create(Clock clock) {
        return new DynamoRsvps(DynamoDbLocal.newTable(), clock);
    }
}
