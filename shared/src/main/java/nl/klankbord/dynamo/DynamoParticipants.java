package nl.klankbord.dynamo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.participants.Listed;
import nl.klankbord.participants.Participants;
import nl.klankbord.participants.Search;
import nl.klankbord.participants.Show;
import nl.klankbord.rsvp.Status;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Word;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The list of participants, from an index of the table that holds RSVPs by name, with what is shown and searched.
public final class DynamoParticipants implements Participants {

    private static final String INDEX = "ByName";

    private final Table table;
    private final Clock clock;

    public DynamoParticipants(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Page page(MeetingId meeting, Search search, Optional<Person> after, int limit) {
        List<Listed> found = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        for (String word : search.words()) {
            values.put(":word" + conditions.size(), AttributeValue.fromS(word));
            conditions.add("contains(" + RsvpRow.SEARCHED + ", :word" + conditions.size() + ")");
        }
        search.show().status().ifPresent(status -> {
            conditions.add("#status = :status");
            names.put("#status", "status");
            values.put(":status", AttributeValue.fromS(status.word()));
        });
        if (search.show() == Show.EXPECTED || search.show() == Show.ARRIVED) {
            conditions.add((search.show() == Show.EXPECTED ? "attribute_not_exists(" : "attribute_exists(")
                    + RsvpRow.ARRIVED + ")");
        }
        table.eachIndexed(
                INDEX,
                Keys.partition(meeting),
                after.map(person -> place(meeting, person)).orElse(Map.of()),
                limit + 1,
                String.join(" AND ", conditions),
                names,
                values,
                row -> {
                    if (row.isThere(clock)) {
                        found.add(listed(row));
                    }
                    return found.size() <= limit;
                });
        return Page.of(found, limit);
    }

    private Map<String, AttributeValue> place(MeetingId meeting, Person person) {
        Keys key = Keys.rsvp(meeting, person);
        Optional<Row> row = table.find(key).filter(present -> present.has(RsvpRow.LISTED));
        if (row.isEmpty()) {
            return Map.of();
        }
        Map<String, AttributeValue> place = new HashMap<>(key.item());
        place.put(RsvpRow.LISTED, AttributeValue.fromS(row.get().text(RsvpRow.LISTED)));
        return place;
    }

    private static Listed listed(Row row) {
        return new Listed(
                new Person(row.text("sk").substring(Keys.RSVP.length())),
                row.text("name"),
                row.text("organisation"),
                Word.require(Status.class, row.text("status")),
                (int) row.number(RsvpRow.PEOPLE),
                row.has(RsvpRow.ARRIVED) ? (int) row.number(RsvpRow.ARRIVED) : 0);
    }
}
