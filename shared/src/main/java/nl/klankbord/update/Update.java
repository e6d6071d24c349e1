package nl.klankbord.update;

import java.time.Instant;
import java.util.Optional;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;

/// One mail to whoever asked to be kept informed. It never changes: what is in some mailboxes already cannot.
///
/// @param file what the organiser wrote; empty for the reminder, which says the same for every meeting
/// @param sorted number of the last decision about topics by which it goes; what is decided later changes nothing of
///     to whom it goes
/// @param askedAt when it was asked to be sent, to the second
/// @param expiresAtEpochSecond when its row goes, with those of its meeting
public record Update(
        MeetingId meeting,
        UpdateId id,
        Optional<UpdateFile> file,
        int sorted,
        Instant askedAt,
        long expiresAtEpochSecond) {

    static Update reminder(Meeting meeting, Instant now) {
        return new Update(meeting.id(), UpdateId.REMINDER, Optional.empty(), 0, now, meeting.expiresAtEpochSecond());
    }

    /// A reminder is for who has a place.
    public Audience to() {
        return file.map(UpdateFile::to).orElse(Audience.COMING);
    }
}
