package nl.klankbord.dynamo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.klankbord.manifest.Attribution;
import nl.klankbord.manifest.Attributions;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Word;
import nl.klankbord.topic.TopicKey;

/// How people chose to be named, in the table: a row for each contribution of which something was chosen.
public final class DynamoAttributions implements Attributions {

    private final Table table;
    private final Clock clock;

    public DynamoAttributions(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Map<TopicKey, Attribution> findAll(MeetingId meeting, Collection<TopicKey> topics) {
        Map<TopicKey, Attribution> chosen = new HashMap<>();
        List<Keys> keys =
                topics.stream().map(topic -> Keys.attribution(meeting, topic)).toList();
        for (Row row : table.findAll(keys)) {
            Attribution attribution = Word.require(Attribution.class, row.text("attribution"));
            if (row.isThere(clock) && attribution != Attribution.ANONYMOUS) {
                chosen.put(
                        TopicKey.of(row.text("topic")).orElseThrow(() -> new UnreadableRowException("topic")),
                        attribution);
            }
        }
        return chosen;
    }

    @Override
    public void store(MeetingId meeting, TopicKey topic, Attribution attribution, long expiresAtEpochSecond) {
        table.put(Row.at(Keys.attribution(meeting, topic))
                .put("topic", topic.word())
                .put("attribution", attribution.word())
                .put("expiresAt", expiresAtEpochSecond));
    }

    @Override
    public void forget(MeetingId meeting, TopicKey topic) {
        table.delete(Keys.attribution(meeting, topic));
    }

    @Override
    public void forget(MeetingId meeting, Person person) {
        List<String> rows = new ArrayList<>();
        table.each(Keys.partition(meeting), Keys.attributionsOf(person), row -> rows.add(row.text("sk")));
        rows.forEach(sk -> table.delete(new Keys(Keys.partition(meeting), sk)));
    }
}
