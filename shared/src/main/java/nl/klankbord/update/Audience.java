package nl.klankbord.update;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Status;
import nl.klankbord.sorting.Picture;
import nl.klankbord.sorting.Sorting;
import nl.klankbord.sorting.ThemeId;
import nl.klankbord.submission.Person;
import nl.klankbord.topic.Intent;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;

/// To whom an update goes, of those who asked to be kept informed and did not cancel.
///
/// @param word `everyone`, `coming` (who has a place), `presenters` (who comes to tell), or `theme:` and the id of
///     a theme: who brought a topic that stands under it, as organisers sorted them
public record Audience(String word) {

    public static final Audience EVERYONE = new Audience("everyone");
    public static final Audience COMING = new Audience("coming");
    public static final Audience PRESENTERS = new Audience("presenters");

    private static final String THEME = "theme:";

    /// @return the words from which one chooses, in that order: the largest theme first
    public static Set<String> of(Picture picture) {
        Set<String> words = always();
        picture.themes().forEach(theme -> words.add(THEME + theme.id().value()));
        return words;
    }

    /// @param typed as sent, perhaps none of them
    /// @param knows whether a theme may be named; asked only when one is
    static Set<String> of(String typed, Predicate<ThemeId> knows) {
        Set<String> words = always();
        if (new Audience(typed).theme().filter(knows).isPresent()) {
            words.add(typed);
        }
        return words;
    }

    private static Set<String> always() {
        Set<String> words = new LinkedHashSet<>();
        words.add(EVERYONE.word);
        words.add(COMING.word);
        words.add(PRESENTERS.word);
        return words;
    }

    /// @return the theme that it is about
    public Optional<ThemeId> theme() {
        return word.startsWith(THEME) ? ThemeId.of(word.substring(THEME.length())) : Optional.empty();
    }

    /// @return whether it depends on the topics that somebody brought
    public boolean isOfTopics() {
        return equals(PRESENTERS) || theme().isPresent();
    }

    /// @param sorting what organisers made of the topics
    /// @return whether who brought this belongs to it; asked only when it depends on topics
    public boolean includes(Meeting meeting, Sorting sorting, Topic topic) {
        return theme().map(sorting.theme(TopicKey.of(topic), ThemeId.of(meeting, topic))::equals)
                .orElse(topic.intent() == Intent.PRESENT);
    }

    /// Nobody who did not ask to be kept informed.
    ///
    /// @param brought whether somebody brought a topic that it [#includes]; asked only when that matters
    public boolean isFor(Rsvp rsvp, Predicate<Person> brought) {
        return rsvp.updates()
                && (equals(COMING) ? rsvp.status() == Status.ACCEPTED : rsvp.status() != Status.CANCELLED)
                && (!isOfTopics() || brought.test(rsvp.person()));
    }
}
