package nl.klankbord.sorting;

import nl.klankbord.meeting.Bilingual;

/// A theme as it stands after sorting, or one of the organiser's that nobody has brought a topic on yet.
///
/// @param present topics that somebody comes to tell about
/// @param address topics that somebody wants on the table
/// @param programmed how many of both have a place in the programme
/// @param organisations that brought them
public record Sorted(ThemeId id, Bilingual title, long present, long address, long programmed, long organisations) {

    public long topics() {
        return present + address;
    }
}
