package nl.klankbord.coalition;

import nl.klankbord.submission.OrganisationType;
import nl.klankbord.topic.Intent;

/// A topic, as far as grouping looks at it.
///
/// @param id no two contributions share one
/// @param author whose it is: contributions of one author that say the same are folded. Nobody's name is needed: a key
///     does, or where there is none the organisation
/// @param organisation as typed
/// @param theme as typed, the contribution's title
public record Contribution(
        String id,
        String author,
        String organisation,
        OrganisationType organisationType,
        String theme,
        String text,
        Intent intent) {

    String part(Place.Part part) {
        return part == Place.Part.THEME ? theme : text;
    }
}
