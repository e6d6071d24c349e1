package nl.klankbord.coalition;

import java.time.Instant;

/// A suggestion as it was made, by itself: nothing changes by it.
///
/// @param madeAt to the second
/// @param seen the number of the last decision that it respects; 0 for none
/// @param topics how many were looked at
/// @param left how many were not looked at, as there were too many
/// @param grouping of keys of topics; each group has the name of a coalition as its id
public record Suggested(Instant madeAt, int seen, int topics, int left, Grouping grouping) {}
