package nl.klankbord.memory;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.sorting.Decided;
import nl.klankbord.sorting.Decision;
import nl.klankbord.sorting.Decisions;
import nl.klankbord.submission.Person;
import nl.klankbord.topic.TopicKey;

public final class MemoryDecisions implements Decisions {

    private final SortedMap<String, Decided> decisions = new TreeMap<>();

    @Override
    public synchronized List<Decided> all(MeetingId meeting) {
        return decisions.values().stream()
                .filter(decided -> decided.meeting().equals(meeting))
                .toList();
    }

    @Override
    public synchronized boolean store(Decided decided) {
        String key = "%s %06d".formatted(decided.meeting().value(), decided.number());
        return decisions.putIfAbsent(key, decided) == null;
    }

    @Override
    public synchronized void forget(MeetingId meeting, Person person) {
        forget(meeting, decision -> decision.without(person));
    }

    @Override
    public synchronized void forget(MeetingId meeting, TopicKey topic) {
        forget(meeting, decision -> decision.without(topic));
    }

    private void forget(MeetingId meeting, UnaryOperator<Decision> less) {
        decisions.replaceAll((_, decided) ->
                decided.meeting().equals(meeting) ? decided.with(less.apply(decided.decision())) : decided);
    }
}
