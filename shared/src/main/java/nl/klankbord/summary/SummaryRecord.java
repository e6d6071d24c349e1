package nl.klankbord.summary;

import java.time.LocalDate;
import java.util.Optional;

/// That there is a summary of a day, and which.
///
/// @param version 1 for the first of the day, one more each time its content changed
/// @param digest SHA-256 of the JSON file, in hexadecimal
/// @param mailedDigest the digest of the version that planners were mailed
public record SummaryRecord(LocalDate date, int version, String digest, Optional<String> mailedDigest) {

    /// @return whether planners were mailed this very version
    public boolean isMailed() {
        return mailedDigest.equals(Optional.of(digest));
    }
}
