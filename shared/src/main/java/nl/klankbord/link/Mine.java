package nl.klankbord.link;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Status;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.Participant;
import nl.klankbord.topic.Topic;

/// What one person sent to one meeting: an answer, topics, or both.
///
/// @param now when it was looked at
public record Mine(Meeting meeting, Optional<Rsvp> rsvp, List<Topic> topics, Instant now) {

    public Mine {
        topics = List.copyOf(topics);
    }

    /// Who it is, as last told.
    public Participant participant() {
        return rsvp.map(Rsvp::participant).orElseGet(() -> topics.getLast().participant());
    }

    public Language language() {
        return participant().language();
    }

    public boolean isComing() {
        return rsvp.map(Rsvp::status).filter(Status::isComing).isPresent();
    }

    public boolean hasPlace() {
        return rsvp.map(Rsvp::status).filter(Status.ACCEPTED::equals).isPresent();
    }

    /// Food is ordered after the deadline: what was answered then stands.
    public boolean canChange() {
        return rsvp.isPresent() && meeting.takesAnswers(now);
    }

    /// A colleague eats what was ordered, so a place may change hands until the doors open.
    public boolean canHandOver() {
        return isComing() && now.isBefore(meeting.startsAt());
    }

    /// Late is better than not.
    public boolean canCancel() {
        return isComing() && now.isBefore(meeting.endsAt());
    }
}
