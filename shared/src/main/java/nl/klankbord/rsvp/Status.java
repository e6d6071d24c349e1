package nl.klankbord.rsvp;

import java.util.Locale;
import nl.klankbord.submission.Word;

/// Where an RSVP stands.
public enum Status implements Word {
    ACCEPTED,
    WAITING,
    DECLINED,
    CANCELLED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// @return whether somebody counts on being there, in or still waiting
    public boolean isComing() {
        return this == ACCEPTED || this == WAITING;
    }

    @Override
    public String word() {
        return word;
    }
}
