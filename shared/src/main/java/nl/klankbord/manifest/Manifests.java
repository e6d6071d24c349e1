package nl.klankbord.manifest;

import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;
import nl.klankbord.topic.TopicKey;

/// The manifest of every meeting: its draft, and its versions.
///
/// All throw [nl.klankbord.meeting.UnavailableException] when the store gives no certain answer.
public interface Manifests {

    /// @return empty when there is none, or it has expired
    Optional<Draft> draft(MeetingId meeting);

    /// Stores the next version of a draft, or the first.
    ///
    /// @return false when another is stored that this does not follow: nothing is written then. The same again is
    ///     stored
    boolean store(Draft draft);

    /// @return by number
    List<Version> versions(MeetingId meeting);

    Optional<Version> find(MeetingId meeting, int number);

    /// @return false when there is another of this number; the same again is stored
    boolean store(Version version);

    /// Makes a version public, or takes it away from the public. One that is not there stays so.
    void open(MeetingId meeting, int number, boolean isPublic);

    /// Takes out of the draft and of every version what leads to this person. It is safe to repeat.
    void forget(MeetingId meeting, Person person);

    /// Takes a contribution out of the draft and of every version. It is safe to repeat.
    void forget(MeetingId meeting, TopicKey topic);
}
