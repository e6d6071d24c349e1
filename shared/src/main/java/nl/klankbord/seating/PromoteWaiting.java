package nl.klankbord.seating;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.Seats;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.rsvp.Notice;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.rsvp.Status;
import nl.klankbord.rsvp.Step;

/// Gives free seats to those who wait: strictly in order, so a party that does not fit waits, and so do those behind
/// it.
///
/// Each promotion is one transaction: the RSVP, its number on the waiting list, the seats, and the mail that is owed
/// from then on. Asking for it too often or twice at once changes nothing.
public final class PromoteWaiting {

    /// Others come between rarely: who joins or leaves the waiting list, nobody else.
    private static final int TRIES = 50;

    private final Meetings meetings;
    private final Rsvps rsvps;
    private final Notices notices;
    private final PromotionMails mails;
    private final Clock clock;

    public PromoteWaiting(Meetings meetings, Rsvps rsvps, Notices notices, PromotionMails mails, Clock clock) {
        this.meetings = meetings;
        this.rsvps = rsvps;
        this.notices = notices;
        this.mails = mails;
        this.clock = clock;
    }

    /// Both [#fill] and [#tell].
    ///
    /// @throws UnavailableException when not all is certain to be done; doing it again is safe
    public Promoted promote(MeetingId id) {
        return meetings.find(id)
                .map(meeting -> new Promoted(fill(meeting), tell(meeting)))
                .orElse(new Promoted(0, 0));
    }

    /// @return parties that got their seats
    /// @throws UnavailableException when not all is certain to be done; doing it again is safe
    public int fill(Meeting meeting) {
        if (hasBegun(meeting)) {
            return 0;
        }
        int promoted = 0;
        int behind = 0;
        while (behind < TRIES) {
            Optional<Seats> seats = rsvps.seats(meeting.id());
            Optional<Step> step = seats.flatMap(now -> next(meeting, now));
            if (step.isEmpty()) {
                return promoted;
            }
            if (!rsvps.write(step.get())) {
                behind++;
            } else if (step.get().notice().isPresent()) {
                promoted++;
            }
        }
        throw new UnavailableException(
                "the seats kept moving", new IllegalStateException(meeting.id().value()));
    }

    /// @return empty when there is nothing to do
    private Optional<Step> next(Meeting meeting, Seats seats) {
        if (seats.waiting() == 0) {
            Seats spread = seats.spread();
            return spread.equals(seats)
                    ? Optional.empty()
                    : Optional.of(Step.of(meeting.id(), new Step.SeatsChange(seats, spread)));
        }
        Optional<Rsvp> front = rsvps.front(meeting.id());
        if (front.isEmpty() || (meeting.capacity().isPresent() && !isRoom(seats, front.get()))) {
            return Optional.empty();
        }
        int seat = meeting.capacity().isPresent() ? front.get().people() : 0;
        Rsvp promoted = front.get().standing(front.get().standing().next(Status.ACCEPTED, seat, OptionalLong.empty()));
        return Optional.of(Step.of(
                        new Step.Change(front, promoted),
                        Optional.of(new Step.SeatsChange(seats, seats.leave().seat(seat))))
                .owing(new Notice(
                        meeting.id(), promoted.person(), promoted.version(), promoted.expiresAtEpochSecond())));
    }

    private static boolean isRoom(Seats seats, Rsvp front) {
        return seats.isOpen() && seats.left() >= front.people();
    }

    /// Sends the mails that are owed, each before its notice is settled: a crash in between means a second mail, never
    /// a missing one. One that cannot go keeps none of the others.
    ///
    /// @return mails that went
    /// @throws UnavailableException when one may not have gone; it is owed still
    public int tell(Meeting meeting) {
        if (hasBegun(meeting)) {
            return 0;
        }
        int told = 0;
        Optional<UnavailableException> failure = Optional.empty();
        for (Notice notice : notices.owed(meeting.id())) {
            try {
                told += tell(meeting, notice) ? 1 : 0;
            } catch (UnavailableException e) {
                failure = Optional.of(e);
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        return told;
    }

    private boolean tell(Meeting meeting, Notice notice) {
        if (!notices.claim(notice)) {
            return false;
        }
        Optional<Rsvp> rsvp =
                rsvps.find(meeting.id(), notice.person()).filter(present -> present.status() == Status.ACCEPTED);
        rsvp.ifPresent(accepted -> mails.send(meeting, accepted));
        notices.settle(notice);
        return rsvp.isPresent();
    }

    /// Once people are there, nobody is told that there is a place after all.
    private boolean hasBegun(Meeting meeting) {
        return !clock.instant().isBefore(meeting.startsAt());
    }

    /// @param parties that got their seats
    /// @param told mails that went
    public record Promoted(int parties, int told) {}
}
