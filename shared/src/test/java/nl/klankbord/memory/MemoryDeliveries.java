package nl.klankbord.memory;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.site.SiteId;
import nl.klankbord.webhook.Deliveries;
import nl.klankbord.webhook.Delivery;

public final class MemoryDeliveries implements Deliveries {

    private final SortedMap<String, Delivery> log = new TreeMap<>();
    private final Map<String, Instant> inHandSince = new HashMap<>();
    private final Clock clock;

    public MemoryDeliveries(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void owe(Delivery delivery) {
        Delivery present = log.get(key(delivery));
        if (present == null || !isThere(present)) {
            log.put(key(delivery), delivery);
        }
    }

    @Override
    public synchronized List<Due> due(MeetingId meeting, Instant now) {
        return log.values().stream()
                .filter(each -> each.meeting().equals(meeting) && isThere(each))
                .filter(each ->
                        each.nextAt().isPresent() && !each.nextAt().get().isAfter(now))
                .map(each -> new Due(
                        meeting, each.webhook(), each.place(), each.nextAt().get()))
                .sorted(Comparator.comparing(Due::nextAt))
                .toList();
    }

    @Override
    public synchronized Optional<Delivery> take(Due due, Instant now) {
        String key = key(due.meeting(), due.webhook(), due.place());
        Delivery present = log.get(key);
        Instant since = inHandSince.getOrDefault(key, Instant.MIN);
        if (present == null
                || !present.nextAt().equals(Optional.of(due.nextAt()))
                || !since.isBefore(now.minus(IN_HAND))) {
            return Optional.empty();
        }
        inHandSince.put(key, now);
        return Optional.of(present);
    }

    @Override
    public synchronized void settle(Delivery after) {
        inHandSince.remove(key(after));
        log.put(key(after), after);
    }

    @Override
    public synchronized List<Delivery> page(MeetingId meeting, SiteId webhook, Optional<String> after, int limit) {
        return log.values().stream()
                .filter(each -> each.meeting().equals(meeting) && each.webhook().equals(webhook) && isThere(each))
                .filter(each -> after.isEmpty() || each.place().compareTo(after.get()) > 0)
                .limit(limit)
                .toList();
    }

    private boolean isThere(Delivery delivery) {
        return delivery.expiresAtEpochSecond() > clock.instant().getEpochSecond();
    }

    private static String key(Delivery delivery) {
        return key(delivery.meeting(), delivery.webhook(), delivery.place());
    }

    private static String key(MeetingId meeting, SiteId webhook, String place) {
        return meeting.value() + " " + webhook.value() + " " + place;
    }
}
