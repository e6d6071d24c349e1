package nl.klankbord.rsvp;

import java.time.Instant;
import nl.klankbord.submission.SubmissionId;

/// What somebody gets who answered.
public record Receipt(SubmissionId id, Status status, Instant receivedAt) {}
