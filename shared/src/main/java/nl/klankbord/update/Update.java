package nl.klankbord.update;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.submission.Person;

/// One mail to whoever asked to be kept informed. It never changes: what is in some mailboxes already cannot.
///
/// @param file what the organiser wrote; empty for the reminder, which says the same for every meeting
/// @param askedAt when it was asked to be sent, to the second
/// @param expiresAtEpochSecond when its row goes, with those of its meeting
public record Update(
        MeetingId meeting, UpdateId id, Optional<UpdateFile> file, Instant askedAt, long expiresAtEpochSecond) {

    static Update reminder(Meeting meeting, Instant now) {
        return new Update(meeting.id(), UpdateId.REMINDER, Optional.empty(), now, meeting.expiresAtEpochSecond());
    }

    /// Nobody who did not ask for it. A reminder is for who has a place; news is also for who waits, and for who
    /// cannot come and wants to follow what is made of it, unless its organiser says otherwise.
    ///
    /// @param brought whether somebody brought a topic that it is about ([Audience#includes]); asked only when
    ///     that matters
    public boolean isFor(Rsvp rsvp, Predicate<Person> brought) {
        return rsvp.updates() && to().includes(rsvp) && (!to().isOfTopics() || brought.test(rsvp.person()));
    }

    public Audience to() {
        return file.map(UpdateFile::to).orElse(Audience.COMING);
    }
}
