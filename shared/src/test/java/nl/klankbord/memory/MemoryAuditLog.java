package nl.klankbord.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.klankbord.audit.AuditLog;
import nl.klankbord.audit.Entry;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;

public final class MemoryAuditLog implements AuditLog {

    private final List<Entry> entries = new ArrayList<>();

    @Override
    public synchronized void note(Entry entry) {
        int place = 0;
        while (place < entries.size() && entries.get(place).at().isAfter(entry.at())) {
            place++;
        }
        entries.add(place, entry);
    }

    @Override
    public synchronized Page page(MeetingId meeting, Optional<String> after, int limit) {
        List<Entry> all = of(meeting);
        int from = after.filter(place -> place.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .map(place -> Math.min(place, all.size()))
                .orElse(0);
        int to = Math.min(from + limit, all.size());
        return new Page(all.subList(from, to), to < all.size() ? Optional.of(String.valueOf(to)) : Optional.empty());
    }

    @Override
    public synchronized List<Entry> about(MeetingId meeting, Person person, int limit) {
        return of(meeting).stream()
                .filter(entry -> entry.whom().isEmpty() || entry.whom().get().equals(person))
                .limit(limit)
                .toList();
    }

    /// @return how many lines were otherwise
    synchronized int keep(MeetingId meeting, long expiresAtEpochSecond) {
        int changed = 0;
        for (int place = 0; place < entries.size(); place++) {
            Entry entry = entries.get(place);
            if (entry.meeting().equals(meeting) && entry.expiresAtEpochSecond() != expiresAtEpochSecond) {
                entries.set(
                        place,
                        new Entry(
                                meeting,
                                entry.at(),
                                entry.by(),
                                entry.name(),
                                entry.act(),
                                entry.whom(),
                                entry.detail(),
                                expiresAtEpochSecond));
                changed++;
            }
        }
        return changed;
    }

    private List<Entry> of(MeetingId meeting) {
        return entries.stream().filter(entry -> entry.meeting().equals(meeting)).toList();
    }
}
