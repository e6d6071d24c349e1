package nl.klankbord.link;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.rsvp.Asked;
import nl.klankbord.rsvp.Asks;
import nl.klankbord.rsvp.ChangeOutcome;
import nl.klankbord.rsvp.ChangeRsvp;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.rsvp.Status;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.submission.Fields;
import nl.klankbord.submission.Participant;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Secrets;
import nl.klankbord.submission.Sender;

/// Somebody who cannot come gives the place to a colleague: the seats, the place on the waiting list, the
/// guests and the moments. What the colleague eats and needs, only the colleague knows.
public final class HandOver {

    /// Whoever changes the same answer comes between, rarely this often.
    private static final int TRIES = 10;

    private final Meetings meetings;
    private final Rsvps rsvps;
    private final ChangeRsvp changeRsvp;
    private final Secrets secrets;
    private final Asks asks;
    private final Clock clock;

    public HandOver(Meetings meetings, Rsvps rsvps, ChangeRsvp changeRsvp, Secrets secrets, Asks asks, Clock clock) {
        this.meetings = meetings;
        this.rsvps = rsvps;
        this.changeRsvp = changeRsvp;
        this.secrets = secrets;
        this.asks = asks;
        this.clock = clock;
    }

    /// @param sent `name` and `email` of the colleague
    /// @throws UnavailableException when it is not certain that it was done; the link tells
    public Outcome handOver(PersonalLink link, JsonObject sent) {
        Fields fields = Fields.of(sent);
        String name = fields.line("name", 100);
        Optional<EmailAddress> email = fields.email("email");
        fields.finish();
        if (email.map(secrets::person).filter(link.person()::equals).isPresent()) {
            fields.complain("email", "email-own");
        }
        if (!fields.complaints().isEmpty() || email.isEmpty()) {
            return new Outcome.Refused(fields.complaints());
        }
        Person colleague = secrets.person(email.get());
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Optional<Outcome> outcome = attempt(link, colleague, name, email.get());
            if (outcome.isPresent()) {
                if (outcome.get() instanceof Outcome.HandedOver) {
                    tellBoth(link, colleague);
                }
                return outcome.get();
            }
        }
        throw new UnavailableException(
                "the answer kept changing",
                new IllegalStateException(link.meeting().value()));
    }

    /// One has an entry in their calendar that is not theirs any more, the other has a place.
    private void tellBoth(PersonalLink link, Person colleague) {
        asks.ask(new Asked(link.meeting(), link.person(), clock.instant()));
        asks.ask(new Asked(link.meeting(), colleague, clock.instant()));
    }

    /// @return empty when something moved meanwhile
    private Optional<Outcome> attempt(PersonalLink link, Person colleague, String name, EmailAddress email) {
        Optional<Meeting> meeting = meetings.find(link.meeting());
        Optional<Rsvp> mine = rsvps.find(link.meeting(), link.person());
        if (meeting.isEmpty()
                || mine.isEmpty()
                || !new Mine(meeting.get(), mine, List.of(), clock.instant()).canHandOver()) {
            return Optional.of(new Outcome.NothingToGive());
        }
        if (rsvps.find(link.meeting(), colleague).isPresent()) {
            return giveUp(link, mine.get());
        }
        Participant me = mine.get().participant();
        Participant them = new Participant(name, email, me.organisation(), me.organisationType(), me.language());
        return rsvps.move(mine.get(), mine.get().handedTo(colleague, them))
                ? Optional.of(new Outcome.HandedOver())
                : Optional.empty();
    }

    /// The colleague has a place already, and keeps it. That they are known is nobody's business: what is
    /// said is the same.
    private Optional<Outcome> giveUp(PersonalLink link, Rsvp mine) {
        ChangeOutcome outcome =
                changeRsvp.cancel(link.meeting(), link.person(), mine.version(), Sender.unrepeatable("page"));
        return outcome instanceof ChangeOutcome.Changed(Status status, int _) && status == Status.CANCELLED
                ? Optional.of(new Outcome.HandedOver())
                : Optional.empty();
    }

    /// What came of it.
    public sealed interface Outcome {

        record HandedOver() implements Outcome {}

        /// There is no place that could change hands, or the meeting has begun.
        record NothingToGive() implements Outcome {}

        /// @param complaints at least one
        record Refused(List<Complaint> complaints) implements Outcome {

            public Refused {
                complaints = List.copyOf(complaints);
            }
        }
    }
}
