package nl.klankbord.update;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;

/// The updates of the meetings, and how far each is sent.
///
/// Every method throws [nl.klankbord.meeting.UnavailableException] when the store gives no certain answer.
public interface Updates {

    /// Longer than any function runs: after this, whoever had a sending in hand is no more.
    int IN_HAND_MINUTES = 6;

    Optional<Update> find(MeetingId meeting, UpdateId id);

    /// @return every update of the meeting, by id; there are a few at most
    List<Update> all(MeetingId meeting);

    /// Stores the update together with the start of its sending, unless there is one of this name.
    ///
    /// @return the update of this name that was there, and still is, which may be this very one if its answer
    ///     was lost before; empty when it was stored
    Optional<Update> storeUnlessPresent(Update update);

    Optional<Sending> sending(MeetingId meeting, UpdateId id);

    /// @return how far each is, by update
    List<Sending> sendings(MeetingId meeting);

    /// Takes a sending in hand, so that nobody else goes on with it at the same time.
    ///
    /// @param now names whose hand it is in
    /// @return how far it is; empty when it is over, or in somebody's hand since less than [#IN_HAND_MINUTES]
    ///     minutes
    Optional<Sending> claim(MeetingId meeting, UpdateId id, Instant now);

    /// Notes how far a sending is that is in hand; it stays there unless it is over.
    ///
    /// @param claimedAt as it was claimed
    /// @return false when it is in another hand since: nothing is noted then
    boolean note(Sending sending, Instant claimedAt);

    /// The sending is in nobody's hand any more; in another's it stays.
    void letGo(Sending sending, Instant claimedAt);
}
