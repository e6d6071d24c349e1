package nl.klankbord.export;

import java.util.Locale;
import nl.klankbord.submission.Word;

/// What can be exported.
public enum Subject implements Word {
    PARTICIPANTS,
    TOPICS;

    private final String word = name().toLowerCase(Locale.ROOT);

    @Override
    public String word() {
        return word;
    }
}
