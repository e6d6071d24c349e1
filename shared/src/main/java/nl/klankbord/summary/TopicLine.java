package nl.klankbord.summary;

import java.time.Instant;
import nl.klankbord.submission.OrganisationType;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.topic.Intent;

/// A topic as the planner reads it. It names who brings it, and holds no address.
public record TopicLine(
        SubmissionId id,
        Intent intent,
        String theme,
        String text,
        String name,
        String organisation,
        OrganisationType organisationType,
        boolean introduce,
        Instant receivedAt) {}
