package nl.klankbord.rsvp;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.meeting.Seats;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Fields;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Reading;
import nl.klankbord.submission.Reading.Invalid;
import nl.klankbord.submission.Reading.Valid;
import nl.klankbord.submission.Secrets;
import nl.klankbord.submission.Sender;
import nl.klankbord.submission.Submission;

/// An RSVP is changed or cancelled, by somebody who saw it. The deadline does not matter here: who may still change is
/// for the door to say.
public final class ChangeRsvp {

    private final Meetings meetings;
    private final Rsvps rsvps;
    private final Secrets secrets;
    private final Clock clock;

    public ChangeRsvp(Meetings meetings, Rsvps rsvps, Secrets secrets, Clock clock) {
        this.meetings = meetings;
        this.rsvps = rsvps;
        this.secrets = secrets;
        this.clock = clock;
    }

    /// @param version that the sender saw
    /// @param sent the whole RSVP as it should be, as when it is submitted
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that it was changed; sending the
    /// same
    ///     again is safe
    public ChangeOutcome change(MeetingId id, Person person, int version, Sender sender, JsonObject sent) {
        return change(id, person, version, sender, meeting -> RsvpForm.read(sent, meeting));
    }

    /// As above, in somebody's place: what the survey asks since they answered, nobody else can answer for them.
    public ChangeOutcome changeFor(MeetingId id, Person person, int version, Sender sender, JsonObject sent) {
        return change(id, person, version, sender, meeting -> edited(meeting, person, sent));
    }

    private ChangeOutcome change(
            MeetingId id, Person person, int version, Sender sender, Function<Meeting, Reading<RsvpForm>> reading) {
        Optional<Meeting> meeting = meetings.find(id);
        if (meeting.isEmpty()) {
            return new ChangeOutcome.NoRsvp();
        }
        return switch (reading.apply(meeting.get())) {
            case Invalid<RsvpForm> invalid -> refused(invalid.complaints());
            case Valid<RsvpForm> valid -> change(meeting.get(), person, version, sender, valid.value());
        };
    }

    /// As above, by somebody who sends back what was shown, edited: the version is in it.
    public ChangeOutcome change(MeetingId id, Person person, Sender sender, JsonObject shown) {
        Optional<Meeting> meeting = meetings.find(id);
        if (meeting.isEmpty()) {
            return new ChangeOutcome.NoRsvp();
        }
        Fields fields = Fields.of(shown);
        int version = (int) fields.number("version", 1, Integer.MAX_VALUE);
        List<Complaint> complaints = new ArrayList<>(fields.complaints());
        return switch (edited(meeting.get(), person, RsvpJson.form(shown))) {
            case Invalid<RsvpForm> invalid -> {
                complaints.addAll(invalid.complaints());
                yield refused(complaints);
            }
            case Valid<RsvpForm> valid ->
                complaints.isEmpty()
                        ? change(meeting.get(), person, version, sender, valid.value())
                        : refused(complaints);
        };
    }

    /// What is shown may hold a choice that is gone since: sent back as it was, that is nobody's mistake.
    private Reading<RsvpForm> edited(Meeting meeting, Person person, JsonObject sent) {
        Reading<RsvpForm> reading = RsvpForm.edited(sent, meeting);
        boolean isAboutAnswers = reading instanceof Invalid<RsvpForm>(List<Complaint> complaints)
                && complaints.stream().anyMatch(complaint -> complaint.field().startsWith("answers."));
        return isAboutAnswers
                ? rsvps.find(meeting.id(), person)
                        .map(present -> RsvpForm.edited(Answers.withoutKept(sent, present.answers(), meeting), meeting))
                        .orElse(reading)
                : reading;
    }

    /// Cancelling what is cancelled gives the same answer, whoever asks and whatever version they saw.
    ///
    /// @param version that the sender saw
    /// @throws nl.klankbord.meeting.UnavailableException as with a change
    public ChangeOutcome cancel(MeetingId id, Person person, int version, Sender sender) {
        Optional<Meeting> meeting = meetings.find(id);
        if (meeting.isEmpty()) {
            return new ChangeOutcome.NoRsvp();
        }
        Submission submission = submission(id, person, sender, "cancel " + version);
        return write(
                meeting.get(),
                person,
                version,
                submission,
                present -> present.standing(Standing.first(Status.CANCELLED)));
    }

