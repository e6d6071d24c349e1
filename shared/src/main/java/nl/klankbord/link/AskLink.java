package nl.klankbord.link;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.limit.Allowance;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.rsvp.Asked;
import nl.klankbord.rsvp.Asks;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.submission.Fields;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Secrets;
import nl.klankbord.submission.Sender;

/// Somebody lost the mail with their link, and asks for it again.
///
/// Whether the address is known is not looked at here: so neither the answer nor its time can tell.
public final class AskLink {

    private final Meetings meetings;
    private final Allowance allowance;
    private final Secrets secrets;
    private final Asks asks;
    private final Clock clock;

    public AskLink(Meetings meetings, Allowance allowance, Secrets secrets, Asks asks, Clock clock) {
        this.meetings = meetings;
        this.allowance = allowance;
        this.secrets = secrets;
        this.asks = asks;
        this.clock = clock;
    }

    /// @param sent `email`
    /// @return empty when it was asked; whoever is doubted to be a person is told so, too, and nothing is
    ///     asked
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that it was asked
    public Optional<Refusal> ask(MeetingId id, Sender sender, JsonObject sent) {
        Optional<Meeting> meeting = meetings.findPublic(id);
        Instant now = clock.instant();
        if (meeting.isEmpty()) {
            return Optional.of(new Refusal.NoMeeting());
        }
        Fields fields = Fields.of(sent);
        Optional<EmailAddress> email = fields.email("email");
        fields.finish();
        if (email.isEmpty() || !fields.complaints().isEmpty()) {
            return Optional.of(new Refusal.Invalid(List.copyOf(fields.complaints())));
        }
        if (!now.isBefore(meeting.get().linksEndAt())) {
            return Optional.of(new Refusal.Closed(meeting.get()));
        }
        Person person = secrets.person(email.get());
        Optional<Refusal> refusal = allowance.refusal(meeting.get(), sender, person, now);
        if (refusal.isEmpty() && sender.doubt().isEmpty()) {
            asks.ask(new Asked(id, person, now));
        }
        return refusal;
    }
}
