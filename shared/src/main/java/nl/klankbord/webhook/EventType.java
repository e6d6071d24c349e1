package nl.klankbord.webhook;

import java.util.LinkedHashSet;
import java.util.Set;
import nl.klankbord.submission.Word;

/// What may happen that others want to hear of.
public enum EventType implements Word {
    /// An RSVP came in: its status says whether they come, wait, or do not come.
    RSVP_ACCEPTED("rsvp.accepted"),
    /// It was changed, or got a place.
    RSVP_CHANGED("rsvp.changed"),
    RSVP_CANCELLED("rsvp.cancelled"),
    TOPIC_SUBMITTED("topic.submitted"),
    SUMMARY_PUBLISHED("summary.published"),
    /// An organiser tries whether it arrives. Nobody subscribes to it.
    TEST("webhook.test");

    private final String word;

    EventType(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /// @return words of all that one can subscribe to
    public static Set<String> subscribable() {
        Set<String> words = new LinkedHashSet<>();
        for (EventType type : values()) {
            if (type != TEST) {
                words.add(type.word);
            }
        }
        return words;
    }
}
