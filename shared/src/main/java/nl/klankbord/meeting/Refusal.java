package nl.klankbord.meeting;

import java.time.Duration;
import java.util.List;
import nl.klankbord.submission.Complaint;

/// Why a submission was not taken. Nothing is stored then.
public sealed interface Refusal {

    /// @param complaints all of them, at least one
    record Invalid(List<Complaint> complaints) implements Refusal {}

    /// The same key came before with other content.
    record KeyReused() implements Refusal {}

    /// Past the deadline, or closed by the organiser.
    record Closed(Meeting meeting) implements Refusal {}

    /// No room for so many people, and no waiting list to join.
    record Full(Meeting meeting) implements Refusal {}

    /// As many came from there as may on one day.
    ///
    /// @param untilThen until the next day begins for the meeting
    record TooMany(Duration untilThen) implements Refusal {}

    record NoMeeting() implements Refusal {}
}
