package nl.klankbord.rsvp;

import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Submission;

/// What was answered to a submission that the RSVP itself does not show: a change, or an answer from an address that
/// had
/// answered already, which changes nothing and counts for nothing. It is kept, without anything personal, so that
/// sending
/// the same again gives the same answer.
///
/// @param status that the sender was told
/// @param version of the RSVP that the sender was told
public record Repeat(MeetingId meeting, Status status, int version, Submission submission, long expiresAtEpochSecond) {

    Receipt receipt() {
        return new Receipt(submission.id(), status, submission.receivedAt());
    }
}
