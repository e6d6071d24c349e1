package nl.klankbord.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import nl.klankbord.submission.EmailAddress;

/// A meeting as it stands in the calendar of one person, who has said that they come.
///
/// Texts may hold anything; they come out as one value, whatever is in them.
///
/// @param uid the same for one person and one meeting for ever: by it a calendar finds what to change. It
///     is seen by others when the entry is forwarded, so no address is in it
/// @param sequence 0 or more, higher with every change of time, place or status
/// @param stampedAt when this version was made; kept in whole seconds, as the other instants
/// @param text empty when there is none
/// @param organiserAddress where the answer of a calendar goes
public record Invitation(
        String uid,
        int sequence,
        Instant stampedAt,
        Instant startsAt,
        Instant endsAt,
        ZoneId timeZone,
        String title,
        String text,
        String place,
        String organiser,
        EmailAddress organiserAddress,
        String attendee,
        EmailAddress attendeeAddress) {

    /// @throws IllegalArgumentException when it has no uid or no length, or counts below 0
    public Invitation {
        stampedAt = stampedAt.truncatedTo(ChronoUnit.SECONDS);
        startsAt = startsAt.truncatedTo(ChronoUnit.SECONDS);
        endsAt = endsAt.truncatedTo(ChronoUnit.SECONDS);
        if (uid.isBlank() || sequence < 0 || !endsAt.isAfter(startsAt)) {
            throw new IllegalArgumentException("an invitation without uid, without length or with sequence below 0");
        }
    }

    boolean isForItsOrganiser() {
        return attendeeAddress.comparable().equals(organiserAddress.comparable());
    }
}
