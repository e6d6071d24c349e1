package nl.klankbord.recount;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Seats;
import nl.klankbord.rsvp.ArrangeSeats;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.rsvp.Status;
import nl.klankbord.rsvp.Step;
import nl.klankbord.seating.PromoteWaiting;
import nl.klankbord.tally.AnswerKey;
import nl.klankbord.tally.Recount;
import nl.klankbord.tally.Tally;
import nl.klankbord.topic.Topics;

/// Rebuilds all that is kept beside the answers of a meeting from the answers themselves: the live counts, the seats,
/// the waiting list. Then free seats go to those who wait.
///
/// Each night does it, and whoever wants it sooner. Answers may come in meanwhile; it is safe to repeat, and to stop
/// anywhere.
public final class RecountMeeting {

    /// Something was written while everybody was counted; that happens rarely this often.
    private static final int TRIES = 5;

    private final Rsvps rsvps;
    private final Topics topics;
    private final Recount counts;
    private final ArrangeSeats arrangeSeats;
    private final PromoteWaiting promoteWaiting;

    public RecountMeeting(
            Rsvps rsvps, Topics topics, Recount counts, ArrangeSeats arrangeSeats, PromoteWaiting promoteWaiting) {
        this.rsvps = rsvps;
        this.topics = topics;
        this.counts = counts;
        this.arrangeSeats = arrangeSeats;
        this.promoteWaiting = promoteWaiting;
    }

    /// @throws nl.klankbord.meeting.UnavailableException when not all is certain to be done
    public Recounted recount(Meeting meeting) {
        List<AnswerKey> unreadable = new ArrayList<>();
        Recount.Recounted counted = counts.recount(meeting.id(), each -> {
            unreadable.clear();
            unreadable.addAll(rsvps.each(meeting.id(), each::accept));
            unreadable.addAll(topics.each(meeting.id(), each::accept));
        });
        unreadable.addAll(counted.unreadable());
        SeatsDrift seats = recountSeats(meeting);
        return new Recounted(
                counted.drift(),
                counted.uncounted(),
                seats,
                counted.isExact() && seats.isMended(),
                List.copyOf(unreadable),
                promoteWaiting.fill(meeting));
    }

    /// Sends the mails that are owed to those who got seats: now, or before, when a mail could not go.
    ///
    /// @return mails that went
    /// @throws nl.klankbord.meeting.UnavailableException when one may not have gone; it is owed still
    public int tell(Meeting meeting) {
        return promoteWaiting.tell(meeting);
    }

    private SeatsDrift recountSeats(Meeting meeting) {
        int places = 0;
        for (int attempt = 1; ; attempt++) {
            Optional<Seats> seats = rsvps.seats(meeting.id());
            if (seats.isEmpty() && meeting.capacity().isEmpty()) {
                return SeatsDrift.NONE;
            }
            Held held = held(meeting);
            if (attempt == 1
                    && !(arrangeSeats.isArranged(meeting, seats)
                            && (held.isEverybodySeated() || meeting.capacity().isEmpty()))) {
                arrangeSeats.arrange(meeting);
                continue;
            }
            places += rsvps.mendLine(meeting.id(), held.waiting());
            Seats now = seats.orElseThrow();
            Seats should = now.recounted(held.seats(), held.waiting().size(), held.lastPlace());
            boolean isMended = should.equals(now)
                    || (held.isWhole() && rsvps.write(Step.of(meeting.id(), new Step.SeatsChange(now, should))));
            if (isMended || !held.isWhole() || attempt == TRIES) {
                return new SeatsDrift(
                        now.taken() - held.seats(),
                        now.waiting() - held.waiting().size(),
                        places,
                        isMended);
            }
        }
    }

    private Held held(Meeting meeting) {
        long[] seats = {0};
        boolean[] isEverybodySeated = {true};
        List<Rsvp> waiting = new ArrayList<>();
        List<AnswerKey> unreadable = rsvps.each(meeting.id(), counted -> {
            Rsvp rsvp = counted.answer();
            seats[0] += rsvp.standing().seats();
            if (rsvp.status() == Status.ACCEPTED && rsvp.standing().seats() == 0) {
                isEverybodySeated[0] = false;
            }
            if (rsvp.status() == Status.WAITING) {
                waiting.add(rsvp);
            }
        });
        return new Held(seats[0], waiting, isEverybodySeated[0], unreadable.isEmpty());
    }

    /// @param isEverybodySeated false when somebody is in and holds no seat, as in a time without capacity
    /// @param isWhole false when an answer could not be read: it may hold seats that then seem free
    private record Held(long seats, List<Rsvp> waiting, boolean isEverybodySeated, boolean isWhole) {

        long lastPlace() {
            return waiting.stream()
                    .mapToLong(rsvp -> rsvp.standing().place().orElse(0))
                    .max()
                    .orElse(0);
        }
    }

    /// What was found, before it was mended.
    ///
    /// @param counts live counts, less what answers were counted as
    /// @param late answers that were still to be counted
    /// @param isExact false when something wrong is left: answers kept coming in between, or some cannot be
    ///     read. The next recount tries again.
    /// @param unreadable answers that count for nothing until somebody looks at them
    /// @param promoted parties that waited and got their seats now
    public record Recounted(
            Tally counts, int late, SeatsDrift seats, boolean isExact, List<AnswerKey> unreadable, int promoted) {

        /// @return whether all was as it should be; an answer that is still to be counted is no mistake
        public boolean isNothingWrong() {
            return isExact && counts.isNothing() && seats.isNothing() && unreadable.isEmpty();
        }
    }

    /// @param taken seats that were taken and no answer held; below zero: seats that answers held and were free
    /// @param waiting parties that were said to wait, less those who do
    /// @param places of the waiting list that were wrong
    /// @param isMended false when it is still so
    public record SeatsDrift(long taken, long waiting, int places, boolean isMended) {

        static final SeatsDrift NONE = new SeatsDrift(0, 0, 0, true);

        boolean isNothing() {
            return taken == 0 && waiting == 0 && places == 0;
        }
    }
}
