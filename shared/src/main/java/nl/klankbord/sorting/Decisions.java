package nl.klankbord.sorting;

import java.util.List;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;
import nl.klankbord.topic.TopicKey;

/// What was decided about topics and themes, in the order in which it was. Nothing of it is changed or lost,
/// but for what is about somebody who has their data erased, or about a topic that was withdrawn.
///
/// Every method throws [nl.klankbord.meeting.UnavailableException] when the store gives no certain answer.
public interface Decisions {

    /// @return by number
    List<Decided> all(MeetingId meeting);

    /// @return false when there is a decision of that number, which may be this very one if an earlier answer
    ///     was lost: nothing is stored then
    boolean store(Decided decided);

    /// What was decided about topics of this person is there no more. Its places in the log stay.
    void forget(MeetingId meeting, Person person);

    /// What was decided about this topic is there no more. Its places in the log stay.
    void forget(MeetingId meeting, TopicKey topic);
}
