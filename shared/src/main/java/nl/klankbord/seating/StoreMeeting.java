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
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that all was stored; storing
    ///     again is safe
    public boolean store(Meeting meeting, boolean onlyNew) {
        if (!onlyNew) {
            replace(meeting, meetings.find(meeting.id()));
            return true;
        }
        if (!meetings.store(meeting, true)) {
            return false;
        }
        seats.arrange(meeting);
        return true;
    }

    /// @param present that is there now
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that all was stored; storing
    ///     again is safe
    public void replace(Meeting meeting, Optional<Meeting> present) {
        if (present.isPresent() && hasFewerSeats(meeting, present.get())) {
            seats.arrange(meeting);
        }
        meetings.store(meeting, false);
        seats.arrange(meeting);
    }

    /// As [#replace], if what was read still stands there.
    ///
    /// @param tellsCalendars whether whoever has the meeting in their calendar hears of another time, place or name
    /// @return false when another stands there: then that one is stored, and its seats are as it says
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that all was stored; storing
    ///     again is safe
    public boolean change(Meeting before, Meeting after, boolean tellsCalendars) {
        boolean isFewer = hasFewerSeats(after, before);
        if (isFewer) {
            seats.arrange(after);
        }
        boolean isStored = meetings.replace(before, after, tellsCalendars);
        if (isStored) {
            seats.arrange(after);
        } else if (isFewer) {
            meetings.find(after.id()).ifPresent(seats::arrange);
        }
        return isStored;
    }

    private static boolean hasFewerSeats(Meeting meeting, Meeting present) {
        return meeting.capacity().orElse(Integer.MAX_VALUE) < present.capacity().orElse(Integer.MAX_VALUE);
    }
}
