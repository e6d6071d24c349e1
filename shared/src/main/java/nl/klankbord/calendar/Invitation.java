package nl.klankbord.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.Person;

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

    /// The person is named by their address: what was typed as a name is somebody's free text. Nor is their
    /// link in it, as entries are forwarded.
    ///
    /// @param person by whom the entry is known, so that every file about them is about the same entry
    /// @param text what the entry says; empty for nothing
    public static Invitation of(
            Meeting meeting,
            Person person,
            EmailAddress to,
            Language language,
            int sequence,
            String text,
            Instant stampedAt) {
        return new Invitation(
                meeting.id().value() + "-" + person.value() + "@klankbord",
                sequence,
                stampedAt,
                meeting.startsAt(),
                meeting.endsAt(),
                meeting.timeZone(),
                meeting.title().in(language),
                text,
                meeting.place().in(language),
                meeting.organiser().in(language),
                meeting.contact(),
                to.value(),
                to);
    }

    boolean isForItsOrganiser() {
        return attendeeAddress.comparable().equals(organiserAddress.comparable());
    }
}
