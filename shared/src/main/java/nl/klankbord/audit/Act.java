package nl.klankbord.audit;

import java.util.Locale;
import nl.klankbord.submission.Word;

/// What somebody at the desk did with what is somebody's. Each is said in words by `audit.act.{word}`.
public enum Act implements Word {
    /// Saw a list with names on it.
    LISTED,
    /// Saw everything that somebody answered.
    LOOKED_AT,
    ADDED,
    CHANGED,
    CANCELLED,
    /// Gave a place to who waited for one.
    PROMOTED,
    CHECKED_IN,
    /// Took a check-in back.
    CHECKED_OUT,
    EXPORTED,
    /// Asked by mail to come and tell.
    INVITED,
    /// Asked by mail whether they want to meet the others at their table.
    ASKED_TO_MEET,
    /// Decided about themes or topics.
    SORTED,
    /// Wrote a note to self with what somebody brought.
    NOTED,
    /// Saw what is kept apart.
    LISTED_HELD,
    /// Let in what was kept apart.
    RELEASED,
    /// Threw away what was kept apart.
    DISMISSED;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    @Override
    public String word() {
        return word;
    }
}
