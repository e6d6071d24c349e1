package nl.klankbord.rsvp;

import java.util.Optional;
import java.util.OptionalLong;
import nl.klankbord.meeting.Seats;

/// Where an RSVP stands, and what it holds.
///
/// @param first the status that its sender was told, whatever came after
/// @param version 1 for the first answer, one more with each change
/// @param seats of the meeting's capacity that it holds: its people once accepted, else 0. Also 0 when it was accepted
///     while the meeting had no capacity.
/// @param place its number on the waiting list, while it waits; a lower number goes first
/// @param arrived how many of its people were checked in, while it is accepted
/// @param changed the last version that its sender is to be told of: who stands at the door needs no mail that says so
public record Standing(
        Status status, Status first, int version, int seats, OptionalLong place, int arrived, int changed) {

    /// Whose version as such is to be told.
    public Standing(Status status, Status first, int version, int seats, OptionalLong place, int arrived) {
        this(status, first, version, seats, place, arrived, version);
    }

    /// Nobody is there yet.
    public Standing(Status status, Status first, int version, int seats, OptionalLong place) {
        this(status, first, version, seats, place, 0);
    }

    /// @return of an answer that holds nothing yet
    public static Standing first(Status status) {
        return new Standing(status, status, 1, 0, OptionalLong.empty());
    }

    public Standing next(Status now, int nowSeats, OptionalLong nowPlace) {
        return new Standing(now, first, version + 1, nowSeats, nowPlace, now == Status.ACCEPTED ? arrived : 0);
    }

    /// As given a seat while it was in already: its sender need not know.
    public Standing holding(int nowSeats) {
        return new Standing(status, first, version, nowSeats, place, arrived, changed);
    }

    /// @param people of it who are there
    Standing arriving(int people) {
        return new Standing(status, first, version + 1, seats, place, people, changed);
    }

    /// Its sender asked for news, or for no more of it: that is no news itself.
    Standing following() {
        return new Standing(status, first, version + 1, seats, place, arrived, changed);
    }

    /// Who does not come after all is not there either.
    Standing atMost(int people) {
        return new Standing(status, first, version, seats, place, Math.min(arrived, people), changed);
    }

    /// @return what becomes of the seats once this answer holds nothing any more; empty when it holds nothing
    public Optional<Seats> released(Optional<Seats> now) {
        if (status == Status.WAITING) {
            return now.map(Seats::leave);
        }
        return seats > 0 ? now.map(all -> all.giveBack(seats)) : Optional.empty();
    }
}
