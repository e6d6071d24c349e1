package nl.klankbord.submission;

import java.util.Locale;

/// What kind of organisation somebody answers for.
public enum OrganisationType implements Word {
    MUNICIPALITY,
    PROVINCE,
    WATER_AUTHORITY,
    MINISTRY,
    ASSOCIATION,
    UNIVERSITY,
    COMPANY,
    OTHER;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    @Override
    public String word() {
        return word;
    }
}
