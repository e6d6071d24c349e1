package nl.klankbord.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import nl.klankbord.desk.Session;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Retention;
import nl.klankbord.submission.Person;

/// One line of the audit log of a meeting.
///
/// @param at in whole milliseconds
/// @param by who did it, as the identity provider knows them (`sub`)
/// @param name as they are called there; of a program that has no name, its `sub`
/// @param whom it was about; empty when it was about everybody of the meeting
/// @param detail what else there is to say, such as a format; empty for nothing. Never anything personal
/// @param expiresAtEpochSecond when the row goes
public record Entry(
        MeetingId meeting,
        Instant at,
        String by,
        String name,
        Act act,
        Optional<Person> whom,
        String detail,
        long expiresAtEpochSecond) {

    public Entry {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    public static Entry of(
            Meeting meeting, Instant at, Session session, Act act, Optional<Person> whom, String detail) {
        return new Entry(
                meeting.id(),
                at,
                session.subject(),
                session.name(),
                act,
                whom,
                detail,
                meeting.expiresAtEpochSecond(Retention.Kind.LOG));
    }

    /// @param program that asks by the API: its `sub`
    public static Entry of(Meeting meeting, Instant at, String program, Act act, Optional<Person> whom, String detail) {
        return new Entry(
                meeting.id(),
                at,
                program,
                program,
                act,
                whom,
                detail,
                meeting.expiresAtEpochSecond(Retention.Kind.LOG));
    }
}
