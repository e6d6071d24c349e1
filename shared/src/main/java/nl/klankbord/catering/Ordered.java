package nl.klankbord.catering;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
/// @param portionsPerPerson as the moment said then; empty in an order of before this was kept
/// @param by who ordered, as the identity provider knows them (`sub`)
/// @param expiresAtEpochSecond when its row goes, with those of its meeting
public record Ordered(
        MeetingId meeting,
        String moment,
        int version,
        SortedMap<Diet, Long> diets,
        OptionalInt portionsPerPerson,
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
        return diets.equals(earlier.diets)
                && portionsPerPerson.equals(earlier.portionsPerPerson)
                && by.equals(earlier.by);
    }

    /// @param today the moment as it is now, which stands in for what an old order does not say
    public int portionsPerPerson(Moment today) {
        return portionsPerPerson.orElse(today.portionsPerPerson());
    }

    /// @param today as in [#portionsPerPerson(Moment)]
    /// @return what it came to, whatever the moment says by now
    public long portions(Moment today) {
        return people() * portionsPerPerson(today);
    }

    /// @param today the moment as it is now
    /// @param heads for each diet, now; a diet that nobody has is not there
    /// @return whether something else would be ordered now
    public boolean isChanged(Moment today, SortedMap<Diet, Long> heads) {
        return !diets.equals(heads) || portionsPerPerson(today) != today.portionsPerPerson();
    }

    /// @return heads
    public long people() {
        return diets.values().stream().mapToLong(Long::longValue).sum();
    }
}
