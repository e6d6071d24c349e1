package nl.klankbord.seating;

import java.util.List;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.rsvp.Notice;

/// Mails that are owed to people who waited and now have a place. A notice comes into being in the same step as the
/// place, and goes once its mail went.
///
/// Every method throws [nl.klankbord.meeting.UnavailableException] when the store gives no certain answer.
public interface Notices {

    /// @return by person
    List<Notice> owed(MeetingId meeting);

    /// Takes a notice in hand, so that nobody else sends it at the same time.
    ///
    /// @return false when somebody has it in hand since less than [#IN_HAND_MINUTES] minutes, or it is gone
    boolean claim(Notice notice);

    /// The mail went, or need not go any more.
    void settle(Notice notice);

    /// Longer than any function runs: after this, whoever had it in hand is no more.
    int IN_HAND_MINUTES = 16;
}
