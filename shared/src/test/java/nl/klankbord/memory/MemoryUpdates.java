package nl.klankbord.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.update.Sending;
import nl.klankbord.update.Update;
import nl.klankbord.update.UpdateId;
import nl.klankbord.update.Updates;

public final class MemoryUpdates implements Updates {

    private final SortedMap<String, Update> updates = new TreeMap<>();
    private final SortedMap<String, Sending> sendings = new TreeMap<>();
    private final Map<String, Instant> inHand = new HashMap<>();

    @Override
    public synchronized Optional<Update> find(MeetingId meeting, UpdateId id) {
        return Optional.ofNullable(updates.get(key(meeting, id)));
    }

    @Override
    public synchronized List<Update> all(MeetingId meeting) {
        return updates.values().stream()
                .filter(update -> update.meeting().equals(meeting))
                .toList();
    }

    @Override
    public synchronized Optional<Update> storeUnlessPresent(Update update) {
        String key = key(update.meeting(), update.id());
        Update present = updates.putIfAbsent(key, update);
        if (present == null) {
            sendings.put(key, Sending.start(update));
        }
        return Optional.ofNullable(present);
    }

    @Override
    public synchronized Optional<Sending> sending(MeetingId meeting, UpdateId id) {
        return Optional.ofNullable(sendings.get(key(meeting, id)));
    }

    @Override
    public synchronized List<Sending> sendings(MeetingId meeting) {
        return sendings.values().stream()
                .filter(sending -> sending.meeting().equals(meeting))
                .toList();
    }

    @Override
    public synchronized Optional<Sending> claim(MeetingId meeting, UpdateId id, Instant now) {
        String key = key(meeting, id);
        Sending sending = sendings.get(key);
        Instant since = inHand.get(key);
        boolean isTaken = since != null && !since.isBefore(now.minus(Duration.ofMinutes(IN_HAND_MINUTES)));
        if (sending == null || sending.finishedAt().isPresent() || isTaken) {
            return Optional.empty();
        }
        inHand.put(key, now);
        return Optional.of(sending);
    }

    @Override
    public synchronized boolean note(Sending sending, Instant claimedAt) {
        String key = key(sending.meeting(), sending.update());
        if (!claimedAt.equals(inHand.get(key))) {
            return false;
        }
        sendings.put(key, sending);
        if (sending.finishedAt().isPresent()) {
            inHand.remove(key);
        }
        return true;
    }

    @Override
    public synchronized void letGo(Sending sending, Instant claimedAt) {
        inHand.remove(key(sending.meeting(), sending.update()), claimedAt);
    }

    private static String key(MeetingId meeting, UpdateId id) {
        return meeting.value() + " " + id.value();
    }
}
