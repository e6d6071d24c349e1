package nl.klankbord.quarantine;

import java.time.Instant;
import java.util.Optional;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.limit.Allowance;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.meeting.Retention;
import nl.klankbord.site.Kind;
import nl.klankbord.submission.Doubt;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Sender;
import nl.klankbord.submission.Submission;

/// Where a submission with which nothing is wrong may still be stopped: too many came, or somebody should
/// look at it first. For nearly everybody it is open, and asks nothing.
public final class Gate {

    private final Allowance allowance;
    private final Quarantine quarantine;

    public Gate(Allowance allowance, Quarantine quarantine) {
        this.allowance = allowance;
        this.quarantine = quarantine;
    }

    /// What became of a submission at the gate.
    public sealed interface Verdict {

        record Passed() implements Verdict {}

        record Stopped(Refusal why) implements Verdict {}

        record Kept(Held held) implements Verdict {}
    }

    /// Whether all that one sender brings at once passes. If not, each may still pass by itself.
    ///
    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    public boolean passTogether(Meeting meeting, Sender sender, int howMany, Instant now) {
        return sender.doubt().isEmpty() && allowance.allowsAll(meeting, sender, howMany, now);
    }

    /// @param sent what the submission was read from
    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    public Verdict pass(
            Meeting meeting, Sender sender, Person person, Kind kind, Submission submission, JsonObject sent) {
        Optional<Refusal> tooMany = allowance.refusal(meeting, sender, person, submission.receivedAt());
        if (tooMany.isPresent()) {
            return new Verdict.Stopped(tooMany.get());
        }
        Optional<Doubt> doubt = sender.doubt();
        return doubt.isEmpty()
                ? new Verdict.Passed()
                : new Verdict.Kept(quarantine.keepUnlessPresent(new Held(
                        meeting.id(),
                        submission.id().value(),
                        sender.site(),
                        sender.key(),
                        kind,
                        doubt.get(),
                        sent,
                        Optional.empty(),
                        submission.receivedAt(),
                        meeting.expiresAtEpochSecond(Retention.Kind.NEEDS))));
    }
}
