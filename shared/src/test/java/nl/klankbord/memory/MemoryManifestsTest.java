package nl.klankbord.memory;

import java.time.Clock;
import nl.klankbord.manifest.Manifests;
import nl.klankbord.manifest.ManifestsContract;

final class MemoryManifestsTest extends ManifestsContract {

    @Override
    protected Manifests create(Clock clock) {
        return new MemoryManifests(clock);
    }
}
