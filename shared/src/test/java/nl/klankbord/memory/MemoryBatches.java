package nl.klankbord.memory;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.batch.Batches;
import nl.klankbord.batch.KeptBatch;
import nl.klankbord.meeting.MeetingId;

public final class MemoryBatches implements Batches {

    private final Map<String, KeptBatch> batches = new HashMap<>();
    private final Clock clock;

    public MemoryBatches(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<KeptBatch> find(MeetingId meeting, String site, String id) {
        return Optional.ofNullable(batches.get(key(meeting, site, id)))
                .filter(batch -> batch.expiresAtEpochSecond() > clock.instant().getEpochSecond());
    }

    @Override
    public synchronized Optional<KeptBatch> keepUnlessPresent(KeptBatch batch) {
        Optional<KeptBatch> present = find(batch.meeting(), batch.site(), batch.id());
        if (present.isEmpty()) {
            batches.put(key(batch.meeting(), batch.site(), batch.id()), batch);
        }
        return present;
    }

    /// @return what all of this holds, to tell whether it changed
    public synchronized Map<String, KeptBatch> all() {
        return Map.copyOf(batches);
    }

    private static String key(MeetingId meeting, String site, String id) {
        return meeting.value() + " " + site + " " + id;
    }
}
