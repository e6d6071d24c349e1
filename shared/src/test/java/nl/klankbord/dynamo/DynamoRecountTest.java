package nl.klankbord.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import nl.klankbord.meeting.Seats;
import nl.klankbord.memory.Examples;
import nl.klankbord.recount.RecountContract;
import nl.klankbord.recount.RecountMeeting.Recounted;
import nl.klankbord.rsvp.Status;
import nl.klankbord.tally.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Also against what only a table has: rows of its own for the waiting list, and rows that say what they should not.
final class DynamoRecountTest extends RecountContract {

    private static final String PARTITION = Keys.partition(UTRECHT);

    private final Table table = DynamoDbLocal.newTable();

    @Override
    protected Store create() {
        return new Store(
                new DynamoRsvps(table, Examples.CLOCK),
                new DynamoTopics(table, Examples.CLOCK),
                new DynamoTallies(table),
                new DynamoNotices(table, Examples.CLOCK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TALLY", "SEATS", "WAITING#", "WAITING#0000000001", "all of these"})
    void whateverIsLostIsMadeAgainFromTheAnswers(String lost) {
        fillUp();
        Tally tally = store().tallies().find(UTRECHT).tally();
        Seats seats = seats();
        delete(lost);

        assertEquals(lost.isEmpty(), recount().isNothingWrong());

        assertEquals(tally, store().tallies().find(UTRECHT).tally());
        assertEquals(seats.left(), seats().left());
        assertEquals(seats.waiting(), seats().waiting());
        assertTrue(seats().next() >= seats.next());
        assertEquals(person("c"), store().rsvps().front(UTRECHT).orElseThrow().person());
        submit("late", "page", 1);
        assertEquals(Status.WAITING, status("late"));
        assertEquals(
                List.of("c", "d", "late"),
                places().stream().map(place -> rsvpOf(place)).toList());
        assertTrue(recount().isNothingWrong());
    }

    @Test
    void aPlaceThatNobodyHasLetsNobodyPastAndGoes() {
        fillUp();
        table.put(Row.at(Keys.waiting(UTRECHT, 0))
                .put("person", person("a").value())
                .put("expiresAt", 4_000_000_000L));

        assertTrue(store().rsvps().front(UTRECHT).isEmpty());
        assertEquals(1, recount().seats().places());

        assertEquals(person("c"), store().rsvps().front(UTRECHT).orElseThrow().person());
        assertEquals(Status.ACCEPTED, status("a"));
    }

    @Test
    void anAnswerThatIsCountedWronglyIsCountedRightAgain() {
        fillUp();
        Tally tally = store().tallies().find(UTRECHT).tally();
        Row row = table.find(Keys.rsvp(UTRECHT, person("a"))).orElseThrow();
        table.put(new Row(new TreeMap<>(row.attributes()))
                .put(
                        DynamoTallies.COUNTED_AS,
                        new Tally.Sum().add("people.accepted", 50).tally()));

        Recounted recounted = recount();

        assertEquals(-44, recounted.counts().count("people.accepted"));
        assertEquals(tally, store().tallies().find(UTRECHT).tally());
        assertTrue(recount().isNothingWrong());
    }

    /// It may hold seats: what seems free may not be.
    @Test
    void whileAnAnswerCannotBeReadNoSeatComesFree() {
        fillUp();
        Row row = table.find(Keys.rsvp(UTRECHT, person("a"))).orElseThrow();
        table.put(new Row(new TreeMap<>(row.attributes())).put("status", "unheard-of"));

        Recounted recounted = recount();

        assertEquals(
                List.of(Keys.RSVP + person("a").value()),
                recounted.unreadable().stream().map(key -> key.row()).toList());
        assertFalse(recounted.isExact());
        assertEquals(0, recounted.promoted());
        assertEquals(0, seats().left());

        table.put(row);
        assertTrue(recount().isExact());
        assertTrue(recount().isNothingWrong());
    }

    private void delete(String lost) {
        List<String> prefixes = switch (lost) {
            case "" -> List.of();
            case "all of these" -> List.of("TALLY", Keys.SEATS, Keys.WAITING);
            default -> List.of(lost);
        };
        prefixes.forEach(prefix -> rows(prefix).forEach(row -> table.delete(new Keys(PARTITION, row.text("sk")))));
    }

    private List<Row> rows(String prefix) {
        List<Row> rows = new ArrayList<>();
        table.each(PARTITION, prefix, rows::add);
        return rows;
    }

    /// @return who waits, in order
    private List<String> places() {
        return rows(Keys.WAITING).stream().map(row -> row.text("person")).toList();
    }

    private static String rsvpOf(String person) {
        return List.of("a", "b", "c", "d", "late").stream()
                .filter(name -> person(name).value().equals(person))
                .findFirst()
                .orElseThrow();
    }
}
