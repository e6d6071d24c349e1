package nl.klankbord.manifest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;
import nl.klankbord.topic.Topics;

/// Finds what paragraphs were made of, as it is now.
public final class Sources {

    private static final int AT_ONCE = 100;

    private Sources() {}

    /// @return those that are there: not what was erased, struck out or has expired
    public static Map<TopicKey, Topic> find(Topics topics, MeetingId meeting, Collection<TopicKey> keys) {
        Map<TopicKey, Topic> found = new HashMap<>();
        hundreds(keys, some -> topics.findAll(meeting, some).forEach(topic -> found.put(TopicKey.of(topic), topic)));
        return found;
    }

    /// The table takes so many at once.
    public static void hundreds(Collection<TopicKey> keys, Consumer<List<TopicKey>> each) {
        List<TopicKey> all = new ArrayList<>(keys);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            each.accept(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
    }
}
