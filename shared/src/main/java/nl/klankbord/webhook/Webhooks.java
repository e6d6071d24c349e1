package nl.klankbord.webhook;

import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.site.SiteId;

/// The webhooks of the meetings.
///
/// Every method throws [nl.klankbord.meeting.UnavailableException] when the store gives no certain answer.
public interface Webhooks {

    Optional<Webhook> find(MeetingId meeting, SiteId id);

    /// @return every webhook of the meeting, by id; there are a few at most
    List<Webhook> all(MeetingId meeting);

    /// Writes a webhook in place of the version before it; version 1 where none is.
    ///
    /// @return false when another version is there: nothing is changed then. Also true when this very webhook
    ///     is there already, as the answer to an earlier try may have been lost
    boolean write(Webhook webhook);

    /// It goes; one that is gone already stays gone.
    void remove(MeetingId meeting, SiteId id);
}
