package nl.klankbord.submission;

import java.time.Instant;

/// How an answer came in.
///
/// @param fingerprint keyed hash of the content: tells a repetition from another content under the same key
/// @param site where it was sent from: `page` (our own form), `api`, or a registered site
/// @param receivedAt to the millisecond, by the clock of the function that took it
public record Submission(SubmissionId id, String fingerprint, String site, Instant receivedAt) {

    /// @return where and when it came in, and nothing that is made of what it said
    public Submission erased() {
        return new Submission(new SubmissionId(Sender.newKey()), "", site, receivedAt);
    }
}
