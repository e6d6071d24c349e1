package nl.klankbord.functions;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import nl.klankbord.audit.Act;
import nl.klankbord.audit.Entry;
import nl.klankbord.export.ExportForm;
import nl.klankbord.export.ExportId;
import nl.klankbord.export.Exports;
import nl.klankbord.export.MakeExport;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.page.Pages;
import nl.klankbord.submission.Reading.Invalid;
import nl.klankbord.submission.Reading.Valid;

/// Files of who comes and of what they bring, for a spreadsheet. For organisers who may take data away.
public final class DeskExportsFunction extends DeskHandler {

    private final MakeExport makeExport;
    private final Exports exports;
    private final Clock clock;

    public DeskExportsFunction() {
        this(new Wiring());
    }

    private DeskExportsFunction(Wiring wiring) {
        this(wiring, wiring.exports());
    }

    private DeskExportsFunction(Wiring wiring, Exports exports) {
        this(wiring.desk(), wiring.meetings(), wiring.makeExport(exports), exports, wiring.clock());
    }

    DeskExportsFunction(Desk desk, Meetings meetings, MakeExport makeExport, Exports exports, Clock clock) {
        super(desk, meetings);
        this.makeExport = makeExport;
        this.exports = exports;
        this.clock = clock;
    }

    @Override
    protected HttpResponse answer(HttpRequest request, Desk.Visit visit) {
        require(visit.session().organises());
        Meeting meeting = meeting(request, visit);
        if (!visit.session().exports()) {
            throw RefusedException.of(403, "desk-export");
        }
        if (request.method().equals("POST")) {
            return make(meeting, request, visit);
        }
        return request.pathParameters().containsKey("export")
                ? open(meeting, request, exports)
                : page(meeting, request, visit);
    }

    /// The browser goes on to the bucket by following a link: a form that led there would need a policy
    /// (`form-action`) that lets it.
    private HttpResponse make(Meeting meeting, HttpRequest request, Desk.Visit visit) {
        Json.Builder json = Json.object();
        for (String field : List.of("subject", "format")) {
            json.put(field, Doors.first(visit.form(), field));
        }
        return switch (ExportForm.read(json.build())) {
            // Nobody types these.
            case Invalid<ExportForm> _ -> throw RefusedException.of(403, "desk-form");
            case Valid<ExportForm>(ExportForm form) -> {
                MakeExport.Made made = makeExport.make(
                        meeting,
                        form,
                        messages(request),
                        detail -> Entry.of(
                                meeting, clock.instant(), visit.session(), Act.EXPORTED, Optional.empty(), detail));
                yield done(request, meeting, "exports", made.export().value());
            }
        };
    }

    private static HttpResponse page(Meeting meeting, HttpRequest request, Desk.Visit visit) {
        String made = ExportId.of(request.query().getOrDefault("done", ""))
                .map(ExportId::value)
                .orElse("");
        return HttpResponse.html(200, Pages.exports(desk(request, visit), meeting, made));
    }

    /// @throws RefusedException 404 when there is no such file, or not any more
    static HttpResponse open(Meeting meeting, HttpRequest request, Exports exports) {
        return ExportId.of(request.pathParameter("export"))
                .flatMap(export -> exports.open(meeting.id(), export))
                .map(address -> HttpResponse.seeOther(address.toString()))
                .orElseThrow(() -> RefusedException.of(404, "export-gone"));
    }
}