    /// Starts or stops mails while the programme takes shape, whatever version the sender saw. Asking for
    /// what is so already changes nothing.
    ///
    /// @throws nl.klankbord.meeting.UnavailableException as with a change
    public ChangeOutcome follow(MeetingId id, Person person, boolean wantsUpdates) {
        for (int attempt = 1; attempt <= Busy.TRIES; attempt++) {
            Optional<Rsvp> present = rsvps.find(id, person);
            if (present.isEmpty()) {
                return new ChangeOutcome.NoRsvp();
            }
            Rsvp before = present.get();
            Rsvp after = before.updates() == wantsUpdates ? before : before.following(wantsUpdates);
            if (after.equals(before) || rsvps.write(Step.of(new Step.Change(present, after), Optional.empty()))) {
                return new ChangeOutcome.Changed(after.status(), after.version());
            }
        }
        throw Busy.exception();
    }

    /// Somebody is at the door, or was checked in by mistake, whatever version of their answer was seen. Saying what is
    /// so already changes nothing.
    ///
    /// @param people of the party who are there; 0 takes the check-in back
    /// @return [ChangeOutcome.Outdated] when they have no place (any more), or are fewer
    /// @throws nl.klankbord.meeting.UnavailableException as with a change
    public ChangeOutcome arrive(MeetingId id, Person person, int people) {
        for (int attempt = 1; attempt <= Busy.TRIES; attempt++) {
            Optional<Rsvp> present = rsvps.find(id, person);
            if (present.isEmpty()) {
                return new ChangeOutcome.NoRsvp();
            }
            Rsvp before = present.get();
            if (before.status() != Status.ACCEPTED || people > before.people()) {
                return new ChangeOutcome.Outdated(before);
            }
            Rsvp after = before.standing().arrived() == people
                    ? before
                    : before.standing(before.standing().arriving(people));
            if (after.equals(before) || rsvps.write(Step.of(new Step.Change(present, after), Optional.empty()))) {
                return new ChangeOutcome.Changed(after.status(), after.version());
            }
        }
        throw Busy.exception();
    }

    /// Gives a place to somebody who waits for one, before those who wait longer. They are mailed about it, as whoever
    /// moves up by themselves.
    ///
    /// @param version that was seen
    /// @return [Refusal.Full] when so many seats are not free
    /// @throws nl.klankbord.meeting.UnavailableException as with a change
    public ChangeOutcome promote(MeetingId id, Person person, int version) {
        Optional<Meeting> meeting = meetings.find(id);
        for (int attempt = 1; meeting.isPresent() && attempt <= Busy.TRIES; attempt++) {
            Optional<Rsvp> present = rsvps.find(id, person);
            if (present.isEmpty()) {
                return new ChangeOutcome.NoRsvp();
            }
            Rsvp before = present.get();
            // By this very click, a moment ago, or by itself meanwhile: it is what was wanted.
            if (before.status() == Status.ACCEPTED) {
                return new ChangeOutcome.Changed(before.status(), before.version());
            }
            if (before.status() != Status.WAITING || before.version() != version) {
                return new ChangeOutcome.Outdated(before);
            }
            Seats seats = rsvps.seats(id).filter(Seats::isOpen).orElseThrow(Busy::exception);
            int people = meeting.get().capacity().isPresent() ? before.people() : 0;
            if (seats.left() < people) {
                if (SeatsAsRead.areStillThose(rsvps, id, seats)) {
                    return new ChangeOutcome.Refused(new Refusal.Full(meeting.get()));
                }
                continue;
            }
            Rsvp after = before.standing(before.standing().next(Status.ACCEPTED, people, OptionalLong.empty()));
            Step step = Step.of(
                            new Step.Change(present, after),
                            Optional.of(
                                    new Step.SeatsChange(seats, seats.leave().seat(people))))
                    .owing(new Notice(id, person, after.version(), after.expiresAtEpochSecond()));
            if (rsvps.write(step)) {
                return new ChangeOutcome.Changed(after.status(), after.version());
            }
        }
        if (meeting.isEmpty()) {
            return new ChangeOutcome.NoRsvp();
        }
        throw Busy.exception();
    }

