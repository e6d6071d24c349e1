package nl.klankbord.memory;

import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.MeetingsContract;

final class MemoryMeetingsTest extends MeetingsContract {

    @Override
    protected Meetings create() {
        return new MemoryMeetings();
    }
}
