package nl.klankbord.rsvp;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Reading.Invalid;
import nl.klankbord.submission.Reading.Valid;
import nl.klankbord.submission.Secrets;
import nl.klankbord.submission.Sender;
import nl.klankbord.submission.Submission;
import nl.klankbord.submission.SubmissionId;

/// Somebody answers whether they come.
public final class SubmitRsvp {

    private final Meetings meetings;
    private final Rsvps rsvps;
    private final Secrets secrets;
    private final Clock clock;

    public SubmitRsvp(Meetings meetings, Rsvps rsvps, Secrets secrets, Clock clock) {
        this.meetings = meetings;
        this.rsvps = rsvps;
        this.secrets = secrets;
        this.clock = clock;
    }

    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that it was stored; sending the same
    ///     again is safe
    public RsvpOutcome submit(MeetingId id, Sender sender, JsonObject sent) {
        Optional<Meeting> meeting = meetings.find(id);
        if (meeting.isEmpty()) {
            return new RsvpOutcome.Refused(new Refusal.NoMeeting());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        // Before anything is read: nobody should mend a form that is too late anyway.
        if (!meeting.get().takesAnswers(now)) {
            return new RsvpOutcome.Refused(new Refusal.Closed(meeting.get()));
        }
        return switch (RsvpForm.read(sent, meeting.get())) {
            case Invalid<RsvpForm> invalid -> new RsvpOutcome.Refused(new Refusal.Invalid(invalid.complaints()));
            case Valid<RsvpForm> valid -> submit(meeting.get(), sender, valid.value(), now);
        };
    }

    private RsvpOutcome submit(Meeting meeting, Sender sender, RsvpForm form, Instant now) {
        Rsvp rsvp = rsvp(meeting, sender, form, now);
        return rsvps.storeUnlessPresent(rsvp)
                .map(present -> answer(present, rsvp))
                .orElseGet(() -> new RsvpOutcome.Stored(receipt(rsvp)));
    }

    /// The row decides: it is this very submission, or another of the same person.
    private RsvpOutcome answer(Rsvp present, Rsvp rsvp) {
        if (present.submission().id().equals(rsvp.submission().id())) {
            return isSame(present.submission(), rsvp.submission())
                    ? new RsvpOutcome.Stored(receipt(present))
                    : new RsvpOutcome.Refused(new Refusal.KeyReused());
        }
        Repeat repeat = new Repeat(rsvp.meeting(), rsvp.status(), rsvp.submission(), rsvp.expiresAtEpochSecond());
        Repeat kept = rsvps.storeUnlessPresent(repeat).orElse(repeat);
        return isSame(kept.submission(), rsvp.submission())
                ? new RsvpOutcome.AlreadyIn(kept.receipt())
                : new RsvpOutcome.Refused(new Refusal.KeyReused());
    }

    private Rsvp rsvp(Meeting meeting, Sender sender, RsvpForm form, Instant now) {
        Person person = secrets.person(form.participant().email());
        SubmissionId submission = secrets.submission("rsvp", meeting.id().value(), person, sender.key());
        return new Rsvp(
                meeting.id(),
                person,
                form.participant(),
                form.role(),
                form.attending() ? Status.ACCEPTED : Status.DECLINED,
                form.mealIfAttending(),
                form.access(),
                form.guestsIfAttending(),
                form.updates(),
                new Submission(submission, secrets.fingerprint(form.content()), sender.site(), now),
                1,
                meeting.expiresAtEpochSecond());
    }

    private static boolean isSame(Submission one, Submission other) {
        return one.fingerprint().equals(other.fingerprint());
    }

    private static Receipt receipt(Rsvp rsvp) {
        return new Receipt(
                rsvp.submission().id(), rsvp.status(), rsvp.submission().receivedAt());
    }
}
