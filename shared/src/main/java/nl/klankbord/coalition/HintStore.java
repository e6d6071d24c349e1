package nl.klankbord.coalition;

import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;

/// The hints that the last suggestion of each meeting left.
///
/// Every method throws [nl.klankbord.meeting.UnavailableException] when the store gives no certain answer.
public interface HintStore {

    /// @return none before the first suggestion
    Hints find(MeetingId meeting);

    /// Stores them in place of earlier ones, for as long as the meeting's topics.
    void store(Meeting meeting, Hints hints);
}
