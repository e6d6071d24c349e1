package nl.klankbord.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.receipt.Mailings;
import nl.klankbord.receipt.Told;
import nl.klankbord.receipt.Unreached;
import nl.klankbord.submission.Person;

public final class MemoryMailings implements Mailings {

    private final Map<String, Told> told = new HashMap<>();
    private final Set<String> unreachedSinceTold = new HashSet<>();
    private final Map<String, Instant> inHand = new HashMap<>();
    private final SortedMap<String, Unreached> unreached = new TreeMap<>();
    private final Map<Person, Instant> hours = new HashMap<>();

    @Override
    public synchronized Told find(MeetingId meeting, Person person) {
        Told last = told.getOrDefault(key(meeting, person), Told.NOTHING);
        return new Told(
                last.at(),
                last.to(),
                last.language(),
                last.status(),
                last.version(),
                last.topics(),
                last.entry(),
                last.sequence(),
                unreachedSinceTold.contains(key(meeting, person)));
    }

    @Override
    public synchronized Optional<Told> claim(Meeting meeting, Person person, Instant now) {
        String key = key(meeting.id(), person);
        Instant since = inHand.get(key);
        if (since != null && !since.isBefore(now.minus(Duration.ofMinutes(IN_HAND_MINUTES)))) {
            return Optional.empty();
        }
        inHand.put(key, now);
        told.putIfAbsent(key, Told.NOTHING);
        return Optional.of(find(meeting.id(), person));
    }

    @Override
    public synchronized void tell(MeetingId meeting, Person person, Told now) {
        if (told.computeIfPresent(key(meeting, person), (_, _) -> now) != null) {
            unreachedSinceTold.remove(key(meeting, person));
            letGo(meeting, person);
        }
    }

    @Override
    public synchronized void letGo(MeetingId meeting, Person person) {
        inHand.remove(key(meeting, person));
    }

    @Override
    public synchronized void giveUp(Meeting meeting, Person person, Instant now) {
        String key = key(meeting.id(), person);
        if (told.containsKey(key)) {
            unreachedSinceTold.add(key);
            unreached.put(key, new Unreached(person, now));
            letGo(meeting.id(), person);
        }
    }

    @Override
    public synchronized void reach(MeetingId meeting, Person person) {
        unreached.remove(key(meeting, person));
    }

    @Override
    public synchronized List<Unreached> unreached(MeetingId meeting) {
        String start = meeting.value() + " ";
        return unreached.entrySet().stream()
                .filter(each -> each.getKey().startsWith(start))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public synchronized void forget(MeetingId meeting, Person person) {
        unreached.remove(key(meeting, person));
        unreachedSinceTold.remove(key(meeting, person));
        told.remove(key(meeting, person));
        inHand.remove(key(meeting, person));
    }

    @Override
    public synchronized boolean beginHour(Person person, Instant now) {
        Instant began = hours.get(person);
        if (began != null && began.isAfter(now.minus(Duration.ofHours(1)))) {
            return false;
        }
        hours.put(person, now);
        return true;
    }

    @Override
    public synchronized void endHour(Person person) {
        hours.remove(person);
    }

    private static String key(MeetingId meeting, Person person) {
        return meeting.value() + " " + person.value();
    }
}
