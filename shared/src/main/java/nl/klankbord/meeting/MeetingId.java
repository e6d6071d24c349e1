package nl.klankbord.meeting;

import java.util.Optional;
import java.util.regex.Pattern;

/// The name of a meeting in addresses: 1 to 64 lower-case letters, digits and hyphens.
public record MeetingId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");

    public MeetingId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a meeting's id");
        }
    }

    public static Optional<MeetingId> of(String value) {
        return FORM.matcher(value).matches() ? Optional.of(new MeetingId(value)) : Optional.empty();
    }
}
