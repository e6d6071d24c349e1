package nl.klankbord.functions;

import java.time.Clock;
import nl.klankbord.http.Bodies;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.rsvp.Receipt;
import nl.klankbord.rsvp.RsvpOutcome;
import nl.klankbord.rsvp.SubmitRsvp;

/// Takes an RSVP, by form and as JSON.
public final class SubmitRsvpFunction extends HttpFunction {

    private final SubmitRsvp submitRsvp;
    private final Meetings meetings;
    private final Clock clock;

    public SubmitRsvpFunction() {
        Wiring wiring = new Wiring();
        this(wiring);
        if (wiring.isSnapStart()) {
            Rehearsal.play(new SubmitRsvpFunction(Wiring.played()), Rehearsal.RSVP);
        }
    }

    SubmitRsvpFunction(Wiring wiring) {
        this(wiring.submitRsvp(), wiring.meetings(), wiring.clock());
    }

    SubmitRsvpFunction(SubmitRsvp submitRsvp, Meetings meetings, Clock clock) {
        this.submitRsvp = submitRsvp;
        this.meetings = meetings;
        this.clock = clock;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        MeetingId meeting = Doors.meeting(request);
        return request.isApi() ? json(meeting, request) : form(meeting, request);
    }

    private HttpResponse json(MeetingId meeting, HttpRequest request) {
        return switch (submitRsvp.submit(meeting, Doors.program(request), Bodies.json(request))) {
            case RsvpOutcome.Stored(Receipt receipt) -> created(receipt);
            case RsvpOutcome.AlreadyIn(Receipt receipt) -> created(receipt);
            case RsvpOutcome.Refused refused -> throw RefusedException.of(refused.why());
        };
    }

    private HttpResponse form(MeetingId meeting, HttpRequest request) {
        Doors.Form form = Doors.Form.read("rsvp", request);
        try {
            return switch (submitRsvp.submit(meeting, form.sender(), form.json())) {
                case RsvpOutcome.Stored(Receipt receipt) -> receipt(form, meeting, receipt);
                case RsvpOutcome.AlreadyIn(Receipt receipt) -> receipt(form, meeting, receipt);
                case RsvpOutcome.Refused refused -> form.refusal(refused.why(), meetings, clock);
            };
        } catch (UnavailableException e) {
            return form.unavailable(e, meetings, clock);
        }
    }

    private static HttpResponse created(Receipt receipt) {
        return HttpResponse.json(
                        201,
                        Json.object()
                                .put("id", receipt.id().value())
                                .put("status", receipt.status().word())
                                .put("receivedAt", receipt.receivedAt().toString())
                                .build())
                .referringTo(receipt.id().value());
    }

    private static HttpResponse receipt(Doors.Form form, MeetingId meeting, Receipt receipt) {
        return form.receipt(meeting, receipt.status().word(), receipt.id().value());
    }
}
