package nl.klankbord.dynamo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.participants.Listed;
import nl.klankbord.participants.Participants;
import nl.klankbord.participants.Search;
import nl.klankbord.participants.Show;
import nl.klankbord.submission.Person;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The list of participants: who is on a page comes from an index of the table that holds RSVPs by name with what is
/// searched, and what is shown of them from the table.
///
/// A search may have to look at all of a meeting, and DynamoDB takes the longer over a row the more attributes it has:
/// so the index has no others.
public final class DynamoParticipants implements Participants {

    private static final String INDEX = "ByName";

    /// As many as are read from the table by their keys in one call.
    private static final int FEW = 100;

    private final Table table;
    private final Clock clock;

    public DynamoParticipants(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Page page(MeetingId meeting, Search search, Optional<Person> after, int limit) {
        return search.equals(Search.all(Show.WAITING))
                ? fewWaiting(meeting, after, limit).orElseGet(() -> indexed(meeting, search, after, limit))
                : indexed(meeting, search, after, limit);
    }

    /// Who waits stands on the waiting list, too: as long as they are few, nobody else has to be looked at.
    ///
    /// @return empty when they are many, whom the index finds soon
    private Optional<Page> fewWaiting(MeetingId meeting, Optional<Person> after, int limit) {
        Set<Keys> waiting = new LinkedHashSet<>();
        table.eachWhile(Keys.partition(meeting), Keys.WAITING, Optional.empty(), FEW + 1, row -> {
            waiting.add(Keys.rsvp(meeting, new Person(row.text("person"))));
            return waiting.size() <= FEW;
        });
        if (waiting.size() > FEW) {
            return Optional.empty();
        }
        NavigableMap<String, Listed> byName = new TreeMap<>();
        onTheList(List.copyOf(waiting)).forEach(row -> byName.put(row.text(RsvpRow.LISTED), RsvpRow.listed(row)));
        String behind = after.flatMap(person -> onTheList(Keys.rsvp(meeting, person)))
                .map(row -> row.text(RsvpRow.LISTED))
                .orElse("");
        return Optional.of(Page.of(
                byName.tailMap(behind, false).values().stream()
                        .filter(Show.WAITING::includes)
                        .toList(),
                limit));
    }

    private Page indexed(MeetingId meeting, Search search, Optional<Person> after, int limit) {
        List<Person> found = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        Map<String, AttributeValue> values = new HashMap<>();
        for (String word : search.words()) {
            values.put(":word" + conditions.size(), AttributeValue.fromS(word));
            conditions.add("contains(" + RsvpRow.SEARCHED + ", :word" + conditions.size() + ")");
        }
        String mark = RsvpRow.mark(search.show());
        if (!mark.isEmpty()) {
            conditions.add("begins_with(" + RsvpRow.SEARCHED + ", :mark)");
            values.put(":mark", AttributeValue.fromS(mark));
        }
        table.eachIndexed(
                INDEX,
                Keys.partition(meeting),
                after.map(person -> place(meeting, person)).orElse(Map.of()),
                limit + 1,
                String.join(" AND ", conditions),
                values,
                row -> {
                    found.add(person(row));
                    return found.size() <= limit;
                });
        List<Person> onPage = found.subList(0, Math.min(limit, found.size()));
        List<Listed> listed = listed(meeting, onPage, search);
        return new Page(listed, found.size() > limit && !listed.isEmpty());
    }

    private Map<String, AttributeValue> place(MeetingId meeting, Person person) {
        Keys key = Keys.rsvp(meeting, person);
        Optional<Row> row = onTheList(key);
        if (row.isEmpty()) {
            return Map.of();
        }
        Map<String, AttributeValue> place = new HashMap<>(key.item());
        place.put(RsvpRow.LISTED, AttributeValue.fromS(row.get().text(RsvpRow.LISTED)));
        return place;
    }

    /// Whoever changed their answer a moment ago is as they are in the table, and may not belong here any more.
    private List<Listed> listed(MeetingId meeting, List<Person> persons, Search search) {
        Map<Person, Listed> listed = new HashMap<>();
        List<Keys> keys =
                persons.stream().map(person -> Keys.rsvp(meeting, person)).toList();
        onTheList(keys).forEach(row -> listed.put(person(row), RsvpRow.listed(row)));
        return persons.stream()
                .flatMap(person -> Optional.ofNullable(listed.get(person)).stream())
                .filter(search.show()::includes)
                .toList();
    }

    private Optional<Row> onTheList(Keys key) {
        return table.find(key).filter(row -> row.has(RsvpRow.LISTED));
    }

    /// @return whoever of them is there and was not erased, in any order
    private Stream<Row> onTheList(List<Keys> keys) {
        return table.findAll(keys).stream().filter(row -> row.isThere(clock) && row.has(RsvpRow.LISTED));
    }

    private static Person person(Row row) {
        return new Person(row.text("sk").substring(Keys.RSVP.length()));
    }
}
