package nl.klankbord.rsvp;

import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Seats;

/// Whether seats that were read were so at one moment.
final class SeatsAsRead {

    private SeatsAsRead() {}

    /// @return true when none were moved or came while they were read, so there were no more than were seen
    static boolean areStillThose(Rsvps rsvps, MeetingId meeting, Seats seats) {
        return rsvps.seats(meeting)
                .filter(now -> now.revision() == seats.revision())
                .isPresent();
    }
}