    private ChangeOutcome change(Meeting meeting, Person person, int version, Sender sender, RsvpForm form) {
        if (!secrets.person(form.participant().email()).equals(person)) {
            return refused(List.of(Complaint.of("email", "email-differs")));
        }
        Submission submission = submission(meeting.id(), person, sender, version + " " + form.content());
        Rsvp wanted = form.rsvp(meeting, person, submission);
        if (meeting.capacity().isPresent()
                && wanted.people() > meeting.capacity().getAsInt()) {
            return refused(PartyTooLarge.complaints(meeting));
        }
        return write(meeting, person, version, submission, present -> wanted.changing(present, meeting));
    }

    private ChangeOutcome write(
            Meeting meeting, Person person, int version, Submission submission, Function<Rsvp, Rsvp> change) {
        for (int attempt = 1; attempt <= Busy.TRIES; attempt++) {
            Optional<ChangeOutcome> outcome = attempt(meeting, person, version, submission, change);
            if (outcome.isPresent() && outcome.get() instanceof ChangeOutcome.Changed) {
                return outcome.get();
            }
            // Was it done before, and only the answer lost? Asked last, as another of the same may be on its way.
            Optional<Repeat> kept = rsvps.find(meeting.id(), submission.id());
            if (kept.isPresent()) {
                return again(kept.get(), submission);
            }
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw Busy.exception();
    }

    /// @return empty when something moved meanwhile
    private Optional<ChangeOutcome> attempt(
            Meeting meeting, Person person, int version, Submission submission, Function<Rsvp, Rsvp> change) {
        Optional<Rsvp> present = rsvps.find(meeting.id(), person);
        if (present.isEmpty()) {
            return Optional.of(new ChangeOutcome.NoRsvp());
        }
        Rsvp wanted = change.apply(present.get());
        if (wanted.status() == Status.CANCELLED && present.get().status() == Status.CANCELLED) {
            Repeat repeat = repeat(present.get(), submission);
            return Optional.of(again(rsvps.storeUnlessPresent(repeat).orElse(repeat), submission));
        }
        if (present.get().version() != version) {
            return Optional.of(new ChangeOutcome.Outdated(present.get()));
        }
        Optional<Seats> seats = seats(meeting, present.get(), wanted);
        Optional<Step> step = Placing.place(meeting, present, wanted, seats);
        if (step.isEmpty()) {
            // There is no room only where there are seats.
            return SeatsAsRead.areStillThose(rsvps, meeting.id(), seats.orElseThrow())
                    ? Optional.of(new ChangeOutcome.Refused(new Refusal.Full(meeting)))
                    : Optional.empty();
        }
        Rsvp after = step.get().changes().getFirst().after();
        return rsvps.write(step.get().keeping(repeat(after, submission)))
                ? Optional.of(new ChangeOutcome.Changed(after.status(), after.version()))
                : Optional.empty();
    }

    private static Repeat repeat(Rsvp answered, Submission submission) {
        return new Repeat(
                answered.meeting(), answered.status(), answered.version(), submission, answered.expiresAtEpochSecond());
    }

    private static ChangeOutcome again(Repeat kept, Submission submission) {
        return kept.submission().fingerprint().equals(submission.fingerprint())
                ? new ChangeOutcome.Changed(kept.status(), kept.version())
                : new ChangeOutcome.Refused(new Refusal.KeyReused());
    }

    /// Read only when a seat or a place on the waiting list may change hands.
    private Optional<Seats> seats(Meeting meeting, Rsvp present, Rsvp wanted) {
        boolean isPlaced =
                present.status() == Status.WAITING || present.standing().seats() > 0;
        boolean needsSeats = meeting.capacity().isPresent() && wanted.status() == Status.ACCEPTED;
        if (!isPlaced && !needsSeats) {
            return Optional.empty();
        }
        Optional<Seats> seats = rsvps.seats(meeting.id());
        if (seats.isEmpty() || (needsSeats && !seats.get().isOpen())) {
            throw Busy.exception();
        }
        return seats;
    }

    private Submission submission(MeetingId meeting, Person person, Sender sender, String content) {
        return new Submission(
                secrets.submission("change", meeting.value(), person, sender.key()),
                secrets.fingerprint(content),
                sender.site(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private static ChangeOutcome refused(List<Complaint> complaints) {
        return new ChangeOutcome.Refused(new Refusal.Invalid(complaints));
    }
}
