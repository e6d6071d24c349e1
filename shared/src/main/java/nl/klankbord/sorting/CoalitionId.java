package nl.klankbord.sorting;

import java.util.Optional;
import java.util.regex.Pattern;
import nl.klankbord.topic.TopicKey;

/// Names a coalition within its meeting. It stands in addresses, and says nothing about whom or what.
///
/// @param value 22 characters of base64url
public record CoalitionId(String value) implements Comparable<CoalitionId> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");

    public static Optional<CoalitionId> of(String value) {
        return FORM.matcher(value).matches() ? Optional.of(new CoalitionId(value)) : Optional.empty();
    }

    /// @param first of those that sit there: what is suggested again keeps its address
    /// @return the name of a coalition that nobody decided about yet
    public static CoalitionId of(TopicKey first) {
        return new CoalitionId(first.submission().value());
    }

    @Override
    public int compareTo(CoalitionId other) {
        return value.compareTo(other.value);
    }
}
