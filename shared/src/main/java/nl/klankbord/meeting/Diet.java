package nl.klankbord.meeting;

import java.util.Locale;
import nl.klankbord.submission.Word;

/// What somebody eats. `OTHER` is told in a note.
public enum Diet implements Word {
    NONE,
    VEGETARIAN,
    VEGAN,
    HALAL,
    KOSHER,
    GLUTEN_FREE,
    LACTOSE_FREE,
    OTHER;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    @Override
    public String word() {
        return word;
    }
}
