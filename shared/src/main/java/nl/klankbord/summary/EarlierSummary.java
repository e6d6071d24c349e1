package nl.klankbord.summary;

import java.time.LocalDate;
import java.util.Set;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.tally.Tally;

/// What today's summary compares itself with.
///
/// @param accessNeeds how many of those who come need something to take part
public record EarlierSummary(LocalDate date, Tally tally, Set<SubmissionId> topics, int accessNeeds) {}
