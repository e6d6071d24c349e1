package nl.klankbord.rsvp;

import java.util.List;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.submission.Complaint;

/// More people than the meeting has seats would wait for ever, and everybody behind them too.
final class PartyTooLarge {

    private PartyTooLarge() {}

    static List<Complaint> complaints(Meeting meeting) {
        return List.of(Complaint.of("guests", "party", meeting.capacity().orElseThrow()));
    }
}
