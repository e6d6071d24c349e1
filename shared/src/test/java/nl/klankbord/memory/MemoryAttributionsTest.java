package nl.klankbord.memory;

import java.time.Clock;
import nl.klankbord.manifest.Attributions;
import nl.klankbord.manifest.AttributionsContract;

final class MemoryAttributionsTest extends AttributionsContract {

    @Override
    protected Attributions create(Clock clock) {
        return new MemoryAttributions(clock);
    }
}
