package nl.klankbord.sorting;

import java.util.Optional;
import nl.klankbord.topic.Intent;

/// Which topics somebody wants to see; where nothing is said, all of them.
///
/// @param tag without case and spaces, hashed as a theme is: what stands in an address says nothing
public record Pick(
        Optional<ThemeId> theme, Optional<ThemeId> tag, Optional<Boolean> programmed, Optional<Intent> intent) {

    public static final Pick ALL = new Pick(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
