package nl.klankbord.manifest;

import java.util.List;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;

/// What participants said about manifests.
///
/// All throw [nl.klankbord.meeting.UnavailableException] when the store gives no certain answer.
public interface Comments {

    /// @return false when there is another of this person and number; the same again is stored
    boolean store(Comment comment);

    /// @return by number
    List<Comment> of(MeetingId meeting, Person person);

    /// @return by person and number
    List<Comment> all(MeetingId meeting);

    void forget(MeetingId meeting, Person person);
}
