package nl.klankbord.memory;

import java.time.Clock;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.rsvp.RsvpsContract;

final class MemoryRsvpsTest extends RsvpsContract {

    @Override
    protected Rsvps create(Clock clock) {
        return new MemoryAnswers(clock);
    }
}
