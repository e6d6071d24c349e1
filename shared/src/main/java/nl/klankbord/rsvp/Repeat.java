package nl.klankbord.rsvp;

import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Submission;

/// An answer from an address that had answered already. It changes nothing and counts for nothing; it is kept, without
/// anything personal, so that sending it again gives the same answer, as it would for a new address.
public record Repeat(MeetingId meeting, Status status, Submission submission, long expiresAtEpochSecond) {

    Receipt receipt() {
        return new Receipt(submission.id(), status, submission.receivedAt());
    }
}
