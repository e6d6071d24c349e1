package nl.klankbord.rsvp;

import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Seats;

/// What is written together or not at all. It was worked out from what was read; if any of that has changed since,
/// nothing is written.
///
/// @param changes of answers; at most 40
/// @param seats of the meeting; empty when no seat changes hands
/// @param repeat what is kept for whoever sends the same again
/// @param notice a mail that is owed from now on
public record Step(
        MeetingId meeting,
        List<Change> changes,
        Optional<SeatsChange> seats,
        Optional<Repeat> repeat,
        Optional<Notice> notice) {

    /// What one transaction of DynamoDB holds is 100 items; seats and the waiting list need their part.
    public static final int MOST_CHANGES = 40;

    public static Step of(MeetingId meeting, SeatsChange seats) {
        return of(meeting, List.of(), seats);
    }

    public static Step of(MeetingId meeting, List<Change> changes, SeatsChange seats) {
        return new Step(meeting, changes, Optional.of(seats), Optional.empty(), Optional.empty());
    }

    public static Step of(Change change, Optional<SeatsChange> seats) {
        return new Step(change.after().meeting(), List.of(change), seats, Optional.empty(), Optional.empty());
    }

    /// @return this step, and what it answers is kept
    Step keeping(Repeat kept) {
        return new Step(meeting, changes, seats, Optional.of(kept), notice);
    }

    public Step owing(Notice owed) {
        return new Step(meeting, changes, seats, repeat, Optional.of(owed));
    }

    /// @param before as it was read; empty when the person had no answer
    public record Change(Optional<Rsvp> before, Rsvp after) {}

    /// @param before as they were read
    public record SeatsChange(Seats before, Seats after) {}
}
