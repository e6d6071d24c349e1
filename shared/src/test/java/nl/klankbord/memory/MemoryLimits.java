package nl.klankbord.memory;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.klankbord.limit.Limits;
import nl.klankbord.meeting.MeetingId;

public final class MemoryLimits implements Limits {

    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    @Override
    public synchronized boolean take(MeetingId meeting, String whom, LocalDate day, int howMany, int mostPerDay) {
        String key = meeting.value() + " " + whom + " " + day;
        if (taken.getOrDefault(key, 0) + howMany > mostPerDay) {
            return false;
        }
        taken.merge(key, howMany, Integer::sum);
        return true;
    }

    /// @return what all of this holds, to tell whether it changed
    public Map<String, Integer> taken() {
        return Map.copyOf(taken);
    }
}
