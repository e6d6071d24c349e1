package nl.klankbord.receipt;

import java.util.Locale;

/// Why somebody gets a mail: what it begins with.
public enum Reason {
    ACCEPTED(true),
    WAITING(true),
    DECLINED(true),
    TOPIC(true),
    /// They asked where they stand.
    LINK(true),
    CHANGED(true),
    CANCELLED(false),
    PROMOTED(false),
    /// The meeting is at another time or place, or has another name.
    MOVED(false),
    HANDED_OVER(false);

    private final boolean isHourly;
    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Reason(boolean isHourly) {
        this.isHourly = isHourly;
    }

    /// At most one of these an hour goes to an address, as whoever fills it in can cause them. The others
    /// tell of what cannot wait, and come of what the holder of a link or the organiser did.
    public boolean isHourly() {
        return isHourly;
    }

    /// As in the message files.
    public String word() {
        return word;
    }
}
