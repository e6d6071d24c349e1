package nl.klankbord.meeting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// The seats of a meeting with a capacity, and how many parties wait for one. A value: each step gives what is after
/// it.
///
/// Always: `capacity` = `free` + all `shards` + the seats that answers hold. While somebody waits, the shards are
/// empty, so nobody takes a seat without looking at the waiting list (`docs/decisions/0010-seats.md`).
///
/// @param capacity people, guests included
/// @param free seats that are on no shard; below zero when more are in than the capacity
/// @param shards free seats in portions of their own, so that many can take one at a time
/// @param waiting parties on the waiting list
/// @param next the number that the next party gets that has to wait; numbers are never given twice
/// @param isOpen false while answers of a time without capacity are given their seats: nobody takes one then
/// @param revision how often this was written; 0 when it never was
public record Seats(
        long capacity, long free, List<Long> shards, long waiting, long next, boolean isOpen, long revision) {

    /// One item of DynamoDB carries about 40 transactions a second (measured, design §4 rule 4): 16 of them carry any
    /// rush that the gateway lets in.
    public static final int MOST_SHARDS = 16;

    /// A shard with fewer seats than a few parties mostly says no.
    private static final int SEATS_ON_A_SHARD = 50;

    /// Below this, what came back is taken from where it lies: moving it costs more than it saves.
    private static final int WORTH_SPREADING = 10;

    public Seats {
        shards = List.copyOf(shards);
    }

    /// @return seats that nobody takes yet, see [#open]
    public static Seats opening(int capacity) {
        return new Seats(capacity, capacity, Collections.nCopies(shards(capacity), 0L), 0, 1, false, 0);
    }

    /// @return how many shards there are for so many people: where to look first for a seat
    public static int shards(int capacity) {
        return Math.clamp(capacity / SEATS_ON_A_SHARD, 1, MOST_SHARDS);
    }

    /// Free seats, wherever they are; below zero when more are in than the capacity.
    public long left() {
        return free + onShards();
    }

    /// People that hold a seat.
    public long taken() {
        return capacity - left();
    }

    /// @return whether a newcomer with so many people gets seats: nobody waits, and there are enough
    public boolean hasRoomFor(int people) {
        return waiting == 0 && left() >= people;
    }

    /// Where to try next: a party takes its seats from one shard without minding what others do to the rest.
    ///
    /// @param from where the party looked first; the others come in turn, so that not everybody tries the same one
    /// @return a shard that holds enough for all of the party; empty when none does, or when somebody waits
    public OptionalInt shardFor(int people, int from) {
        return IntStream.range(0, shards.size())
                .map(step -> (from + step) % shards.size())
                .filter(shard -> shards.get(shard) >= people)
                .findFirst();
    }

    /// When no shard holds enough, all that is left is put together on one: whoever comes next finds it there.
    ///
    /// @param people for whom there is room
    public Seats take(int people) {
        int fullest = shards.indexOf(Collections.max(shards));
        if (shards.get(fullest) >= people) {
            return with(free, onShard(fullest, shards.get(fullest) - people, shards));
        }
        Seats gathered = gathered();
        return with(0, onShard(fullest, gathered.free - people, gathered.shards));
    }

    /// Takes seats whether there are any or not: for those who are in already.
    public Seats seat(int people) {
        Seats gathered = free < people ? gathered() : this;
        return gathered.with(gathered.free - people, gathered.shards);
    }

    public Seats giveBack(int people) {
        return with(free + people, shards);
    }

    /// One more party waits, under the number `next`.
    public Seats join() {
        Seats gathered = gathered();
        return new Seats(capacity, gathered.free, gathered.shards, waiting + 1, next + 1, isOpen, revision);
    }

    /// One party that waited waits no more.
    public Seats leave() {
        return new Seats(capacity, free, shards, waiting - 1, next, isOpen, revision);
    }

    /// Seats come or go; nobody who is in loses one.
    public Seats resized(int people) {
        Seats gathered = gathered();
        return new Seats(
                        people,
                        gathered.free + people - capacity,
                        Collections.nCopies(Math.max(shards.size(), shards(people)), 0L),
                        waiting,
                        next,
                        isOpen,
                        revision)
                .spread();
    }

    public Seats open() {
        return opened(true).spread();
    }

    public Seats closed() {
        return gathered().opened(false);
    }

    /// Moves free seats to the shards, when nobody waits for them and they are worth the move.
    public Seats spread() {
        int parts = shards((int) capacity);
        long each = free / parts;
        if (!isOpen || waiting > 0 || each < Math.min(WORTH_SPREADING, capacity)) {
            return this;
        }
        List<Long> more = new ArrayList<>(shards);
        for (int part = 0; part < parts; part++) {
            more.set(part, more.get(part) + each);
        }
        return with(free - each * parts, more);
    }

    /// @return whether nothing differs but that one shard holds fewer seats; that row alone says it all then
    public boolean isTakenFromOneShard(Seats before) {
        if (!equals(new Seats(
                before.capacity, before.free, shards, before.waiting, before.next, before.isOpen, before.revision))) {
            return false;
        }
        int[] changed = IntStream.range(0, shards.size())
                .filter(shard -> !shards.get(shard).equals(before.shards.get(shard)))
                .toArray();
        // PIT: <= would do as well, as these two differ.
        return changed.length == 1 && shards.get(changed[0]) < before.shards.get(changed[0]);
    }

    /// What the answers say, counted one by one, goes.
    ///
    /// @param held seats that answers hold
    /// @param nowWaiting parties that wait
    /// @param lastPlace the highest number that one of them has; 0 when nobody waits
    /// @return this one when it says the same
    public Seats recounted(long held, long nowWaiting, long lastPlace) {
        if (taken() == held && waiting == nowWaiting && next > lastPlace) {
            return this;
        }
        // Told as a new revision, so that it is written only on seats that nobody touched meanwhile.
        return new Seats(
                capacity,
                capacity - held,
                Collections.nCopies(shards.size(), 0L),
                nowWaiting,
                Math.max(next, lastPlace + 1),
                isOpen,
                revision + 1);
    }

    private static List<Long> onShard(int shard, long seats, List<Long> others) {
        List<Long> now = new ArrayList<>(others);
        now.set(shard, seats);
        return now;
    }

    private Seats gathered() {
        return with(left(), Collections.nCopies(shards.size(), 0L));
    }

    private Seats opened(boolean isOpenNow) {
        return new Seats(capacity, free, shards, waiting, next, isOpenNow, revision);
    }

    private Seats with(long nowFree, List<Long> nowOnShards) {
        return new Seats(capacity, nowFree, nowOnShards, waiting, next, isOpen, revision);
    }

    private long onShards() {
        return shards.stream().mapToLong(Long::longValue).sum();
    }
}
