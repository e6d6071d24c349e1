package nl.klankbord.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.klankbord.meeting.MeetingId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of limits promises.
public abstract class LimitsContract {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

    private Limits limits;

    protected abstract Limits create();

    @BeforeEach
    final void start() {
        limits = create();
    }

    @Test
    void aSiteMaySendAsManyAsItMayAndNotOneMore() {
        assertTrue(limits.take(UTRECHT, "vng", DAY, 1, 2));
        assertTrue(limits.take(UTRECHT, "vng", DAY, 1, 2));
        assertFalse(limits.take(UTRECHT, "vng", DAY, 1, 2));
        assertFalse(limits.take(UTRECHT, "vng", DAY, 1, 2));
    }

    @Test
    void eachMeetingSiteAndDayHasItsOwn() {
        assertTrue(limits.take(UTRECHT, "vng", DAY, 1, 1));
        assertTrue(limits.take(new MeetingId("arnhem"), "vng", DAY, 1, 1));
        assertTrue(limits.take(UTRECHT, "ipo", DAY, 1, 1));
        assertTrue(limits.take(UTRECHT, "vng", DAY.plusDays(1), 1, 1));
        assertFalse(limits.take(UTRECHT, "vng", DAY, 1, 1));
    }

    @Test
    void aLargerLimitLetsInMoreAtOnce() {
        assertTrue(limits.take(UTRECHT, "vng", DAY, 1, 1));
        assertFalse(limits.take(UTRECHT, "vng", DAY, 1, 1));
        assertTrue(limits.take(UTRECHT, "vng", DAY, 1, 2));
    }

    @Test
    void severalAreTakenTogetherOrNotAtAll() {
        assertFalse(limits.take(UTRECHT, "vng", DAY, 6, 5), "also when nothing was counted yet");
        assertTrue(limits.take(UTRECHT, "vng", DAY, 3, 5));
        assertFalse(limits.take(UTRECHT, "vng", DAY, 3, 5));
        assertTrue(limits.take(UTRECHT, "vng", DAY, 2, 5));
        assertFalse(limits.take(UTRECHT, "vng", DAY, 1, 5));
    }

    @Test
    void manyAtOnceAreNeverOneTooMany() throws Exception {
        List<Future<Boolean>> taken = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 40; i++) {
                taken.add(pool.submit(() -> limits.take(UTRECHT, "vng", DAY, 1, 25)));
            }
        }
        int in = 0;
        for (Future<Boolean> each : taken) {
            in += each.get() ? 1 : 0;
        }
        assertEquals(25, in);
    }
}
