package nl.klankbord.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import org.junit.jupiter.api.Test;

/// What every store of feeds promises.
public abstract class FeedsContract {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");

    protected abstract Feeds create();

    @Test
    void onlyTheNextVersionReplacesAndTheSameAgainIsStored() {
        Feeds feeds = create();
        assertEquals(Optional.empty(), feeds.find(UTRECHT));
        Feed first = new Feed(UTRECHT, 1, true);
        assertTrue(feeds.store(first));
        assertTrue(feeds.store(first), "its answer was lost");
        assertFalse(feeds.store(new Feed(UTRECHT, 1, false)), "somebody else was first");
        assertFalse(feeds.store(new Feed(UTRECHT, 3, false)));
        assertEquals(Optional.of(first), feeds.find(UTRECHT));
        Feed second = new Feed(UTRECHT, 2, false);
        assertTrue(feeds.store(second));
        assertEquals(Optional.of(second), feeds.find(UTRECHT));
        assertEquals(Optional.empty(), feeds.find(new MeetingId("utrecht-2")));
    }
}
