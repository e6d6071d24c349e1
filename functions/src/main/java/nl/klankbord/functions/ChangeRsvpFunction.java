package nl.klankbord.functions;

import nl.klankbord.http.Bodies;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.rsvp.ChangeOutcome;
import nl.klankbord.rsvp.ChangeRsvp;
import nl.klankbord.rsvp.RsvpJson;
import nl.klankbord.rsvp.Status;
import nl.klankbord.submission.Fields;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Sender;

/// Changes and cancels an RSVP for organisers, on the version that they saw. Also after the deadline.
public final class ChangeRsvpFunction extends HttpFunction {

    private final Meetings meetings;
    private final ChangeRsvp changeRsvp;

    public ChangeRsvpFunction() {
        Wiring wiring = new Wiring();
        this(wiring.meetings(), wiring.changeRsvp());
    }

    ChangeRsvpFunction(Meetings meetings, ChangeRsvp changeRsvp) {
        this.meetings = meetings;
        this.changeRsvp = changeRsvp;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        MeetingId meeting = Organisers.meeting(request, meetings).id();
        Person person = Doors.person(request);
        Sender sender = Doors.program(request);
        JsonObject sent = Bodies.json(request);
        return answer(
                request.method().equals("PUT")
                        ? changeRsvp.change(meeting, person, sender, sent)
                        : changeRsvp.cancel(meeting, person, version(sent), sender));
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

    private static int version(JsonObject sent) {
        Fields fields = Fields.of(sent);
        int version = (int) fields.number("version", 1, Integer.MAX_VALUE);
        fields.finish();
        if (!fields.complaints().isEmpty()) {
            throw RefusedException.invalid(fields.complaints());
        }
        return version;
    }
}
