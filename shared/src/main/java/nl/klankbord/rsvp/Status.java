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

    @Override
    public String word() {
        return word;
    }
}
