package nl.klankbord.rsvp;

import nl.klankbord.meeting.Refusal;
import nl.klankbord.quarantine.Held;

/// What came of an answer.
public sealed interface RsvpOutcome {

    /// It is stored, now or by an earlier send of the same.
    record Stored(Receipt receipt) implements RsvpOutcome {}

    /// The address had answered: nothing is changed, and the sender learns nothing of it.
    record AlreadyIn(Receipt receipt) implements RsvpOutcome {}

    /// It is kept apart, until an organiser has looked at it.
    record Kept(Held held) implements RsvpOutcome {}

    record Refused(Refusal why) implements RsvpOutcome {}
}
