package nl.klankbord.sorting;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.klankbord.submission.Person;
import nl.klankbord.topic.TopicKey;

/// Something that an organiser decided about themes, topics or coalitions.
///
/// @param themes that are merged; else none
/// @param topics that it is about; none when it is about themes
/// @param text the title of the theme, the tag, the note, or the name of the coalition; may be empty
/// @param into the theme that `text` names, as it was understood when it was decided
/// @param coalition that it is about, if it is about one
/// @param undoes the number of the decision that it undoes; 0 for none
public record Decision(
        Kind kind,
        SortedSet<ThemeId> themes,
        SortedSet<TopicKey> topics,
        String text,
        Optional<ThemeId> into,
        Optional<CoalitionId> coalition,
        int undoes) {

    public Decision {
        themes = Collections.unmodifiableSortedSet(new TreeSet<>(themes));
        topics = Collections.unmodifiableSortedSet(new TreeSet<>(topics));
    }

    static final Decision FORGOTTEN = about(Kind.FORGOTTEN, Set.of(), "");

    public static Decision merge(Set<ThemeId> themes, String title, ThemeId into) {
        return new Decision(
                Kind.MERGE, new TreeSet<>(themes), new TreeSet<>(), title, Optional.of(into), Optional.empty(), 0);
    }

    public static Decision move(Set<TopicKey> topics, String title, ThemeId into) {
        return new Decision(
                Kind.MOVE, new TreeSet<>(), new TreeSet<>(topics), title, Optional.of(into), Optional.empty(), 0);
    }

    /// @param text empty where there is nothing to say
    public static Decision about(Kind kind, Set<TopicKey> topics, String text) {
        return new Decision(kind, new TreeSet<>(), new TreeSet<>(topics), text, Optional.empty(), Optional.empty(), 0);
    }

    /// @param topics that come to sit there, besides who does; none when it only gets another name
    /// @param name empty when it keeps the one that it has
    public static Decision seat(CoalitionId coalition, Set<TopicKey> topics, String name) {
        return of(Kind.SEAT, coalition, topics, name);
    }

    public static Decision leave(CoalitionId coalition, Set<TopicKey> topics) {
        return of(Kind.LEAVE, coalition, topics, "");
    }

    public static Decision release(CoalitionId coalition) {
        return of(Kind.RELEASE, coalition, Set.of(), "");
    }

    private static Decision of(Kind kind, CoalitionId coalition, Set<TopicKey> topics, String text) {
        return new Decision(
                kind, new TreeSet<>(), new TreeSet<>(topics), text, Optional.empty(), Optional.of(coalition), 0);
    }

    public static Decision undo(int number) {
        return new Decision(
                Kind.UNDO, new TreeSet<>(), new TreeSet<>(), "", Optional.empty(), Optional.empty(), number);
    }

    /// @return what is left of it without what is this person's
    public Decision without(Person person) {
        return without(topic -> topic.person().equals(person));
    }

    /// @return what is left of it without this topic
    public Decision without(TopicKey withdrawn) {
        return without(withdrawn::equals);
    }

    private Decision without(Predicate<TopicKey> gone) {
        SortedSet<TopicKey> others =
                topics.stream().filter(gone.negate()).collect(Collectors.toCollection(TreeSet::new));
        if (others.size() == topics.size()) {
            return this;
        }
        // A coalition keeps the name that it got together with somebody.
        return others.isEmpty() && (kind != Kind.SEAT || text.isEmpty())
                ? FORGOTTEN
                : new Decision(kind, themes, others, text, into, coalition, undoes);
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
            case SEAT, LEAVE, RELEASE ->
                Stream.concat(
                        topics.stream().map(topic -> topic.word() + " coalition"),
                        coalition.stream().map(id -> "coalition " + id.value()));
            case APART -> topics.stream().map(topic -> topic.word() + " coalition");
            case WORDS -> Stream.of("words " + OwnWords.of(text).folded());
            case UNDO -> Stream.of("decision " + undoes);
            case NOTE, FORGOTTEN -> Stream.empty();
        };
        return touched.collect(Collectors.toSet());
    }
}
