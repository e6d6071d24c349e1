package nl.klankbord.sorting;

import java.time.Instant;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.submission.OrganisationType;
import nl.klankbord.topic.Intent;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;

/// What sorting needs of a topic, and nobody's name: so that all of a meeting can be kept at hand.
///
/// @param home the theme under which it came in
/// @param theme as typed
/// @param organisation whose it is, without case and spaces
public record Card(
        TopicKey topic,
        ThemeId home,
        String theme,
        String organisation,
        OrganisationType organisationType,
        Intent intent,
        Instant receivedAt) {

    public static Card of(Meeting meeting, Topic topic) {
        return new Card(
                TopicKey.of(topic),
                ThemeId.of(meeting, topic),
                topic.theme(),
                ThemeId.folded(topic.participant().organisation()),
                topic.participant().organisationType(),
                topic.intent(),
                topic.submission().receivedAt());
    }
}
