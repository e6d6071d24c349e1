package nl.klankbord.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.site.SiteId;

/// Events on their way, and the log of those that arrived or did not. What has expired is not there.
///
/// Every method throws [nl.klankbord.meeting.UnavailableException] when the store gives no certain answer.
public interface Deliveries {

    /// Longer than any function posts: after this, whoever had one in hand is no more.
    Duration IN_HAND = Duration.ofMinutes(3);

    /// From now on it is owed. One that is there already, owed or not, stays as it is.
    void owe(Delivery delivery);

    /// @param place of a delivery
    record Due(MeetingId meeting, SiteId webhook, String place, Instant nextAt) {}

    /// @return those that are to be tried by now, the longest due first
    List<Due> due(MeetingId meeting, Instant now);

    /// Takes one in hand, so that nobody else posts it at the same time.
    ///
    /// @return empty when somebody has it in hand, or it is not owed any more
    Optional<Delivery> take(Due due, Instant now);

    /// Keeps what became of it. It is owed still when it has a next time.
    void settle(Delivery after);

    /// @param after a place, whether it is there or not; empty for the newest
    /// @param limit 1 to 100
    /// @return the log of a webhook, the newest first
    List<Delivery> page(MeetingId meeting, SiteId webhook, Optional<String> after, int limit);
}
