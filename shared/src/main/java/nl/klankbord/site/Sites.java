package nl.klankbord.site;

import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;

/// The sites of the meetings.
public interface Sites {

    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    Optional<Site> find(MeetingId meeting, SiteId id);

    /// @return every site of the meeting, by id; there are tens at most
    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    List<Site> all(MeetingId meeting);

    /// Writes a site in place of the version before it; version 1 where none is.
    ///
    /// @return false when another version is there: nothing is changed then. Also true when this very site is there
    ///     already, as the answer to an earlier try may have been lost
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that it was written
    boolean write(Site site);
}
