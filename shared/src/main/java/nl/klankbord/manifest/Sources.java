package nl.klankbord.manifest;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;
import nl.klankbord.topic.Topics;

/// Finds what paragraphs were made of, as it is now.
public final class Sources {

    private Sources() {}

    /// @return those that are there: not what was erased, struck out or has expired
    public static Map<TopicKey, Topic> find(Topics topics, MeetingId meeting, Collection<TopicKey> keys) {
        Map<TopicKey, Topic> found = new HashMap<>();
        topics.findAll(meeting, keys).forEach(topic -> found.put(TopicKey.of(topic), topic));
        return found;
    }
}
