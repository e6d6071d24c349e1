package nl.klankbord.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.submission.Sender;

/// How many submissions came in, from whom there is a limit for.
public interface Limits {

    /// Counts one submission of this sender's site on that day, unless it had as many as it may. A lost answer may make
    /// it count once more: then one less is taken, never one too many.
    ///
    /// @param mostPerDay that it may
    /// @return false when it had as many as it may: nothing is counted then
    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    boolean take(MeetingId meeting, String site, LocalDate day, int mostPerDay);

    /// @param now what day it is, by the clock of the meeting
    /// @return empty when this sender may send one more, which is counted; nothing is asked for one without a limit
    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    default Optional<Refusal> refusal(Meeting meeting, Sender sender, Instant now) {
        if (sender.mostPerDay().isEmpty()) {
            return Optional.empty();
        }
        ZonedDateTime here = now.atZone(meeting.timeZone());
        LocalDate day = here.toLocalDate();
        return take(meeting.id(), sender.site(), day, sender.mostPerDay().getAsInt())
                ? Optional.empty()
                : Optional.of(new Refusal.TooMany(
                        Duration.between(here, day.plusDays(1).atStartOfDay(meeting.timeZone()))));
    }
}
