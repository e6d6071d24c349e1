package nl.klankbord.summary;

/// How much there is of one theme as typed.
///
/// @param present topics that somebody comes to tell about
/// @param address topics that somebody wants on the table
/// @param organisations that brought them, as typed
public record ThemeCount(String theme, long present, long address, long organisations) {}
