package nl.klankbord.meeting;

import java.util.Locale;
import nl.klankbord.submission.Word;

/// How a question of the survey is answered.
public enum QuestionKind implements Word {
    SHORT_TEXT,
    LONG_TEXT,
    ONE_CHOICE,
    SEVERAL_CHOICES,
    YES_NO,
    NUMBER;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    @Override
    public String word() {
        return word;
    }

    /// @return whether it offers options to choose from
    public boolean isChoice() {
        return this == ONE_CHOICE || this == SEVERAL_CHOICES;
    }
}
