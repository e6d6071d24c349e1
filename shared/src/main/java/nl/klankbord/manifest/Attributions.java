package nl.klankbord.manifest;

import java.util.Collection;
import java.util.Map;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;
import nl.klankbord.topic.TopicKey;

/// How people chose to be named, by contribution.
///
/// All throw [nl.klankbord.meeting.UnavailableException] when the store gives no certain answer.
public interface Attributions {

    /// @return what was chosen of these; who chose nothing, or to be anonymous, is not there
    Map<TopicKey, Attribution> findAll(MeetingId meeting, Collection<TopicKey> topics);

    /// @param expiresAtEpochSecond when the choice goes: with the contribution
    void store(MeetingId meeting, TopicKey topic, Attribution attribution, long expiresAtEpochSecond);

    void forget(MeetingId meeting, Person person);

    void forget(MeetingId meeting, TopicKey topic);
}
