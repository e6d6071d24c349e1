package nl.klankbord.sorting;

import java.util.Locale;
import nl.klankbord.submission.Word;

/// What an organiser may decide.
public enum Kind implements Word {
    /// Themes are one from now on, under a title: of a single theme, its new name.
    MERGE,
    /// Topics stand under another theme, which may be new: several that leave one theme split it.
    MOVE,
    TAG,
    UNTAG,
    /// Topics have a place in the programme.
    PROGRAMME,
    UNPROGRAMME,
    /// A note to self.
    NOTE,
    /// An earlier decision does not stand any more. This one may be undone as well.
    UNDO,
    /// It was about somebody who had their data erased.
    FORGOTTEN;

    private final String word = name().toLowerCase(Locale.ROOT);

    @Override
    public String word() {
        return word;
    }

    /// @return whether it is about topics, one by one
    public boolean isOfTopics() {
        return switch (this) {
            case MOVE, TAG, UNTAG, PROGRAMME, UNPROGRAMME, NOTE -> true;
            case MERGE, UNDO, FORGOTTEN -> false;
        };
    }

    /// @return how many characters belong to it: a title, a tag or a note; 0 for none
    public int longest() {
        return switch (this) {
            case MERGE, MOVE -> 120;
            case TAG, UNTAG -> 40;
            case NOTE -> 2_000;
            case PROGRAMME, UNPROGRAMME, UNDO, FORGOTTEN -> 0;
        };
    }
}
