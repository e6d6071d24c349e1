package nl.klankbord.limit;

import java.time.LocalDate;
import nl.klankbord.meeting.MeetingId;

/// How many submissions came in, from whom there is a limit for.
public interface Limits {

    /// Counts one submission to a meeting on that day, unless there were as many as there may be. A lost
    /// answer may make it count once more: then one less is taken, never one too many.
    ///
    /// @param whom whose they are: a site, or what [Allowance] makes of a person or a source; no `#` in it
    /// @param mostPerDay how many there may be
    /// @return false when there were as many as there may be: nothing is counted then
    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    boolean take(MeetingId meeting, String whom, LocalDate day, int mostPerDay);
}
