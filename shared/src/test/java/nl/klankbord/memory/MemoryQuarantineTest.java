package nl.klankbord.memory;

import java.time.Clock;
import nl.klankbord.quarantine.Quarantine;
import nl.klankbord.quarantine.QuarantineContract;

final class MemoryQuarantineTest extends QuarantineContract {

    @Override
    protected Quarantine create(Clock clock) {
        return new MemoryQuarantine(clock);
    }
}
