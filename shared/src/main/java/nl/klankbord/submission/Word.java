package nl.klankbord.submission;

import java.util.Arrays;
import java.util.Optional;

/// A choice that travels by its word: in JSON, in forms, in rows and in the names of counts.
public interface Word {

    /// @return lower-case letters and hyphens
    String word();

    static <E extends Enum<E> & Word> Optional<E> find(Class<E> choices, String word) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.word().equals(word))
                .findFirst();
    }

    /// @throws IllegalArgumentException when no choice has that word
    static <E extends Enum<E> & Word> E require(Class<E> choices, String word) {
        return find(choices, word)
                .orElseThrow(() -> new IllegalArgumentException("no " + choices.getSimpleName() + " has this word"));
    }
}
