package nl.klankbord.meeting;

import java.util.Locale;
import nl.klankbord.submission.Word;

/// Whether a meeting takes answers at all; an open one still stops at its deadline.
public enum MeetingState implements Word {
    OPEN,
    CLOSED;

    private final String word = name().toLowerCase(Locale.ROOT);

    @Override
    public String word() {
        return word;
    }
}
