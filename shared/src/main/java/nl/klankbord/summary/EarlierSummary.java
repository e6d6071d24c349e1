package nl.klankbord.summary;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.tally.Tally;

/// A summary as it was written: what today's compares itself with, and what the desk shows of the last night.
///
/// @param accessNeeds how many of those who come need something to take part
/// @param answersPerDay as [Summary#answersPerDay]
/// @param themes the largest first
public record EarlierSummary(
        LocalDate date,
        Tally tally,
        Set<SubmissionId> topics,
        int accessNeeds,
        SortedMap<LocalDate, Long> answersPerDay,
        List<ThemeCount> themes) {

    public EarlierSummary {
        topics = Set.copyOf(topics);
        answersPerDay = Collections.unmodifiableSortedMap(new TreeMap<>(answersPerDay));
        themes = List.copyOf(themes);
    }
}
