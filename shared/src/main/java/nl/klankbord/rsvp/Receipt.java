package nl.klankbord.rsvp;

import java.time.Instant;
import nl.klankbord.submission.SubmissionId;

/// What somebody gets who answered.
///
/// @param status at that moment
public record Receipt(SubmissionId id, Status status, Instant receivedAt) {}
