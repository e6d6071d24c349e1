package nl.klankbord.functions;

import java.time.Clock;
import java.util.List;
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
import nl.klankbord.quarantine.Held;
import nl.klankbord.quarantine.Quarantine;
import nl.klankbord.recount.ReleaseHeld;

/// An organiser lets in what was kept apart, or throws it away.
public final class ReleaseHeldFunction extends HttpFunction {

    private final Meetings meetings;
    private final ReleaseHeld releaseHeld;
    private final Quarantine quarantine;
    private final AuditLog log;
    private final Clock clock;

    public ReleaseHeldFunction() {
        Wiring wiring = new Wiring();
        this(wiring.meetings(), wiring.releaseHeld(), wiring.quarantine(), wiring.auditLog(), wiring.clock());
    }

    ReleaseHeldFunction(Meetings meetings, ReleaseHeld releaseHeld, Quarantine quarantine, AuditLog log, Clock clock) {
        this.meetings = meetings;
        this.releaseHeld = releaseHeld;
        this.quarantine = quarantine;
        this.log = log;
        this.clock = clock;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        Meeting organised = Organisers.meeting(request, meetings);
        MeetingId meeting = organised.id();
        String id = request.pathParameter("held");
        if (!Held.isId(id)) {
            throw RefusedException.notFound();
        }
        boolean isThrownAway = request.method().equals("DELETE");
        Optional<JsonObject> mended = isThrownAway ? Optional.empty() : mended(request);
        log.note(Entry.of(
                organised,
                clock.instant(),
                Organisers.require(request),
                isThrownAway ? Act.DISMISSED : Act.RELEASED,
                Optional.empty(),
                ""));
        if (isThrownAway) {
            quarantine.remove(meeting, id);
            return HttpResponse.nothing();
        }
        return switch (releaseHeld.release(meeting, id, mended)) {
            case ReleaseHeld.Outcome.Released(String reference) ->
                HttpResponse.json(200, Json.object().put("id", reference).build())
                        .referringTo(reference);
            case ReleaseHeld.Outcome.Refused refused -> throw RefusedException.of(refused.why());
            case ReleaseHeld.Outcome.NotThere() -> throw RefusedException.notFound();
        };
    }

    /// Without a body it is let in as it came.
    private static Optional<JsonObject> mended(HttpRequest request) {
        return request.body().isEmpty() ? Optional.empty() : Optional.of(Bodies.json(request));
    }

    @Override
    protected List<String> offered(HttpRequest request) {
        return request.method().equals("DELETE") ? List.of() : super.offered(request);
    }
}
