package nl.klankbord.retention;

import java.util.Optional;
import nl.klankbord.meeting.MeetingId;

/// What is kept of people, as far as the end of that is concerned.
///
/// All throw [nl.klankbord.meeting.UnavailableException] when the store gives no answer.
public interface Kept {

    /// @return the terms that all of this meeting was last found to keep to; empty when it never was
    Optional<Terms> terms(MeetingId meeting);

    /// To be called when [#keep] had nothing to change.
    void note(MeetingId meeting, Terms terms);

    /// Sees to it that everything goes when these terms say: what goes at another time gets this one, sooner
    /// or later, and answers lose diets and what people need when that is over. The live counts stay as they
    /// are, and no answer gets another version. What has gone does not come back. It is safe to repeat, and to
    /// stop anywhere.
    ///
    /// @return how many rows were otherwise; some may be so still, when they were written to meanwhile
    int keep(MeetingId meeting, Terms terms);
}
