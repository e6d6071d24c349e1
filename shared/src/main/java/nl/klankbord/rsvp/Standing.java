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
public record Standing(Status status, Status first, int version, int seats, OptionalLong place) {

    /// @return of an answer that holds nothing yet
    public static Standing first(Status status) {
        return new Standing(status, status, 1, 0, OptionalLong.empty());
    }

    public Standing next(Status now, int nowSeats, OptionalLong nowPlace) {
        return new Standing(now, first, version + 1, nowSeats, nowPlace);
    }

    /// As given a seat while it was in already: its sender need not know.
    public Standing holding(int nowSeats) {
        return new Standing(status, first, version, nowSeats, place);
    }

    /// @return what becomes of the seats once this answer holds nothing any more; empty when it holds nothing
    public Optional<Seats> released(Optional<Seats> now) {
        if (status == Status.WAITING) {
            return now.map(Seats::leave);
        }
        return seats > 0 ? now.map(all -> all.giveBack(seats)) : Optional.empty();
    }
}
