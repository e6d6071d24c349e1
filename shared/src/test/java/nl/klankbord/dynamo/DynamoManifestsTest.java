package nl.klankbord.dynamo;

import java.time.Clock;
import nl.klankbord.manifest.Manifests;
import nl.klankbord.manifest.ManifestsContract;

final class DynamoManifestsTest extends ManifestsContract {

    @Override
    protected Manifests create(Clock clock) {
        return new DynamoManifests(DynamoDbLocal.newTable(), clock);
    }
}
