package nl.klankbord.introduction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.sorting.Coalition;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.sorting.Decisions;
import nl.klankbord.sorting.Sorting;
import nl.klankbord.submission.Person;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;
import nl.klankbord.topic.Topics;

/// Reads who sits at which table at this moment: what organisers decided, whose topics are there still,
/// and what each answered. What is only suggested is nowhere in it.
public final class Circles {

    private final Decisions decisions;
    private final Topics topics;
    private final Introductions introductions;

    public Circles(Decisions decisions, Topics topics, Introductions introductions) {
        this.decisions = decisions;
        this.topics = topics;
        this.introductions = introductions;
    }

    /// @return empty when there is no such table, or nobody at it any more
    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    public Optional<Circle> find(MeetingId meeting, CoalitionId coalition) {
        return findAll(meeting, Set.of(coalition)).stream().findFirst();
    }

    /// @return those that are there
    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    public List<Circle> findAll(MeetingId meeting, Collection<CoalitionId> coalitions) {
        return Sorting.of(decisions.all(meeting)).coalitions().stream()
                .filter(coalition -> coalitions.contains(coalition.id()))
                .map(coalition -> circle(meeting, coalition))
                .filter(circle -> !circle.seats().isEmpty())
                .toList();
    }

    /// @return every table for which this person was asked
    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    public List<MyTable> of(MeetingId meeting, Person person) {
        List<Introduction> mine = introductions.of(meeting, person);
        if (mine.isEmpty()) {
            return List.of();
        }
        Map<CoalitionId, Circle> circles =
                findAll(meeting, mine.stream().map(Introduction::coalition).toList()).stream()
                        .collect(Collectors.toMap(circle -> circle.coalition().id(), Function.identity()));
        return mine.stream()
                .map(introduction ->
                        new MyTable(introduction, Optional.ofNullable(circles.get(introduction.coalition()))))
                .toList();
    }

    private Circle circle(MeetingId meeting, Coalition coalition) {
        Map<Person, List<Topic>> brought = new LinkedHashMap<>();
        topics.findAll(meeting, coalition.members()).stream()
                .sorted(Comparator.comparing(TopicKey::of))
                .forEach(topic -> brought.computeIfAbsent(topic.person(), _ -> new ArrayList<>())
                        .add(topic));
        Map<Person, Introduction> asked = introductions.findAll(meeting, coalition.id(), brought.keySet()).stream()
                .collect(Collectors.toMap(Introduction::person, Function.identity()));
        return new Circle(
                coalition,
                brought.entrySet().stream()
                        .map(each ->
                                new Seat(each.getKey(), each.getValue(), Optional.ofNullable(asked.get(each.getKey()))))
                        .toList());
    }
}
