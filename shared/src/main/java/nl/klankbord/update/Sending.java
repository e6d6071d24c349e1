package nl.klankbord.update;

import java.time.Instant;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;

/// How far the sending of one update is.
///
/// @param after up to whom all were looked at, by person; empty before the first and when it is over
/// @param mailed mails that went
/// @param refused mails that can never go, as their address takes none
/// @param finishedAt empty while it goes on
public record Sending(
        MeetingId meeting,
        UpdateId update,
        Optional<Person> after,
        int mailed,
        int refused,
        Optional<Instant> finishedAt) {

    /// @return how far an update is that nobody got yet
    public static Sending start(Update update) {
        return new Sending(update.meeting(), update.id(), Optional.empty(), 0, 0, Optional.empty());
    }

    Sending passed(Person person) {
        return new Sending(meeting, update, Optional.of(person), mailed, refused, finishedAt);
    }

    Sending mailed(Person person) {
        return new Sending(meeting, update, Optional.of(person), mailed + 1, refused, finishedAt);
    }

    Sending refused(Person person) {
        return new Sending(meeting, update, Optional.of(person), mailed, refused + 1, finishedAt);
    }

    /// Who was the last is nobody's business then.
    Sending finished(Instant now) {
        return new Sending(meeting, update, Optional.empty(), mailed, refused, Optional.of(now));
    }
}
