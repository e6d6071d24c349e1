package nl.klankbord.topic;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.tally.AnswerKey;
import nl.klankbord.tally.Counted;

/// The topics of every meeting, one for each submission. A topic that has expired is not there.
public interface Topics {

    /// Stores the topic in one write, unless its submission was stored before.
    ///
    /// @return the topic stored before; empty when this one was stored
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that it was stored
    Optional<Topic> storeUnlessPresent(Topic topic);

    /// Stores topics: all, or none when one of these submissions was stored before.
    ///
    /// @param topics of one meeting, each of another submission; at most 50
    /// @return those stored before; empty when all of these were stored
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that they were stored
    List<Topic> storeUnlessPresent(List<Topic> topics);

    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    Optional<Topic> find(MeetingId meeting, Person person, SubmissionId submission);

    /// @return those that are there, in any order
    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    List<Topic> findAll(MeetingId meeting, Collection<TopicKey> keys);

    /// @return what this person brings, by submission
    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    List<Topic> of(MeetingId meeting, Person person);

    /// Puts a topic in place of one that was read, under another person: what it counts for is not counted
    /// again.
    ///
    /// @return false when it had changed or is gone: nothing is written then, and the caller may read again
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that it was written
    boolean move(Topic before, Topic after);

    /// Notes whether whoever brought a topic wants to be brought together with others; nothing else of it changes.
    ///
    /// @return false when there is no such topic
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that it was written
    boolean introduce(MeetingId meeting, TopicKey topic, boolean introduce);

    /// Takes a topic away, and with it what it counts for.
    ///
    /// @return false when it had changed or is gone: nothing is written then, and the caller may read again
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that it is gone
    boolean withdraw(Topic topic);

    /// Hands over every topic of the meeting, by person, a page at a time.
    ///
    /// @return the topics that could not be read, and so were not handed over
    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer; some were handed over then
    List<AnswerKey> each(MeetingId meeting, Consumer<Counted<Topic>> each);

    /// Takes a topic away, and with it what it counts for, provided that it is as it was read.
    ///
    /// @return false when something had changed: nothing is written then, and the caller may read again
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that it is gone
    boolean strike(Counted<Topic> answer);
}
