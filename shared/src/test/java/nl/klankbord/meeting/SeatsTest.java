package nl.klankbord.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SeatsTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "49, 1", "99, 1", "100, 2", "200, 4", "799, 15", "800, 16", "5000, 16", "1000000, 16"})
    void aShardHoldsFiftySeatsOrMoreAndThereAreAtMostSixteen(int capacity, int shards) {
        assertEquals(shards, Seats.shards(capacity));
    }

    @Test
    void seatsAreSetOutClosedAndSpreadWhenTheyOpen() {
        Seats opening = Seats.opening(203);
        assertFalse(opening.isOpen());
        assertEquals(203, opening.free());
        assertEquals(List.of(0L, 0L, 0L, 0L), opening.shards());
        Seats open = opening.open();
        assertTrue(open.isOpen());
        assertEquals(List.of(50L, 50L, 50L, 50L), open.shards());
        assertEquals(3, open.free());
        assertEquals(List.of(5L), Seats.opening(5).open().shards());
        assertEquals(List.of(1L), Seats.opening(1).open().shards());
    }

    @Test
    void thereIsRoomWhileSeatsAreLeftAndNobodyWaits() {
        Seats seats = seats(2, 3L, 1L);
        assertEquals(6, seats.left());
        assertTrue(seats.hasRoomFor(6));
        assertFalse(seats.hasRoomFor(7));
        assertFalse(seats.join().hasRoomFor(1));
        assertTrue(seats.join().leave().hasRoomFor(6));
    }

    @Test
    void aPartyIsSeatedFromTheFullestShardOrAllIsPutTogetherThere() {
        assertEquals(seats(2, 0L, 1L), seats(2, 3L, 1L).take(3));
        assertEquals(seats(0, 2L, 0L), seats(2, 3L, 3L).take(6));
        assertEquals(seats(0, 0L, 0L), seats(2, 3L, 1L).take(6));
        assertEquals(seats(0, 0L, 1L), seats(2, 1L, 3L).take(5));
        assertEquals(seats(0, 1L), seats(5, 0L).take(4));
    }

    @Test
    void aPartyTriesTheNextShardThatHoldsEnoughForIt() {
        Seats seats = seats(9, 3L, 1L, 2L);
        assertEquals(OptionalInt.of(0), seats.shardFor(3, 0));
        assertEquals(OptionalInt.of(2), seats.shardFor(2, 1));
        assertEquals(OptionalInt.of(0), seats.shardFor(3, 1));
        assertEquals(OptionalInt.of(1), seats.shardFor(1, 4));
        assertEquals(OptionalInt.empty(), seats.shardFor(4, 0));
        assertEquals(OptionalInt.empty(), seats.join().shardFor(1, 0));
        assertEquals(OptionalInt.empty(), seats.closed().shardFor(1, 0));
    }

    @Test
    void whoIsInAlreadyIsSeatedEvenBeyondTheCapacity() {
        assertEquals(seats(0, 3L), seats(2, 3L).seat(2));
        assertEquals(seats(1, 0L), seats(2, 3L).seat(4));
        assertEquals(seats(-2, 0L), seats(2, 3L).seat(7));
        assertEquals(-2, seats(2, 3L).seat(7).left());
    }

    @Test
    void whoeverWaitsLeavesNoSeatOnAShard() {
        Seats joined = seats(1, 3L, 1L).join();
        assertEquals(new Seats(20, 5, List.of(0L, 0L), 1, 8, true, 4), joined);
        assertEquals(new Seats(20, 5, List.of(0L, 0L), 2, 9, true, 4), joined.join());
    }

    @Test
    void moreSeatsAreSpreadAndFewerAreTakenFromEverywhere() {
        Seats full = new Seats(100, 0, List.of(0L, 0L), 0, 1, true, 4);
        assertEquals(new Seats(200, 0, List.of(25L, 25L, 25L, 25L), 0, 1, true, 4), full.resized(200));
        assertEquals(new Seats(90, -10, List.of(0L, 0L), 0, 1, true, 4), full.resized(90));
        assertEquals(
                new Seats(20, -2, List.of(0L, 0L), 0, 1, true, 4),
                new Seats(30, 5, List.of(2L, 1L), 0, 1, true, 4).resized(20));
        assertEquals(12, full.resized(112).left());
        assertEquals(
                new Seats(120, 20, List.of(0L, 0L), 3, 4, true, 4),
                new Seats(100, 0, List.of(0L, 0L), 3, 4, true, 4).resized(120));
    }

    @Test
    void whatCameBackIsSpreadOnlyWhenItIsWorthTheMove() {
        assertEquals(
                seats(19, 0L, 0L).shards(),
                new Seats(100, 19, List.of(0L, 0L), 0, 1, true, 4).spread().shards());
        assertEquals(
                new Seats(100, 1, List.of(10L, 10L), 0, 1, true, 4),
                new Seats(100, 21, List.of(0L, 0L), 0, 1, true, 4).spread());
        assertEquals(
                1, new Seats(100, 50, List.of(0L, 0L), 1, 2, true, 4).spread().waiting());
        assertEquals(
                50, new Seats(100, 50, List.of(0L, 0L), 1, 2, true, 4).spread().free());
        assertEquals(
                50, new Seats(100, 50, List.of(0L, 0L), 0, 2, false, 4).spread().free());
    }

    @Test
    void onlyFewerSeatsOnOneShardAreToldByThatShardAlone() {
        Seats before = seats(2, 3L, 1L, 4L);
        assertTrue(seats(2, 3L, 0L, 4L).isTakenFromOneShard(before));
        assertFalse(before.isTakenFromOneShard(before));
        assertFalse(seats(2, 3L, 2L, 4L).isTakenFromOneShard(before));
        assertFalse(seats(2, 2L, 0L, 4L).isTakenFromOneShard(before));
        assertFalse(seats(1, 3L, 0L, 4L).isTakenFromOneShard(before));
    }

    @Test
    void whatTheAnswersSayGoes() {
        Seats seats = seats(2, 3L, 1L);
        assertEquals(seats, seats.recounted(14, 0, 6));
        assertEquals(new Seats(20, 6, List.of(0L, 0L), 0, 8, true, 5), seats.recounted(14, 0, 7));
        assertEquals(new Seats(20, 5, List.of(0L, 0L), 0, 7, true, 5), seats.recounted(15, 0, 0));
        assertEquals(new Seats(20, 6, List.of(0L, 0L), 2, 10, true, 5), seats.recounted(14, 2, 9));
    }

    @Test
    void seatsAndTakenAreAlwaysTheCapacity() {
        Seats seats = Seats.opening(200).open();
        assertEquals(0, seats.taken());
        assertEquals(7, seats.take(7).taken());
        assertEquals(4, seats.take(7).giveBack(3).taken());
        assertEquals(7, seats.take(7).join().taken());
        assertEquals(7, seats.take(7).closed().taken());
        assertFalse(seats.closed().isOpen());
        assertEquals(7, seats.take(7).resized(50).taken());
    }

    private static Seats seats(long free, Long... shards) {
        return new Seats(20, free, List.of(shards), 0, 7, true, 4);
    }
}
