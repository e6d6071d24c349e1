package nl.klankbord.memory;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import nl.klankbord.manifest.Attribution;
import nl.klankbord.manifest.Attributions;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;
import nl.klankbord.topic.TopicKey;

public final class MemoryAttributions implements Attributions {

    private final Map<Place, Chosen> chosen = new HashMap<>();
    private final Clock clock;

    public MemoryAttributions(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Map<TopicKey, Attribution> findAll(MeetingId meeting, Collection<TopicKey> topics) {
        Map<TopicKey, Attribution> found = new HashMap<>();
        chosen.forEach((place, what) -> {
            if (place.meeting().equals(meeting)
                    && topics.contains(place.topic())
                    && what.attribution() != Attribution.ANONYMOUS
                    && what.expiresAt() > clock.instant().getEpochSecond()) {
                found.put(place.topic(), what.attribution());
            }
        });
        return found;
    }

    @Override
    public synchronized void store(MeetingId meeting, TopicKey topic, Attribution attribution, long expiresAt) {
        chosen.put(new Place(meeting, topic), new Chosen(attribution, expiresAt));
    }

    @Override
    public synchronized void forget(MeetingId meeting, Person person) {
        chosen.keySet()
                .removeIf(place -> place.meeting().equals(meeting)
                        && place.topic().person().equals(person));
    }

    @Override
    public synchronized void forget(MeetingId meeting, TopicKey topic) {
        chosen.remove(new Place(meeting, topic));
    }

    private record Place(MeetingId meeting, TopicKey topic) {}

    private record Chosen(Attribution attribution, long expiresAt) {}
}
