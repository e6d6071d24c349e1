package nl.klankbord.catering;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.klankbord.meeting.Diet;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Moment;

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

    /// @param all as [Orders#all] has them
    /// @return the one that counts; empty while nothing was ordered for that moment
    public static Optional<Ordered> last(List<Ordered> all, Moment moment) {
        return all.stream()
                .filter(ordered -> ordered.moment().equals(moment.id()))
                .reduce((_, later) -> later);
    }

    /// @return the version of the order that comes after it
    public static int next(Optional<Ordered> last) {
        return last.map(Ordered::version).orElse(0) + 1;
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
