package nl.klankbord.summary;

/// A coalition on which an organiser decided.
///
/// @param people who brought its topics
/// @param organisations that they come from
public record CoalitionLine(String name, long topics, long people, long organisations) {}
