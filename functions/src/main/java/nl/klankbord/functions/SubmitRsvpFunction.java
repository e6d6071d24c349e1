package nl.klankbord.functions;

import nl.klankbord.http.Bodies;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.quarantine.Held;
import nl.klankbord.rsvp.Receipt;
import nl.klankbord.rsvp.RsvpOutcome;
import nl.klankbord.rsvp.SubmitRsvp;
import nl.klankbord.site.Kind;
import nl.klankbord.site.Sites;
import nl.klankbord.submission.Sender;

/// Takes an RSVP, by form and as JSON.
public final class SubmitRsvpFunction extends HttpFunction {

    private final SubmitRsvp submitRsvp;
    private final Sites sites;
    private final Doors.Forms forms;

    public SubmitRsvpFunction() {
        Wiring wiring = new Wiring();
        this(wiring);
        if (wiring.isSnapStart()) {
            Rehearsal.play(new SubmitRsvpFunction(Wiring.played()), Rehearsal.RSVP);
        }
    }

    SubmitRsvpFunction(Wiring wiring) {
        this(wiring.submitRsvp(), wiring.sites(), wiring.forms());
    }

    SubmitRsvpFunction(SubmitRsvp submitRsvp, Sites sites, Doors.Forms forms) {
        this.submitRsvp = submitRsvp;
        this.sites = sites;
        this.forms = forms;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        MeetingId meeting = Doors.meeting(request);
        return request.isApi()
                ? json(meeting, request)
                : Doors.form(Kind.RSVP, request, forms, form -> form(meeting, form));
    }

    @Override
    protected boolean isSubmission(HttpRequest request) {
        return true;
    }

    @Override
    protected boolean isOpenTo(String origin, HttpRequest request) {
        return Doors.isOpenTo(origin, request, sites);
    }

    private HttpResponse json(MeetingId meeting, HttpRequest request) {
        JsonObject sent = Bodies.json(request);
        Sender sender = Doors.program(request, Kind.RSVP, sent, forms.admitSite());
        return switch (submitRsvp.submit(meeting, sender, sent)) {
            case RsvpOutcome.Stored(Receipt receipt) -> Doors.taken(Json.object(), receipt);
            case RsvpOutcome.AlreadyIn(Receipt receipt) -> Doors.taken(Json.object(), receipt);
            case RsvpOutcome.Kept(Held held) -> Doors.held(held);
            case RsvpOutcome.Refused refused -> throw RefusedException.of(refused.why());
        };
    }

    private HttpResponse form(MeetingId meeting, Doors.Form form) {
        return switch (submitRsvp.submit(meeting, form.sender(), form.rsvp(forms))) {
            case RsvpOutcome.Stored(Receipt receipt) -> receipt(form, meeting, receipt);
            case RsvpOutcome.AlreadyIn(Receipt receipt) -> receipt(form, meeting, receipt);
            case RsvpOutcome.Kept(Held held) -> form.receipt(meeting, "held", held.id());
            case RsvpOutcome.Refused refused -> form.refusal(refused.why(), forms);
        };
    }

    private static HttpResponse receipt(Doors.Form form, MeetingId meeting, Receipt receipt) {
        return form.receipt(meeting, receipt.status().word(), receipt.id().value());
    }
}
