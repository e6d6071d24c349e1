package nl.klankbord.update;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Status;
import nl.klankbord.submission.Person;
import nl.klankbord.topic.Intent;
import nl.klankbord.topic.Topic;

/// To whom an update goes, of those who asked to be kept informed and did not cancel.
///
/// @param word `everyone`, `coming` (who has a place), `presenters` (who comes to tell), or `theme:` and the id of
///     one of the meeting's themes: who brought a topic on it
public record Audience(String word) {

    public static final Audience EVERYONE = new Audience("everyone");
    public static final Audience COMING = new Audience("coming");
    public static final Audience PRESENTERS = new Audience("presenters");

    private static final String THEME = "theme:";

    /// @return the words that a meeting has, in the order in which one chooses
    public static Set<String> of(Meeting meeting) {
        Set<String> words = new LinkedHashSet<>();
        words.add(EVERYONE.word);
        words.add(COMING.word);
        words.add(PRESENTERS.word);
        meeting.themes().forEach(theme -> words.add(THEME + theme.id()));
        return words;
    }

    /// @return the theme that it is about
    public Optional<String> theme() {
        return word.startsWith(THEME) ? Optional.of(word.substring(THEME.length())) : Optional.empty();
    }

    /// @return whether it depends on the topics that somebody brought
    public boolean isOfTopics() {
        return equals(PRESENTERS) || theme().isPresent();
    }

    /// @return whether who brought this belongs to it; asked only when it depends on topics
    public boolean includes(Topic topic) {
        return theme().map(id -> topic.themeId().equals(Optional.of(id))).orElse(topic.intent() == Intent.PRESENT);
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
