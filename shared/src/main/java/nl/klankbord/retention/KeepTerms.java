package nl.klankbord.retention;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;

/// Every night: whatever a meeting knows of people goes when the meeting says, also when it said otherwise as that came
/// in: it was moved, or its organiser keeps data longer or shorter. Diets and what people need go from the answers
/// once they have had their time.
///
/// The store itself deletes what has expired; this is about when that is.
public final class KeepTerms {

    private final Meetings meetings;
    private final Kept kept;

    public KeepTerms(Meetings meetings, Kept kept) {
        this.meetings = meetings;
        this.kept = kept;
    }

    /// @return one for each meeting of which not everything was known to keep to its terms
    public List<Outcome> keep(Instant now) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Meeting meeting : meetings.all()) {
            try {
                keep(meeting, now, outcomes);
            } catch (RuntimeException e) {
                // One meeting's trouble must not keep another's data.
                outcomes.add(new Outcome.Failed(meeting.id(), e));
            }
        }
        return outcomes;
    }

    private void keep(Meeting meeting, Instant now, List<Outcome> outcomes) {
        Terms terms = Terms.of(meeting, now);
        if (kept.terms(meeting.id()).filter(terms::equals).isPresent()) {
            return;
        }
        int changed = kept.keep(meeting.id(), terms);
        // What somebody wrote meanwhile may have been read before: only a night that finds nothing to change is the
        // last.
        if (changed == 0) {
            kept.note(meeting.id(), terms);
        }
        outcomes.add(new Outcome.Changed(meeting.id(), changed));
    }

    /// What came of one meeting.
    public sealed interface Outcome {

        MeetingId meeting();

        /// @param rows that were otherwise
        record Changed(MeetingId meeting, int rows) implements Outcome {}

        record Failed(MeetingId meeting, RuntimeException cause) implements Outcome {}
    }
}
