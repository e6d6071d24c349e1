package nl.klankbord.memory;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/// A clock that shows what a test says.
public final class TestClock extends Clock {

    private final Supplier<Instant> now;

    public TestClock(Supplier<Instant> now) {
        this.now = now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("tests reckon in UTC");
    }

    @Override
    public Instant instant() {
        return now.get();
    }
}
