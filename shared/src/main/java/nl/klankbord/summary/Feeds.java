package nl.klankbord.summary;

import java.util.Optional;
import nl.klankbord.meeting.MeetingId;

/// Which meetings have a feed.
///
/// Every method throws [nl.klankbord.meeting.UnavailableException] when the store gives no certain answer.
public interface Feeds {

    /// @return the newest version; empty when there never was one
    Optional<Feed> find(MeetingId meeting);

    /// Stores it in place of the version before.
    ///
    /// @return false when another version is there; nothing is stored then. The very same stored again is stored.
    boolean store(Feed feed);
}
