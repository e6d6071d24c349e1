package nl.klankbord.receipt;

import java.util.List;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.rsvp.Asked;
import nl.klankbord.rsvp.Asks;
import nl.klankbord.submission.Person;

/// Who asked and is still to be told.
///
/// Every method throws [nl.klankbord.meeting.UnavailableException] when the store gives no certain answer.
public interface OpenAsks extends Asks {

    /// @return by person
    List<Asked> open(MeetingId meeting);

    /// They were told, or there is nothing to tell. Who asked again since stays.
    void settle(Asked asked);

    /// Whenever they asked: nothing of it is left.
    void forget(MeetingId meeting, Person person);
}
