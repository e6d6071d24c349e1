package nl.klankbord.sorting;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    /// @param topics that sit there
    /// @param taken whether another coalition has that name
    /// @return that of its first topic after which no other is called, or else one of all of them
    public static CoalitionId free(List<TopicKey> topics, Predicate<CoalitionId> taken) {
        List<String> words = topics.stream().map(TopicKey::word).toList();
        Stream<CoalitionId> others = Stream.iterate(1, again -> again + 1)
                .map(again -> of(again == 1 ? words : List.of(String.join("\n", words), String.valueOf(again))));
        return Stream.concat(topics.stream().map(CoalitionId::of), others)
                .filter(taken.negate())
                .findFirst()
                .orElseThrow();
    }

    /// @param topics of which each has given its name to another coalition
    public static CoalitionId of(List<String> topics) {
        return new CoalitionId(ThemeId.hash(String.join("\n", topics)));
    }

    @Override
    public int compareTo(CoalitionId other) {
        return value.compareTo(other.value);
    }
}
