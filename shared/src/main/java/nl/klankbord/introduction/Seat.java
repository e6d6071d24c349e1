package nl.klankbord.introduction;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.klankbord.submission.Participant;
import nl.klankbord.submission.Person;
import nl.klankbord.topic.Topic;

/// One person at a table.
///
/// @param topics that they have there; at least one
/// @param introduction empty as long as they were not asked
public record Seat(Person person, List<Topic> topics, Optional<Introduction> introduction) {

    public Seat {
        topics = List.copyOf(topics);
    }

    /// Who it is, as last told.
    public Participant participant() {
        return Collections.max(
                        topics,
                        Comparator.comparing((Topic topic) -> topic.submission().receivedAt()))
                .participant();
    }

    /// @return what others at the table may read of them once both agreed
    public List<Topic> shared() {
        return topics.stream().filter(Topic::introduce).toList();
    }

    public Standing standing() {
        if (shared().isEmpty()) {
            return Standing.NOT_WANTED;
        }
        if (introduction.isEmpty()) {
            return Standing.NOT_ASKED;
        }
        return introduction
                .get()
                .isYes()
                .map(isYes -> isYes ? Standing.AGREED : Standing.DECLINED)
                .orElse(Standing.ASKED);
    }

    boolean hasAgreed() {
        return standing() == Standing.AGREED;
    }
}
