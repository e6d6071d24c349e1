package nl.klankbord.dynamo;

import java.time.Clock;
import java.util.Optional;
import nl.klankbord.batch.Batches;
import nl.klankbord.batch.KeptBatch;
import nl.klankbord.meeting.MeetingId;

/// Batches in the table: only what was told of each.
public final class DynamoBatches implements Batches {

    private final Table table;
    private final Clock clock;

    public DynamoBatches(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Optional<KeptBatch> find(MeetingId meeting, String site, String id) {
        return table.find(Keys.batch(meeting, site, id))
                .filter(row -> row.isThere(clock))
                .map(row -> batch(meeting, site, id, row));
    }

    @Override
    public Optional<KeptBatch> keepUnlessPresent(KeptBatch batch) {
        Row row = Row.at(Keys.batch(batch.meeting(), batch.site(), batch.id()))
                .put("fingerprint", batch.fingerprint())
                .put("answer", batch.answer())
                .put("expiresAt", batch.expiresAtEpochSecond());
        return table.putUnlessPresent(row, now())
                .map(present -> batch(batch.meeting(), batch.site(), batch.id(), present));
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private static KeptBatch batch(MeetingId meeting, String site, String id, Row row) {
        return new KeptBatch(meeting, site, id, row.text("fingerprint"), row.text("answer"), row.number("expiresAt"));
    }
}
