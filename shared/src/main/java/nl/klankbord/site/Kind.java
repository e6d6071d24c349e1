package nl.klankbord.site;

import java.util.List;
import java.util.Set;
import nl.klankbord.submission.Word;

/// The two things that a site may post.
public enum Kind implements Word {
    RSVP("rsvp"),
    TOPIC("topic");

    private static final List<String> RSVP_FIELDS = List.of(
            "name",
            "email",
            "organisation",
            "organisationType",
            "attending",
            "moments",
            "diet",
            "dietNote",
            "access",
            "guests",
            "answers",
            "updates",
            "language");
    private static final List<String> TOPIC_FIELDS = List.of(
            "theme", "text", "intent", "name", "email", "organisation", "organisationType", "introduce", "language");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /// @return what its form can ask, in its order
    public List<String> fields() {
        return this == RSVP ? RSVP_FIELDS : TOPIC_FIELDS;
    }

    /// @return what no form can do without
    public Set<String> needed() {
        return this == RSVP
                ? Set.of("name", "email", "organisation", "organisationType", "attending", "language")
                : Set.of("theme", "text", "intent", "name", "email", "organisation", "organisationType", "language");
    }
}
