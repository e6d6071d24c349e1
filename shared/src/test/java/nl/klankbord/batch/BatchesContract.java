package nl.klankbord.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of batches promises.
public abstract class BatchesContract {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final long SOON = Examples.NOW.getEpochSecond() + 60;

    private Instant now = Examples.NOW;
    private Batches batches;

    protected abstract Batches create(Clock clock);

    @BeforeEach
    final void start() {
        batches = create(((InstantSource) () -> now).withZone(ZoneOffset.UTC));
    }

    @Test
    void aBatchIsFoundAsItWasKeptByItsSiteAndId() {
        KeptBatch batch = batch("vng", "one", "{}");
        assertEquals(Optional.empty(), batches.find(UTRECHT, "vng", "one"));
        assertEquals(Optional.empty(), batches.keepUnlessPresent(batch));
        assertEquals(Optional.of(batch), batches.find(UTRECHT, "vng", "one"));
        assertEquals(Optional.empty(), batches.find(UTRECHT, "ipo", "one"));
        assertEquals(Optional.empty(), batches.find(UTRECHT, "vng", "two"));
        assertEquals(Optional.empty(), batches.find(new MeetingId("arnhem"), "vng", "one"));
    }

    @Test
    void theFirstStays() {
        KeptBatch first = batch("vng", "one", "{}");
        batches.keepUnlessPresent(first);
        assertEquals(Optional.of(first), batches.keepUnlessPresent(batch("vng", "one", "{\"other\":1}")));
        assertEquals(Optional.of(first), batches.find(UTRECHT, "vng", "one"));
    }

    @Test
    void whatHasExpiredIsNotThere() {
        batches.keepUnlessPresent(batch("vng", "one", "{}"));
        now = Instant.ofEpochSecond(SOON);
        assertEquals(Optional.empty(), batches.find(UTRECHT, "vng", "one"));
        assertEquals(Optional.empty(), batches.keepUnlessPresent(batch("vng", "one", "{}")));
    }

    private static KeptBatch batch(String site, String id, String answer) {
        return new KeptBatch(UTRECHT, site, id, "fingerprint", answer, SOON);
    }
}
