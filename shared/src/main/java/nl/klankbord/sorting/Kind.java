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
    /// Topics sit at the table of a coalition from now on, under a name: without topics, its new name.
    SEAT,
    /// Topics sit there no more, and are not suggested for it again: when nobody is left there, not together either.
    LEAVE,
    /// Topics are never suggested for one table, nor do two of them come to sit at one.
    APART,
    /// There is no such coalition any more: its topics are free.
    RELEASE,
    /// Words that mean the same when coalitions are suggested: on the first line how that is called, then each on its
    /// own.
    WORDS,
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
            case MOVE, TAG, UNTAG, PROGRAMME, UNPROGRAMME, NOTE, SEAT, LEAVE, APART -> true;
            case MERGE, RELEASE, WORDS, UNDO, FORGOTTEN -> false;
        };
    }

    /// @return whether it is about who sits at one table, or who is suggested to
    public boolean isOfCoalitions() {
        return switch (this) {
            case SEAT, LEAVE, APART, RELEASE, WORDS -> true;
            case MERGE, MOVE, TAG, UNTAG, PROGRAMME, UNPROGRAMME, NOTE, UNDO, FORGOTTEN -> false;
        };
    }

    /// @return whether it may bring topics to one table that are never to be together
    boolean maySeat() {
        return this == SEAT || this == APART || this == UNDO;
    }

    /// @return whether it names a coalition
    public boolean hasCoalition() {
        return this == SEAT || this == LEAVE || this == RELEASE;
    }

    /// @return how many characters belong to it: a title, a tag or a note; 0 for none
    public int longest() {
        return switch (this) {
            case MERGE, MOVE, SEAT -> 120;
            case TAG, UNTAG -> 40;
            case NOTE, WORDS -> 2_000;
            case PROGRAMME, UNPROGRAMME, LEAVE, APART, RELEASE, UNDO, FORGOTTEN -> 0;
        };
    }
}
