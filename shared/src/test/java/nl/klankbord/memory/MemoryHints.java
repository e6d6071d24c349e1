package nl.klankbord.memory;

import java.util.HashMap;
import java.util.Map;
import nl.klankbord.coalition.HintStore;
import nl.klankbord.coalition.Hints;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;

public final class MemoryHints implements HintStore {

    private final Map<MeetingId, Hints> all = new HashMap<>();

    @Override
    public Hints find(MeetingId meeting) {
        return all.getOrDefault(meeting, Hints.NONE);
    }

    @Override
    public void store(Meeting meeting, Hints hints) {
        all.put(meeting.id(), hints);
    }
}
