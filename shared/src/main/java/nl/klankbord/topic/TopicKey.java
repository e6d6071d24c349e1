package nl.klankbord.topic;

import java.util.Optional;
import java.util.regex.Pattern;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.SubmissionId;

/// Names a topic within its meeting.
public record TopicKey(Person person, SubmissionId submission) implements Comparable<TopicKey> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{22}");

    public static TopicKey of(Topic topic) {
        return new TopicKey(topic.person(), topic.submission().id());
    }

    /// @return empty when it is no topic's
    public static Optional<TopicKey> of(String word) {
        return FORM.matcher(word).matches()
                ? Optional.of(new TopicKey(new Person(word.substring(0, 22)), new SubmissionId(word.substring(23))))
                : Optional.empty();
    }

    /// As it travels in forms, in JSON and in rows.
    public String word() {
        return person.value() + "." + submission.value();
    }

    /// As rows lie in the table.
    @Override
    public int compareTo(TopicKey other) {
        return word().compareTo(other.word());
    }
}
