package nl.klankbord.summary;

import java.time.LocalDate;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;

/// The files of summaries.
public interface Artefacts {

    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    Optional<byte[]> find(MeetingId meeting, LocalDate date, Format format);

    /// Stores a file in place of an earlier one of that day; the bucket keeps the earlier version.
    ///
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that it was stored
    void store(MeetingId meeting, LocalDate date, Format format, byte[] file);
}
