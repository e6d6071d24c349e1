package nl.klankbord.seating;

import java.util.Optional;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.rsvp.ArrangeSeats;

/// An organiser stores a meeting, and its seats follow.
///
/// Two writes, in the order that lets nobody in too many if the second never comes: fewer seats go before the meeting
/// says so, more seats come after. Storing again, and each night, mends what is left.
public final class StoreMeeting {

    private final Meetings meetings;
    private final ArrangeSeats seats;

    public StoreMeeting(Meetings meetings, ArrangeSeats seats) {
        this.meetings = meetings;
        this.seats = seats;
    }

    /// @return false when `onlyNew`, and there was one already: nothing is changed then
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that all was stored; storing again
    /// is
    ///     safe
    public boolean store(Meeting meeting, boolean onlyNew) {
        Optional<Meeting> present = onlyNew ? Optional.empty() : meetings.find(meeting.id());
        if (present.isPresent() && hasFewerSeats(meeting, present.get())) {
            seats.arrange(meeting);
        }
        if (!meetings.store(meeting, onlyNew)) {
            return false;
        }
        seats.arrange(meeting);
        return true;
    }

    private static boolean hasFewerSeats(Meeting meeting, Meeting present) {
        return meeting.capacity().orElse(Integer.MAX_VALUE) < present.capacity().orElse(Integer.MAX_VALUE);
    }
}
