package nl.klankbord.tally;

/// An answer as it stands, beside what it is counted as in the live counts.
///
/// @param countedAs nothing, when it is yet to be counted
/// @param isUpToDate whether it is counted as it stands
public record Counted<T>(T answer, AnswerKey key, Tally countedAs, boolean isUpToDate) {}
