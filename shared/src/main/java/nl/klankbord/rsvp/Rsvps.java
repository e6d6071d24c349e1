package nl.klankbord.rsvp;

import java.util.Optional;
import java.util.function.Consumer;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.tally.Counted;

/// The RSVPs of every meeting: one for each person. An RSVP that has expired is not there.
public interface Rsvps {

    /// Stores the RSVP in one write, unless the person has one.
    ///
    /// @return the RSVP that stands in the way, which may be this very one if its answer was lost before;
    ///     empty when it was stored
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that it was stored
    Optional<Rsvp> storeUnlessPresent(Rsvp rsvp);

    /// Keeps a repeat in one write, unless its submission was kept before.
    ///
    /// @return the repeat kept before; empty when it was stored
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that it was stored
    Optional<Repeat> storeUnlessPresent(Repeat repeat);

    /// Hands over every RSVP of the meeting, by person, a page at a time: 100,000 of them are never in memory at once.
    ///
    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer; some were handed over then
    void each(MeetingId meeting, Consumer<Counted<Rsvp>> each);
}
