package nl.klankbord.topic;

import java.util.Locale;
import nl.klankbord.submission.Word;

/// What somebody wants with a topic: put it on the table, or come and tell about it.
public enum Intent implements Word {
    ADDRESS,
    PRESENT;

    private final String word = name().toLowerCase(Locale.ROOT);

    @Override
    public String word() {
        return word;
    }
}
