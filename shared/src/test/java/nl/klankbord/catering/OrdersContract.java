package nl.klankbord.catering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.klankbord.meeting.Diet;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Moment;
import nl.klankbord.memory.Examples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of orders promises.
public abstract class OrdersContract {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");

    private Orders orders;

    protected abstract Orders create();

    @BeforeEach
    final void start() {
        orders = create();
    }

    @Test
    void whatWasOrderedStandsStill() {
        Ordered first = lunch(1, 40);
        assertEquals(List.of(), orders.all(UTRECHT));
        assertTrue(orders.store(first));
        Ordered again = new Ordered(
                UTRECHT,
                "lunch",
                1,
                first.diets(),
                first.portionsPerPerson(),
                first.at().plusSeconds(3),
                first.by(),
                expiry());
        assertTrue(orders.store(again), "the first answer may have been lost, or the button pressed twice");
        assertFalse(orders.store(lunch(1, 41)), "somebody else was first");
        assertEquals(List.of(first), orders.all(UTRECHT));
        assertEquals(List.of(), orders.all(new MeetingId("arnhem")));
    }

    @Test
    void everyVersionIsKeptInOrder() {
        IntStream.rangeClosed(1, 12).forEach(version -> orders.store(lunch(version, version)));
        orders.store(
                new Ordered(UTRECHT, "drinks", 1, new TreeMap<>(), OptionalInt.of(1), Examples.NOW, "fatma", expiry()));
        assertEquals(
                "drinks 1, lunch 1, lunch 2, lunch 3, lunch 4, lunch 5, lunch 6, lunch 7, lunch 8, lunch 9, lunch 10,"
                        + " lunch 11, lunch 12",
                String.join(
                        ", ",
                        orders.all(UTRECHT).stream()
                                .map(each -> each.moment() + " " + each.version())
                                .toList()));
    }

    @Test
    void headsAreAddedUp() {
        assertEquals(43, lunch(1, 40).people());
    }

    @Test
    void anOrderKeepsItsPortionsAndAnOldOneHasThoseOfToday() {
        Moment today = Examples.utrecht().moment("lunch").orElseThrow();
        orders.store(lunch(1, 40, OptionalInt.of(1)));
        orders.store(lunch(2, 40, OptionalInt.empty()));
        List<Ordered> all = orders.all(UTRECHT);
        assertEquals(List.of(lunch(1, 40, OptionalInt.of(1)), lunch(2, 40, OptionalInt.empty())), all);
        assertEquals(43, all.getFirst().portions(today));
        assertTrue(all.getFirst().isChanged(today, all.getFirst().diets()), "two for each by now");
        assertEquals(86, all.getLast().portions(today));
        assertFalse(all.getLast().isChanged(today, all.getLast().diets()));
        assertFalse(orders.store(lunch(1, 40, OptionalInt.of(2))), "twice as much is another order");
    }

    private static Ordered lunch(int version, long vegetarian) {
        return lunch(version, vegetarian, OptionalInt.of(2));
    }

    private static Ordered lunch(int version, long vegetarian, OptionalInt portionsPerPerson) {
        return new Ordered(
                UTRECHT,
                "lunch",
                version,
                new TreeMap<>(Map.of(Diet.VEGETARIAN, vegetarian, Diet.GLUTEN_FREE, 3L)),
                portionsPerPerson,
                Examples.NOW,
                "fatma",
                expiry());
    }

    private static long expiry() {
        return Examples.utrecht().expiresAtEpochSecond();
    }
}
