package nl.klankbord.invite;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;
import nl.klankbord.topic.TopicKey;

/// The mails to whoever brought a topic, sent or to be sent.
///
/// Every method throws [nl.klankbord.meeting.UnavailableException] when the store gives no certain answer.
public interface Invites {

    /// Longer than any function runs: after this, whoever had one in hand is no more.
    int IN_HAND_MINUTES = 6;

    /// @return the one of this name for this topic that was there, and still is, which may be this very one if
    ///     its answer was lost before; empty when it was stored
    Optional<Invite> storeUnlessPresent(Invite invite);

    /// @return all to this person, by topic and id
    List<Invite> of(MeetingId meeting, Person person);

    /// @return all about this topic, the earliest first
    default List<Invite> about(MeetingId meeting, TopicKey topic) {
        return of(meeting, topic.person()).stream()
                .filter(invite -> invite.topic().equals(topic))
                .sorted(Comparator.comparing(Invite::askedAt))
                .toList();
    }

    /// @return those that are still to go, by person
    List<Invite> waiting(MeetingId meeting);

    /// Takes one in hand, so that nobody else sends it at the same time.
    ///
    /// @param now names whose hand it is in
    /// @return false when it is done or gone, or in somebody's hand since less than [#IN_HAND_MINUTES] minutes
    boolean claim(Invite invite, Instant now);

    /// Notes that one in hand is done. In another's hand it stays, and when it is gone it is not made again.
    void note(Invite done, Instant claimedAt);

    /// It is in nobody's hand any more; in another's it stays.
    void letGo(Invite invite, Instant claimedAt);

    /// It is there no more.
    void drop(Invite invite);
}
