package nl.klankbord.submission;

import java.util.Optional;
import java.util.regex.Pattern;

/// Who somebody is in the table: a keyed hash of the address. Without the key it leads nowhere.
///
/// @param value 22 characters of base64url
public record Person(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");

    /// @return empty when it is nobody's
    public static Optional<Person> of(String typed) {
        return FORM.matcher(typed).matches() ? Optional.of(new Person(typed)) : Optional.empty();
    }
}
