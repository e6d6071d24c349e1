package nl.klankbord.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryMeetings;
import org.junit.jupiter.api.Test;

final class RememberedMeetingsTest {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final Meeting SMALL = Examples.utrecht(10, false);
    private static final Meeting LARGE = Examples.utrecht(20, false);

    private Instant now = Examples.NOW;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final MemoryMeetings others = new MemoryMeetings();
    private final RememberedMeetings remembered = new RememberedMeetings(others, clock);

    @Test
    void aMeetingIsRememberedForFiveSecondsAndNoLonger() {
        others.store(SMALL, false);
        assertEquals(Optional.of(SMALL), remembered.find(UTRECHT));
        others.store(LARGE, false);
        now = Examples.NOW.plusMillis(4_999);
        assertEquals(Optional.of(SMALL), remembered.find(UTRECHT));
        now = Examples.NOW.plusMillis(5_000);
        assertEquals(Optional.of(LARGE), remembered.find(UTRECHT));
    }

    @Test
    void whatIsNotThereIsNotRememberedAsSuch() {
        assertEquals(Optional.empty(), remembered.find(UTRECHT));
        others.store(SMALL, false);
        assertEquals(Optional.of(SMALL), remembered.find(UTRECHT));
    }

    @Test
    void whoStoresSeesItAtOnce() {
        assertTrue(remembered.store(SMALL, false));
        assertEquals(Optional.of(SMALL), remembered.find(UTRECHT));
        assertFalse(remembered.store(LARGE, true));
        assertEquals(Optional.of(SMALL), remembered.find(UTRECHT));
        assertTrue(remembered.store(LARGE, false));
        assertEquals(Optional.of(LARGE), remembered.find(UTRECHT));
        assertEquals(List.of(LARGE), remembered.all());
    }
}
