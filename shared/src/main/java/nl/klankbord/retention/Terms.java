package nl.klankbord.retention;

import java.time.Instant;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Retention.Kind;

/// When what a meeting knows of people goes, in epoch seconds.
///
/// @param needs diets, what people need to take part, and submissions that are kept apart with those in them
/// @param areNeedsOver whether that time has come
public record Terms(long answers, long needs, long topics, long log, boolean areNeedsOver) {

    public static Terms of(Meeting meeting, Instant now) {
        return new Terms(
                meeting.expiresAtEpochSecond(),
                meeting.expiresAtEpochSecond(Kind.NEEDS),
                meeting.expiresAtEpochSecond(Kind.TOPICS),
                meeting.expiresAtEpochSecond(Kind.LOG),
                !meeting.keepsNeeds(now));
    }
}
