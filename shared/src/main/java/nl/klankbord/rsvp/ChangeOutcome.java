package nl.klankbord.rsvp;

import nl.klankbord.meeting.Refusal;

/// What came of a change or a cancellation.
public sealed interface ChangeOutcome {

    /// It is done, now or by an earlier send of the same.
    ///
    /// @param status that it has since
    /// @param version that this made
    record Changed(Status status, int version) implements ChangeOutcome {}

    /// The RSVP had changed since the sender saw it. Nothing is changed.
    record Outdated(Rsvp present) implements ChangeOutcome {}

    record NoRsvp() implements ChangeOutcome {}

    record Refused(Refusal why) implements ChangeOutcome {}
}
