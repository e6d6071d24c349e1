package nl.klankbord.meeting;

import java.util.Locale;
import nl.klankbord.submission.Word;

/// Whether a meeting takes answers at all; an open one still stops at its deadline.
public enum MeetingState implements Word {
    /// Its organisers are still at it: to others it is not there.
    DRAFT,
    OPEN,
    CLOSED,
    /// As a closed one, and out of the organisers' way.
    ARCHIVED,
    /// A draft that is out of the organisers' way, and as little there to others as it was.
    SHELVED;

    private final String word = name().toLowerCase(Locale.ROOT);

    @Override
    public String word() {
        return word;
    }
}
