package nl.klankbord.update;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// The name of an update within its meeting, which its organiser gives it: 1 to 32 lower-case letters, digits
/// and hyphens. Sent again under the same name, it goes out once.
public record UpdateId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?");

    /// No organiser's: a meeting has one at most, and makes it itself.
    public static final UpdateId REMINDER = new UpdateId("reminder");

    public UpdateId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an update's id");
        }
    }

    /// For who need not think of a name: no two are the same.
    public static UpdateId next() {
        return new UpdateId(UUID.randomUUID().toString().replace("-", ""));
    }

    public static Optional<UpdateId> of(String value) {
        return FORM.matcher(value).matches() ? Optional.of(new UpdateId(value)) : Optional.empty();
    }
}
