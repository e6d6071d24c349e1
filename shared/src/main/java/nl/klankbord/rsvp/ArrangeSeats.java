package nl.klankbord.rsvp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Seats;
import nl.klankbord.meeting.UnavailableException;

/// Makes the seats of a meeting what its capacity says. Safe to repeat, and to stop anywhere: the next time goes on.
public final class ArrangeSeats {

    private static final int TRIES = 50;

    private final Rsvps rsvps;

    public ArrangeSeats(Rsvps rsvps) {
        this.rsvps = rsvps;
    }

    /// - A first capacity: the seats are set out closed, everybody who is in is given theirs, then they open.
    /// - Another capacity: seats come or go. Nobody is put out; when more are in, nobody comes in until there is
    /// room.
    /// - No capacity any more: the seats close.
    ///
    /// @throws UnavailableException when not all is certain to be done
    public void arrange(Meeting meeting) {
        Optional<Seats> seats = rsvps.seats(meeting.id());
        if (meeting.capacity().isEmpty()) {
            if (seats.isPresent() && seats.get().isOpen()) {
                write(meeting, Seats::closed);
            }
            return;
        }
        int capacity = meeting.capacity().getAsInt();
        if (seats.isEmpty()) {
            Seats opening = Seats.opening(capacity);
            // Should another have been first, theirs are as good.
            rsvps.write(Step.of(meeting.id(), new Step.SeatsChange(opening, opening)));
        }
        write(meeting, now -> now.capacity() == capacity ? now : now.resized(capacity));
        seatThoseWhoAreIn(meeting);
        write(meeting, now -> now.isOpen() ? now : now.open());
    }

    /// @return whether the seats are as the meeting says; whether everybody who is in holds theirs is not looked at
    public boolean isArranged(Meeting meeting, Optional<Seats> seats) {
        if (meeting.capacity().isEmpty()) {
            return seats.isEmpty() || !seats.get().isOpen();
        }
        return seats.isPresent()
                && seats.get().isOpen()
                && seats.get().capacity() == meeting.capacity().getAsInt();
    }

    /// Whoever was accepted while the meeting had no capacity, or while a function still thought so, holds no seat yet.
    ///
    /// @return parties that were given theirs
    public int seatThoseWhoAreIn(Meeting meeting) {
        List<Rsvp> seatless = new ArrayList<>();
        int[] seated = {0};
        rsvps.each(meeting.id(), counted -> {
            Rsvp rsvp = counted.answer();
            if (rsvp.status() == Status.ACCEPTED && rsvp.standing().seats() == 0) {
                seatless.add(rsvp);
            }
            if (seatless.size() == Step.MOST_CHANGES) {
                seated[0] += seat(meeting, seatless);
                seatless.clear();
            }
        });
        return seated[0] + seat(meeting, seatless);
    }

    private int seat(Meeting meeting, List<Rsvp> seatless) {
        for (int attempt = 1; attempt <= TRIES && !seatless.isEmpty(); attempt++) {
            Seats seats = require(meeting);
            int people = seatless.stream().mapToInt(Rsvp::people).sum();
            List<Step.Change> changes = seatless.stream()
                    .map(rsvp -> new Step.Change(
                            Optional.of(rsvp), rsvp.standing(rsvp.standing().holding(rsvp.people()))))
                    .toList();
            if (rsvps.write(Step.of(meeting.id(), changes, new Step.SeatsChange(seats, seats.seat(people))))) {
                return changes.size();
            }
            // Whoever changed meanwhile got seats with that change, or gave the place up.
            seatless.replaceAll(rsvp -> rsvps.find(meeting.id(), rsvp.person()).orElse(rsvp));
            seatless.removeIf(
                    rsvp -> rsvp.status() != Status.ACCEPTED || rsvp.standing().seats() > 0);
        }
        if (seatless.isEmpty()) {
            return 0;
        }
        throw kept(meeting);
    }

    private void write(Meeting meeting, java.util.function.UnaryOperator<Seats> step) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Seats now = require(meeting);
            Seats then = step.apply(now);
            if (then.equals(now) || rsvps.write(Step.of(meeting.id(), new Step.SeatsChange(now, then)))) {
                return;
            }
        }
        throw kept(meeting);
    }

    private Seats require(Meeting meeting) {
        return rsvps.seats(meeting.id()).orElseThrow(() -> kept(meeting));
    }

    private static UnavailableException kept(Meeting meeting) {
        return new UnavailableException(
                "the seats kept moving", new IllegalStateException(meeting.id().value()));
    }
}
