package nl.klankbord.meeting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Reading;

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

    /// As many came as may on one day.
    ///
    /// @param isOfSite whether it was its site that sent so many; else one source did, or they came in
    ///     one person's name
    /// @param untilThen until the next day begins for the meeting
    record TooMany(boolean isOfSite, Duration untilThen) implements Refusal {

        /// @return at least 1
        public long retryAfterSeconds() {
            return Math.max(1, untilThen.toSeconds());
        }
    }

    record NoMeeting() implements Refusal {}

    /// Whether there is room is not asked.
    ///
    /// @param read what was sent, by what the meeting asks
    /// @return empty when nothing would be wrong with it
    static Optional<Refusal> expected(Optional<Meeting> meeting, Instant now, Function<Meeting, Reading<?>> read) {
        if (meeting.isEmpty()) {
            return Optional.of(new NoMeeting());
        }
        if (!meeting.get().takesAnswers(now)) {
            return Optional.of(new Closed(meeting.get()));
        }
        return read.apply(meeting.get()) instanceof Reading.Invalid<?>(List<Complaint> complaints)
                ? Optional.of(new Invalid(complaints))
                : Optional.empty();
    }
}
