package nl.klankbord.memory;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;

public final class MemoryMeetings implements Meetings {

    private final SortedMap<String, Meeting> meetings = new TreeMap<>();

    /// Changes after which whoever has the meeting in their calendar hears of it, as far as it moved.
    private int told;

    @Override
    public Optional<Meeting> find(MeetingId id) {
        return Optional.ofNullable(meetings.get(id.value()));
    }

    @Override
    public List<Meeting> all() {
        return List.copyOf(meetings.values());
    }

    @Override
    public boolean store(Meeting meeting, boolean onlyNew) {
        if (onlyNew && meetings.containsKey(meeting.id().value())) {
            return meetings.get(meeting.id().value()).equals(meeting);
        }
        meetings.put(meeting.id().value(), meeting);
        told++;
        return true;
    }

    @Override
    public boolean replace(Meeting before, Meeting after, boolean tellsCalendars) {
        Meeting present = meetings.get(before.id().value());
        if (!before.equals(present)) {
            return after.equals(present);
        }
        meetings.put(after.id().value(), after);
        told += tellsCalendars ? 1 : 0;
        return true;
    }

    public int told() {
        return told;
    }
}
