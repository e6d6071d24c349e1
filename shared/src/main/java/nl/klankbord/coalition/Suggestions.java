package nl.klankbord.coalition;

import java.util.Optional;
import nl.klankbord.meeting.MeetingId;

/// What was suggested last for each meeting.
///
/// Every method throws [nl.klankbord.meeting.UnavailableException] when the store gives no certain answer.
public interface Suggestions {

    Optional<Suggested> find(MeetingId meeting);

    /// Stores it in place of an earlier one.
    void store(MeetingId meeting, Suggested suggested);
}
