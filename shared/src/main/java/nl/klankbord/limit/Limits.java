package nl.klankbord.limit;

import java.time.LocalDate;
import nl.klankbord.meeting.MeetingId;

/// How many submissions came in, from whom there is a limit for.
public interface Limits {

    /// Counts submissions to a meeting on that day, unless that would be more than there may be. A lost answer
    /// may make them count once more: then fewer are taken, never one too many.
    ///
    /// @param whom whose they are: a site, or what [Allowance] makes of a person or a source; no `#` in it
    /// @param howMany at least 1
    /// @param mostPerDay how many there may be, those before included
    /// @return false when there may not be so many: nothing is counted then
    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    boolean take(MeetingId meeting, String whom, LocalDate day, int howMany, int mostPerDay);
}
