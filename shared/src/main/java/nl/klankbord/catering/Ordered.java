package nl.klankbord.catering;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.klankbord.meeting.Diet;
import nl.klankbord.meeting.MeetingId;

/// What was ordered for one moment: it stands still, whoever answers afterwards.
///
/// @param moment its id
/// @param version 1 for the first order, one more each time it was ordered anew
/// @param diets heads for each diet; a diet that nobody had is not there
/// @param by who ordered, as the identity provider knows them (`sub`)
/// @param expiresAtEpochSecond when its row goes, with those of its meeting
public record Ordered(
        MeetingId meeting,
        String moment,
        int version,
        SortedMap<Diet, Long> diets,
        Instant at,
        String by,
        long expiresAtEpochSecond) {

    public Ordered {
        diets = Collections.unmodifiableSortedMap(new TreeMap<>(diets));
    }

    /// @return whether this is the same order, told again: a button may be pressed twice
    public boolean isAgain(Ordered earlier) {
        return diets.equals(earlier.diets) && by.equals(earlier.by);
    }

    /// @return heads
    public long people() {
        return diets.values().stream().mapToLong(Long::longValue).sum();
    }
}
