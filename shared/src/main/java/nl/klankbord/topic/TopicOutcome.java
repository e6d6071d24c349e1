package nl.klankbord.topic;

import java.time.Instant;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.quarantine.Held;
import nl.klankbord.submission.SubmissionId;

/// What came of a topic.
public sealed interface TopicOutcome {

    /// It is stored, now or by an earlier send of the same.
    record Stored(SubmissionId id, Instant receivedAt) implements TopicOutcome {}

    /// It is kept apart, until an organiser has looked at it.
    record Kept(Held held) implements TopicOutcome {}

    record Refused(Refusal why) implements TopicOutcome {}
}
