package nl.klankbord.rsvp;

import java.util.Optional;
import java.util.OptionalLong;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Seats;
import nl.klankbord.rsvp.Step.Change;
import nl.klankbord.rsvp.Step.SeatsChange;

/// The rules of who gets a seat. Pure: what is read goes in, what is to be written comes out.
///
/// - Whoever finds room and nobody waiting is in.
/// - Else, with a waiting list, they wait, in order of arrival; without one, there is no room.
/// - Who waits and changes the answer keeps the place, also with more or fewer people.
/// - Who is in and brings more people needs seats for those; without them, all stays as it was.
/// - Who is in is never put out.
final class Placing {

    private Placing() {}

    /// @param before the person's answer so far
    /// @param wanted the answer that should be: accepted, declined or cancelled
    /// @param seats of the meeting; must be there when it has a capacity
    /// @return empty when there is no room
    static Optional<Step> place(Meeting meeting, Optional<Rsvp> before, Rsvp wanted, Optional<Seats> seats) {
        Standing was = before.map(Rsvp::standing)
                .orElse(new Standing(Status.DECLINED, wanted.status(), 0, 0, OptionalLong.empty()));
        if (wanted.status() != Status.ACCEPTED) {
            return step(before, wanted, was.next(wanted.status(), 0, OptionalLong.empty()), seats, was.released(seats));
        }
        if (was.status() == Status.WAITING) {
            // The same seats, written anew: whoever looks after the waiting list looks again.
            return step(before, wanted, was.next(Status.WAITING, 0, was.place()), seats, seats);
        }
        if (meeting.capacity().isEmpty()) {
            return step(before, wanted, was.next(Status.ACCEPTED, 0, OptionalLong.empty()), seats, was.released(seats));
        }
        Seats now = seats.orElseThrow();
        return was.status() == Status.ACCEPTED
                ? resize(before, wanted, was, now)
                : enter(meeting, before, wanted, was, now);
    }

    private static Optional<Step> resize(Optional<Rsvp> before, Rsvp wanted, Standing was, Seats now) {
        int people = before.orElseThrow().people();
        // Who came in while the meeting had no capacity holds no seats yet.
        Seats seated = was.seats() == 0 ? now.seat(people) : now;
        int more = wanted.people() - people;
        Standing standing = was.next(Status.ACCEPTED, wanted.people(), OptionalLong.empty());
        if (more <= 0) {
            return step(before, wanted, standing, Optional.of(now), Optional.of(seated.giveBack(-more)));
        }
        return seated.hasRoomFor(more)
                ? step(before, wanted, standing, Optional.of(now), Optional.of(seated.take(more)))
                : Optional.empty();
    }

    private static Optional<Step> enter(Meeting meeting, Optional<Rsvp> before, Rsvp wanted, Standing was, Seats now) {
        if (now.hasRoomFor(wanted.people())) {
            Standing in = was.next(Status.ACCEPTED, wanted.people(), OptionalLong.empty());
            return step(before, wanted, in, Optional.of(now), Optional.of(now.take(wanted.people())));
        }
        if (!meeting.waitingList()) {
            return Optional.empty();
        }
        Standing waits = was.next(Status.WAITING, 0, OptionalLong.of(now.next()));
        return step(before, wanted, waits, Optional.of(now), Optional.of(now.join()));
    }

    private static Optional<Step> step(
            Optional<Rsvp> before, Rsvp wanted, Standing standing, Optional<Seats> seats, Optional<Seats> after) {
        Standing told = before.isEmpty()
                ? new Standing(standing.status(), standing.status(), 1, standing.seats(), standing.place())
                : standing;
        return Optional.of(Step.of(
                new Change(before, wanted.standing(told)),
                after.map(then -> new SeatsChange(seats.orElseThrow(), then))));
    }
}
