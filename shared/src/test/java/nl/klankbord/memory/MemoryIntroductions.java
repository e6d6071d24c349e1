package nl.klankbord.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.klankbord.introduction.Introduction;
import nl.klankbord.introduction.Introductions;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.submission.Person;

public final class MemoryIntroductions implements Introductions {

    private final SortedMap<String, Introduction> introductions = new TreeMap<>();
    private final Map<String, Instant> inHand = new HashMap<>();

    @Override
    public synchronized boolean storeUnlessPresent(Introduction introduction) {
        return introductions.putIfAbsent(key(introduction), introduction) == null;
    }

    @Override
    public synchronized List<Introduction> findAll(
            MeetingId meeting, CoalitionId coalition, Collection<Person> people) {
        return all(meeting).stream()
                .filter(each -> each.coalition().equals(coalition) && people.contains(each.person()))
                .toList();
    }

    @Override
    public synchronized List<Introduction> of(MeetingId meeting, Person person) {
        return all(meeting).stream()
                .filter(each -> each.person().equals(person))
                .toList();
    }

    @Override
    public synchronized List<Introduction> all(MeetingId meeting) {
        return introductions.values().stream()
                .filter(each -> each.meeting().equals(meeting))
                .toList();
    }

    @Override
    public synchronized boolean answer(
            MeetingId meeting, CoalitionId coalition, Person person, boolean isYes, Instant at) {
        return introductions.computeIfPresent(
                        key(meeting, coalition, person), (_, present) -> present.answered(isYes, at))
                != null;
    }

    @Override
    public synchronized boolean claim(Introduction introduction, Instant now) {
        String key = key(introduction);
        Instant since = inHand.get(key);
        boolean isTaken = since != null && !since.isBefore(now.minus(Duration.ofMinutes(IN_HAND_MINUTES)));
        if (!introductions.containsKey(key) || isTaken) {
            return false;
        }
        inHand.put(key, now);
        return true;
    }

    @Override
    public synchronized void note(Introduction mailed, Instant claimedAt) {
        if (inHand.remove(key(mailed), claimedAt)) {
            introductions.computeIfPresent(
                    key(mailed),
                    (_, present) -> new Introduction(
                            present.meeting(),
                            present.coalition(),
                            present.person(),
                            present.id(),
                            present.askedAt(),
                            present.isYes(),
                            present.answeredAt(),
                            mailed.mailedAt().or(present::mailedAt),
                            mailed.told(),
                            mailed.isRefused(),
                            present.expiresAtEpochSecond()));
        }
    }

    @Override
    public synchronized void letGo(Introduction introduction, Instant claimedAt) {
        inHand.remove(key(introduction), claimedAt);
    }

    @Override
    public synchronized void drop(Introduction introduction) {
        introductions.remove(key(introduction));
        inHand.remove(key(introduction));
    }

    private static String key(Introduction introduction) {
        return key(introduction.meeting(), introduction.coalition(), introduction.person());
    }

    private static String key(MeetingId meeting, CoalitionId coalition, Person person) {
        return meeting.value() + " " + person.value() + " " + coalition.value();
    }
}
