package nl.klankbord.functions;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import nl.klankbord.audit.Act;
import nl.klankbord.audit.AuditLog;
import nl.klankbord.audit.Entry;
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
import nl.klankbord.submission.Complaint;

/// What is kept apart of a meeting, a page at a time, for organisers to look at.
public final class ReadQuarantineFunction extends HttpFunction {

    /// The largest has 64 kB, and an answer of Lambda at most 6 MB.
    private static final int ON_A_PAGE = 50;

    private final Meetings meetings;
    private final Quarantine quarantine;
    private final AuditLog log;
    private final Clock clock;

    public ReadQuarantineFunction() {
        Wiring wiring = new Wiring();
        this(wiring.meetings(), wiring.quarantine(), wiring.auditLog(), wiring.clock());
    }

    ReadQuarantineFunction(Meetings meetings, Quarantine quarantine, AuditLog log, Clock clock) {
        this.meetings = meetings;
        this.quarantine = quarantine;
        this.log = log;
        this.clock = clock;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        Meeting organised = Organisers.meeting(request, meetings);
        MeetingId meeting = organised.id();
        Optional<String> after = Optional.ofNullable(request.query().get("after"));
        if (after.isPresent() && !Held.isId(after.get())) {
            throw RefusedException.invalid(List.of(Complaint.of("after", "next")));
        }
        log.note(Entry.of(
                organised, clock.instant(), Organisers.require(request), Act.LISTED_HELD, Optional.empty(), ""));
        List<Held> page = quarantine.page(meeting, after, ON_A_PAGE + 1);
        Json.Builder json = Json.object()
                .put(
                        "held",
                        Json.array(page.stream()
                                .limit(ON_A_PAGE)
                                .map(ReadQuarantineFunction::json)
                                .toList()));
        if (page.size() > ON_A_PAGE) {
            json.put("next", page.get(ON_A_PAGE - 1).id());
        }
        return HttpResponse.json(200, json.build());
    }

    private static JsonObject json(Held held) {
        return Json.object()
                .put("id", held.id())
                .put("site", held.site())
                .put("reason", held.doubt().word())
                .put("receivedAt", held.receivedAt().toString())
                .put(held.kind().word(), held.content())
                .build();
    }
}
