package nl.klankbord.recount;

import java.util.Optional;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.quarantine.Held;
import nl.klankbord.quarantine.Quarantine;
import nl.klankbord.rsvp.RsvpOutcome;
import nl.klankbord.rsvp.SubmitRsvp;
import nl.klankbord.site.Kind;
import nl.klankbord.submission.Sender;
import nl.klankbord.topic.SubmitTopic;
import nl.klankbord.topic.TopicOutcome;

/// An organiser lets in what was kept apart, as it came or mended. It then is an answer of its site like any other.
public final class ReleaseHeld {

    private final Quarantine quarantine;
    private final SubmitRsvp submitRsvp;
    private final SubmitTopic submitTopic;

    public ReleaseHeld(Quarantine quarantine, SubmitRsvp submitRsvp, SubmitTopic submitTopic) {
        this.quarantine = quarantine;
        this.submitRsvp = submitRsvp;
        this.submitTopic = submitTopic;
    }

    /// What came of letting it in.
    public sealed interface Outcome {

        /// @param reference of the answer that it now is
        record Released(String reference) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}

        record NotThere() implements Outcome {}
    }

    /// Whoever stops halfway can do it again, and who did it is told the same again: the answer is there once, as it
    /// keeps
    /// its key.
    ///
    /// @param mended to be let in instead; empty for as it came
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that it was let in
    public Outcome release(MeetingId meeting, String id, Optional<JsonObject> mended) {
        Optional<Held> held = quarantine.find(meeting, id);
        if (held.isEmpty()) {
            return new Outcome.NotThere();
        }
        if (held.get().answer().isPresent()) {
            return new Outcome.Released(held.get().answer().get());
        }
        Sender sender = held.get().sender();
        JsonObject content = mended.orElse(held.get().content());
        Outcome outcome = held.get().kind() == Kind.RSVP
                ? of(submitRsvp.submit(meeting, sender, content))
                : of(submitTopic.submit(meeting, sender, content));
        if (outcome instanceof Outcome.Released(String reference)) {
            quarantine.settle(held.get().letInAs(reference));
        }
        return outcome;
    }

    private static Outcome of(RsvpOutcome outcome) {
        return switch (outcome) {
            case RsvpOutcome.Stored stored ->
                new Outcome.Released(stored.receipt().id().value());
            case RsvpOutcome.AlreadyIn in ->
                new Outcome.Released(in.receipt().id().value());
            case RsvpOutcome.Kept _ -> throw new IllegalStateException("nobody doubts an organiser");
            case RsvpOutcome.Refused refused -> new Outcome.Refused(refused.why());
        };
    }

    private static Outcome of(TopicOutcome outcome) {
        return switch (outcome) {
            case TopicOutcome.Stored stored -> new Outcome.Released(stored.id().value());
            case TopicOutcome.Kept _ -> throw new IllegalStateException("nobody doubts an organiser");
            case TopicOutcome.Refused refused -> new Outcome.Refused(refused.why());
        };
    }
}
