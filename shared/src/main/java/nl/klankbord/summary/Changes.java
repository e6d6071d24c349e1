package nl.klankbord.summary;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.klankbord.tally.Tally;

/// What changed since the summary of an earlier day.
///
/// @param since the day of that summary; empty when this is the first, and everything is new
/// @param counts the counts now minus those then
/// @param newTopics in order of arrival
public record Changes(Optional<LocalDate> since, Tally counts, List<TopicLine> newTopics) {

    public boolean isNothing() {
        return counts.isNothing() && newTopics.isEmpty();
    }
}
