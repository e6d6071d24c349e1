package nl.klankbord.manifest;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.klankbord.submission.Person;
import nl.klankbord.topic.TopicKey;

/// A piece of the text, and what it was made of.
///
/// @param id that stays when it is moved or changed
/// @param text with an empty line between alineas
/// @param sources contributions that it was made of
/// @param gone how many more it was made of, which are not there any more
public record Paragraph(String id, String text, SortedSet<TopicKey> sources, int gone) {

    public Paragraph {
        sources = Collections.unmodifiableSortedSet(new TreeSet<>(sources));
    }

    /// @return whether something that it was made of is not there any more
    ///
    /// @param present contributions that are
    public boolean isFlagged(Collection<TopicKey> present) {
        return gone > 0 || !present.containsAll(sources);
    }

    /// Whoever rewrites it chooses among contributions that are there: those that are gone stay counted until somebody
    /// says to have looked.
    ///
    /// @param chosen what it is made of from now on
    /// @param present contributions that are there
    public Paragraph rewritten(String rewording, Collection<TopicKey> chosen, Collection<TopicKey> present) {
        long missed = sources.stream()
                .filter(source -> !present.contains(source) && !chosen.contains(source))
                .count();
        return new Paragraph(id, rewording, new TreeSet<>(chosen), gone + (int) missed);
    }

    /// @param present contributions that are there
    /// @return the same, in which the others are only counted
    Paragraph among(Collection<TopicKey> present) {
        SortedSet<TopicKey> left =
                sources.stream().filter(present::contains).collect(Collectors.toCollection(TreeSet::new));
        return new Paragraph(id, text, left, gone + sources.size() - left.size());
    }

    Paragraph without(TopicKey source) {
        return among(sources.stream().filter(each -> !each.equals(source)).toList());
    }

    Paragraph without(Person person) {
        return among(sources.stream()
                .filter(source -> !source.person().equals(person))
                .toList());
    }
}
