package nl.klankbord.memory;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.quarantine.Held;
import nl.klankbord.quarantine.Quarantine;

public final class MemoryQuarantine implements Quarantine {

    private final SortedMap<String, Held> held = new TreeMap<>();
    private final Clock clock;

    public MemoryQuarantine(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Held keepUnlessPresent(Held one) {
        return find(one.meeting(), one.id()).orElseGet(() -> {
            held.put(key(one.meeting(), one.id()), one);
            return one;
        });
    }

    @Override
    public synchronized Optional<Held> find(MeetingId meeting, String id) {
        return Optional.ofNullable(held.get(key(meeting, id))).filter(this::isThere);
    }

    @Override
    public synchronized void settle(Held letIn) {
        held.put(key(letIn.meeting(), letIn.id()), letIn);
    }

    @Override
    public synchronized List<Held> page(MeetingId meeting, Optional<String> after, int limit) {
        return held.values().stream()
                .filter(one -> one.meeting().equals(meeting))
                .filter(this::isThere)
                .filter(one -> one.answer().isEmpty())
                .filter(one -> after.isEmpty() || one.id().compareTo(after.get()) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void remove(MeetingId meeting, String id) {
        held.remove(key(meeting, id));
    }

    private boolean isThere(Held one) {
        return one.expiresAtEpochSecond() > clock.instant().getEpochSecond();
    }

    private static String key(MeetingId meeting, String id) {
        return meeting.value() + " " + id;
    }
}
