package nl.klankbord.manifest;

import java.util.Locale;
import nl.klankbord.submission.Word;

/// How whoever brought a contribution is named under what was made of it. Who chose nothing is not named.
public enum Attribution implements Word {
    ANONYMOUS,
    ORGANISATION,
    /// With their organisation.
    NAME;

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
