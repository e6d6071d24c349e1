package nl.klankbord.sorting;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.klankbord.submission.Person;
import nl.klankbord.topic.TopicKey;

/// Something that an organiser decided about themes or topics.
///
/// @param themes that are merged; else none
/// @param topics that it is about; none when it is about themes
/// @param text the title of the theme, the tag, or the note; may be empty
/// @param into the theme that `text` names, as it was understood when it was decided
/// @param undoes the number of the decision that it undoes; 0 for none
public record Decision(
        Kind kind,
        SortedSet<ThemeId> themes,
        SortedSet<TopicKey> topics,
        String text,
        Optional<ThemeId> into,
        int undoes) {

    public Decision {
        themes = Collections.unmodifiableSortedSet(new TreeSet<>(themes));
        topics = Collections.unmodifiableSortedSet(new TreeSet<>(topics));
    }

    static final Decision FORGOTTEN =
            new Decision(Kind.FORGOTTEN, new TreeSet<>(), new TreeSet<>(), "", Optional.empty(), 0);

    public static Decision merge(Set<ThemeId> themes, String title, ThemeId into) {
        return new Decision(Kind.MERGE, new TreeSet<>(themes), new TreeSet<>(), title, Optional.of(into), 0);
    }

    public static Decision move(Set<TopicKey> topics, String title, ThemeId into) {
        return new Decision(Kind.MOVE, new TreeSet<>(), new TreeSet<>(topics), title, Optional.of(into), 0);
    }

    /// @param text empty where there is nothing to say
    public static Decision about(Kind kind, Set<TopicKey> topics, String text) {
        return new Decision(kind, new TreeSet<>(), new TreeSet<>(topics), text, Optional.empty(), 0);
    }

    public static Decision undo(int number) {
        return new Decision(Kind.UNDO, new TreeSet<>(), new TreeSet<>(), "", Optional.empty(), number);
    }

    /// @return what is left of it without what is this person's
    public Decision without(Person person) {
        SortedSet<TopicKey> others = topics.stream()
                .filter(topic -> !topic.person().equals(person))
                .collect(Collectors.toCollection(TreeSet::new));
        return others.size() == topics.size()
                ? this
                : others.isEmpty() ? FORGOTTEN : new Decision(kind, themes, others, text, into, undoes);
    }

    /// @return what two may not decide about at once without knowing of each other
    Set<String> touches() {
        Stream<String> touched = switch (kind) {
            case MERGE -> Stream.concat(themes.stream(), into.stream()).map(ThemeId::value);
            case MOVE ->
                Stream.concat(
                        topics.stream().map(topic -> topic.word() + " theme"),
                        into.stream().map(ThemeId::value));
            case TAG, UNTAG -> topics.stream().map(topic -> topic.word() + " tag " + ThemeId.folded(text));
            case PROGRAMME, UNPROGRAMME -> topics.stream().map(topic -> topic.word() + " programme");
            case UNDO -> Stream.of("decision " + undoes);
            case NOTE, FORGOTTEN -> Stream.empty();
        };
        return touched.collect(Collectors.toSet());
    }
}
