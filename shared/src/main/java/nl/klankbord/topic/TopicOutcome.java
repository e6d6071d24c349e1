package nl.klankbord.topic;

import java.time.Instant;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.submission.SubmissionId;

/// What came of a topic.
public sealed interface TopicOutcome {

    /// It is stored, now or by an earlier send of the same.
    record Stored(SubmissionId id, Instant receivedAt) implements TopicOutcome {}

    record Refused(Refusal why) implements TopicOutcome {}
}
