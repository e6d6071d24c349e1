package nl.klankbord.functions;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import nl.klankbord.audit.Act;
import nl.klankbord.audit.Entry;
import nl.klankbord.desk.Role;
import nl.klankbord.export.ExportForm;
import nl.klankbord.export.Exports;
import nl.klankbord.export.MakeExport;
import nl.klankbord.http.Bodies;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.Retention;
import nl.klankbord.submission.Reading.Invalid;
import nl.klankbord.submission.Reading.Valid;

/// What [DeskExportsFunction] does, for programs: one call makes a file, another leads to it.
public final class ExportFunction extends HttpFunction {

    private final Meetings meetings;
    private final MakeExport makeExport;
    private final Exports exports;
    private final Clock clock;

    public ExportFunction() {
        this(new Wiring());
    }

    private ExportFunction(Wiring wiring) {
        this(wiring, wiring.exports());
    }

    private ExportFunction(Wiring wiring, Exports exports) {
        this(wiring.meetings(), wiring.makeExport(exports), exports, wiring.clock());
    }

    ExportFunction(Meetings meetings, MakeExport makeExport, Exports exports, Clock clock) {
        this.meetings = meetings;
        this.makeExport = makeExport;
        this.exports = exports;
        this.clock = clock;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        Meeting meeting = Organisers.meeting(request, meetings);
        if (!Role.mayExport(request.groups())) {
            throw RefusedException.of(403, "desk-export");
        }
        return request.method().equals("GET")
                ? DeskExportsFunction.open(meeting, request, exports)
                : make(meeting, request);
    }

    private HttpResponse make(Meeting meeting, HttpRequest request) {
        return switch (ExportForm.read(Bodies.json(request))) {
            case Invalid<ExportForm> invalid -> throw RefusedException.invalid(invalid.complaints());
            case Valid<ExportForm> valid -> {
                MakeExport.Made made = makeExport.make(
                        meeting, valid.value(), messages(request), detail -> entry(meeting, request, detail));
                String id = made.export().value();
                yield HttpResponse.json(
                                201,
                                Json.object()
                                        .put("id", id)
                                        .put("rows", made.rows())
                                        .build())
                        .with("location", request.path() + "/" + id);
            }
        };
    }

    /// A token names nobody but by its subject.
    private Entry entry(Meeting meeting, HttpRequest request, String detail) {
        String subject = Organisers.require(request);
        return new Entry(
                meeting.id(),
                clock.instant(),
                subject,
                subject,
                Act.EXPORTED,
                Optional.empty(),
                detail,
                meeting.expiresAtEpochSecond(Retention.Kind.LOG));
    }

    /// A file that is led to has any media type.
    @Override
    protected List<String> offered(HttpRequest request) {
        return request.method().equals("GET") ? List.of() : super.offered(request);
    }
}
