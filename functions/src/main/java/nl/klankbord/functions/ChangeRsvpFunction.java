package nl.klankbord.functions;

import java.time.Clock;
import java.util.Optional;
import nl.klankbord.audit.Act;
import nl.klankbord.audit.AuditLog;
import nl.klankbord.audit.Entry;
import nl.klankbord.http.Bodies;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.quarantine.Held;
import nl.klankbord.rsvp.ChangeOutcome;
import nl.klankbord.rsvp.ChangeRsvp;
import nl.klankbord.rsvp.Receipt;
import nl.klankbord.rsvp.RsvpJson;
import nl.klankbord.rsvp.RsvpOutcome;
import nl.klankbord.rsvp.Status;
import nl.klankbord.rsvp.SubmitRsvp;
import nl.klankbord.submission.Fields;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Sender;

/// Changes and cancels an RSVP for organisers, on the version that they saw, also after the deadline; signs up who
/// called, gives who waits a place, and checks people in. It is in the audit log before it is done.
public final class ChangeRsvpFunction extends HttpFunction {

    /// Under one answer: a person and ten guests.
    private static final int MOST_PEOPLE = 11;

    private final Meetings meetings;
    private final ChangeRsvp changeRsvp;
    private final SubmitRsvp submitRsvp;
    private final AuditLog log;
    private final Clock clock;

    public ChangeRsvpFunction() {
        Wiring wiring = new Wiring();
        this(wiring.meetings(), wiring.changeRsvp(), wiring.submitRsvp(), wiring.auditLog(), wiring.clock());
    }

    ChangeRsvpFunction(Meetings meetings, ChangeRsvp changeRsvp, SubmitRsvp submitRsvp, AuditLog log, Clock clock) {
        this.meetings = meetings;
        this.changeRsvp = changeRsvp;
        this.submitRsvp = submitRsvp;
        this.log = log;
        this.clock = clock;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        Meeting meeting = Organisers.meeting(request, meetings);
        if (!request.pathParameters().containsKey("person")) {
            return added(request, meeting);
        }
        MeetingId id = meeting.id();
        Person person = Doors.person(request);
        Sender sender = Doors.program(request);
        JsonObject sent = Bodies.json(request);
        if (request.path().endsWith("/cancellation")) {
            int version = number(sent, "version", 1, Integer.MAX_VALUE);
            note(meeting, request, Act.CANCELLED, person);
            return answer(changeRsvp.cancel(id, person, version, sender));
        }
        if (request.path().endsWith("/place")) {
            int version = number(sent, "version", 1, Integer.MAX_VALUE);
            note(meeting, request, Act.PROMOTED, person);
            return answer(changeRsvp.promote(id, person, version));
        }
        if (request.path().endsWith("/arrival")) {
            int people = number(sent, "people", 0, MOST_PEOPLE);
            note(meeting, request, people > 0 ? Act.CHECKED_IN : Act.CHECKED_OUT, person);
            return answer(changeRsvp.arrive(id, person, people));
        }
        note(meeting, request, Act.CHANGED, person);
        return answer(changeRsvp.change(id, person, sender, sent));
    }

    private HttpResponse added(HttpRequest request, Meeting meeting) {
        if (meeting.isOver(clock.instant())) {
            throw RefusedException.of(409, "over");
        }
        Sender sender = Doors.organiser(request);
        JsonObject sent = Bodies.json(request);
        Optional<Person> whose = submitRsvp.whose(meeting, sent);
        whose.ifPresent(person -> note(meeting, request, Act.ADDED, person));
        return switch (submitRsvp.add(meeting.id(), sender, sent)) {
            case RsvpOutcome.Stored(Receipt receipt) -> added(meeting, whose.orElseThrow(), receipt);
            // Unlike the public door: an organiser may know who is in.
            case RsvpOutcome.AlreadyIn _ -> throw RefusedException.of(409, "answered");
            case RsvpOutcome.Kept(Held held) -> Doors.held(held);
            case RsvpOutcome.Refused(Refusal why) -> throw RefusedException.of(why);
        };
    }

    private static HttpResponse added(Meeting meeting, Person person, Receipt receipt) {
        return Doors.taken(Json.object().put("person", person.value()), receipt)
                .with("location", "/v1/meetings/" + meeting.id().value() + "/rsvps/" + person.value());
    }

    private void note(Meeting meeting, HttpRequest request, Act act, Person person) {
        log.note(Entry.of(meeting, clock.instant(), Organisers.require(request), act, Optional.of(person), ""));
    }

    @Override
    protected boolean isSubmission(HttpRequest request) {
        return true;
    }

    private static HttpResponse answer(ChangeOutcome outcome) {
        return switch (outcome) {
            case ChangeOutcome.Changed(Status status, int version) ->
                HttpResponse.json(
                        200,
                        Json.object()
                                .put("status", status.word())
                                .put("version", version)
                                .build());
            case ChangeOutcome.Outdated outdated -> throw RefusedException.outdated(RsvpJson.write(outdated.present()));
            case ChangeOutcome.NoRsvp() -> throw RefusedException.notFound();
            // Who is in and brings more people does not get on the waiting list for them.
            case ChangeOutcome.Refused(Refusal.Full _) -> throw RefusedException.of(409, "no-room");
            case ChangeOutcome.Refused(Refusal why) -> throw RefusedException.of(why);
        };
    }

    private static int number(JsonObject sent, String field, int least, int most) {
        Fields fields = Fields.of(sent);
        int number = (int) fields.number(field, least, most);
        fields.finish();
        if (!fields.complaints().isEmpty()) {
            throw RefusedException.invalid(fields.complaints());
        }
        return number;
    }
}
