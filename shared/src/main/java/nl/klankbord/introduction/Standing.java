package nl.klankbord.introduction;

import java.util.Locale;
import nl.klankbord.submission.Word;

/// How it stands with introducing somebody at a table. Each is said in words by `introductions.{word}`.
public enum Standing implements Word {
    /// Said yes, and is introduced to others who did.
    AGREED,
    DECLINED,
    /// Has not answered yet.
    ASKED,
    /// Said with the topic to want it, and is still to be asked.
    NOT_ASKED,
    /// Never said to want it, and is not asked.
    NOT_WANTED;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    @Override
    public String word() {
        return word;
    }
}
