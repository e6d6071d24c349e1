package nl.klankbord.manifest;

import java.time.Instant;
import nl.klankbord.meeting.MeetingId;

/// A manifest as its organisers work at it.
///
/// @param version 1 for the first that was stored, one more each time
/// @param by who stored it, as the identity provider knows them (`sub`)
/// @param name as they are called there
/// @param expiresAtEpochSecond when the row goes: with the contributions that it names
public record Draft(
        MeetingId meeting,
        ManifestFile file,
        int version,
        Instant changedAt,
        String by,
        String name,
        long expiresAtEpochSecond) {

    /// @return the same without what leads to somebody
    public Draft with(ManifestFile less) {
        return new Draft(meeting, less, version + 1, changedAt, by, name, expiresAtEpochSecond);
    }
}
