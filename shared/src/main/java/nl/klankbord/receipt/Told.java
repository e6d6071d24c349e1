package nl.klankbord.receipt;

import java.time.Instant;
import java.util.Optional;
import nl.klankbord.rsvp.Status;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.submission.Language;

/// What somebody was last told about one meeting.
///
/// @param at when; empty when they were told nothing yet
/// @param to where that mail went, for when their answer is a colleague's
/// @param status that their answer had
/// @param version in which their answer had last changed for them; 0 when they had none
/// @param topics how many topics they had brought
/// @param entry what is in their calendar by us, as [CalendarEntry#facts]; empty for nothing
/// @param sequence of the last calendar file (RFC 5545 §3.8.7.4); -1 before the first
/// @param isUnreached whether a mail since then was given up
public record Told(
        Optional<Instant> at,
        Optional<EmailAddress> to,
        Language language,
        Optional<Status> status,
        int version,
        int topics,
        String entry,
        int sequence,
        boolean isUnreached) {

    public static final Told NOTHING =
            new Told(Optional.empty(), Optional.empty(), Language.DUTCH, Optional.empty(), 0, 0, "", -1, false);

    /// @return whether an entry of ours is in their calendar
    public boolean isInvited() {
        return !entry.isEmpty();
    }

    boolean isSince(Instant moment) {
        return at.filter(when -> !when.isBefore(moment)).isPresent();
    }
}
