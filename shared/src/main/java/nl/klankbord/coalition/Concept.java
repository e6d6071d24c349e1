package nl.klankbord.coalition;

import java.util.List;
import java.util.Optional;

/// Something that people in this field talk about, and the words in which they do.
///
/// @param dutch its name
/// @param english its name
/// @param terms words and phrases, inflected or not
/// @param broader the concept of which this one is a kind
/// @param related concepts that one often means as well, or that share their table
/// @param aspect whether it goes along with any subject: how something is done, told or paid
public record Concept(
        String id,
        String dutch,
        String english,
        List<String> terms,
        Optional<String> broader,
        List<String> related,
        boolean aspect) {

    public Concept {
        terms = List.copyOf(terms);
        related = List.copyOf(related);
    }
}
