package nl.klankbord.export;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;

/// The files of exports. Each is gone a day after it was made.
///
/// Every method throws [nl.klankbord.meeting.UnavailableException] when the store gives no certain answer.
public interface Exports {

    void store(MeetingId meeting, ExportId export, Path file);

    /// @return where whoever has this address can fetch the file, for a minute; empty when there is no such file
    Optional<URI> open(MeetingId meeting, ExportId export);
}
