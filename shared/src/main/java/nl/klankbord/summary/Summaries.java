package nl.klankbord.summary;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;

/// Which summaries there are.
public interface Summaries {

    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    Optional<SummaryRecord> find(MeetingId meeting, LocalDate date);

    /// @return the newest day first
    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    List<SummaryRecord> list(MeetingId meeting);

    /// Stores the record in place of an earlier one of that day.
    ///
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that it was stored
    void store(MeetingId meeting, SummaryRecord summary);
}
