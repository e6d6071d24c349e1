package nl.klankbord.functions;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.klankbord.audit.Act;
import nl.klankbord.audit.AuditLog;
import nl.klankbord.audit.Entry;
import nl.klankbord.audit.EntryJson;
import nl.klankbord.http.Bodies;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.participants.ListedJson;
import nl.klankbord.participants.Participants;
import nl.klankbord.participants.Search;
import nl.klankbord.participants.Show;
import nl.klankbord.receipt.FindUnreached;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.RsvpJson;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Fields;
import nl.klankbord.submission.Person;

/// RSVPs for organisers: all of a meeting, a page at a time, those who are looked for, and each by itself; whom no mail
/// could reach; and who looked at them. Looking is in the audit log before anything is shown.
public final class ReadRsvpsFunction extends HttpFunction {

    /// The largest RSVPs have 20 kB, and an answer of Lambda at most 6 MB.
    private static final int MOST_ON_A_PAGE = 100;

    /// What the audit log says of looking whom no mail could reach.
    static final String MAILS = "mails";

    private final Meetings meetings;
    private final Rsvps rsvps;
    private final Participants participants;
    private final FindUnreached findUnreached;
    private final AuditLog log;
    private final Clock clock;

    public ReadRsvpsFunction() {
        Wiring wiring = new Wiring();
        this(
                wiring.meetings(),
                wiring.rsvps(),
                wiring.participants(),
                wiring.findUnreached(),
                wiring.auditLog(),
                wiring.clock());
    }

    ReadRsvpsFunction(
            Meetings meetings,
            Rsvps rsvps,
            Participants participants,
            FindUnreached findUnreached,
            AuditLog log,
            Clock clock) {
        this.meetings = meetings;
        this.rsvps = rsvps;
        this.participants = participants;
        this.findUnreached = findUnreached;
        this.log = log;
        this.clock = clock;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        Meeting meeting = Organisers.meeting(request, meetings);
        if (request.pathParameters().containsKey("person")) {
            return one(meeting, request);
        }
        if (request.path().endsWith("/audit")) {
            return audit(meeting.id(), request);
        }
        if (request.path().endsWith("/unreached")) {
            return unreached(meeting, request);
        }
        return request.method().equals("POST") ? search(meeting, request) : page(meeting, request);
    }

    /// What is looked for is in the body, as a name has no business in an address.
    private HttpResponse search(Meeting meeting, HttpRequest request) {
        Fields fields = Fields.of(Bodies.json(request));
        String words = fields.optionalLine("words", 100).orElse("");
        Show show = fields.optionalChoice("show", Show.class).orElse(Show.ALL);
        Optional<String> after = fields.optionalLine("after", 22);
        fields.finish();
        List<Complaint> complaints = new ArrayList<>(fields.complaints());
        if (after.isPresent() && after.flatMap(Person::of).isEmpty()) {
            complaints.add(Complaint.of("after", "next"));
        }
        if (!complaints.isEmpty()) {
            throw RefusedException.invalid(complaints);
        }
        note(meeting, request, Act.LISTED, Optional.empty(), "");
        Participants.Page page =
                participants.page(meeting.id(), Search.of(words, show), after.flatMap(Person::of), MOST_ON_A_PAGE);
        Json.Builder json = Json.object()
                .put(
                        "participants",
                        Json.array(page.listed().stream().map(ListedJson::write).toList()));
        page.next().ifPresent(next -> json.put("next", next.value()));
        return HttpResponse.json(200, json.build());
    }

    private HttpResponse audit(MeetingId meeting, HttpRequest request) {
        Optional<String> after = Optional.ofNullable(request.query().get("after"));
        if (after.filter(place -> !AuditLog.isPlace(place)).isPresent()) {
            throw RefusedException.invalid(List.of(Complaint.of("after", "next")));
        }
        AuditLog.Page page = log.page(meeting, after, MOST_ON_A_PAGE);
        Json.Builder json = Json.object()
                .put(
                        "entries",
                        Json.array(page.entries().stream().map(EntryJson::write).toList()));
        page.next().ifPresent(next -> json.put("next", next));
        return HttpResponse.json(200, json.build());
    }

    private HttpResponse unreached(Meeting meeting, HttpRequest request) {
        Optional<String> after = Optional.ofNullable(request.query().get("after"));
        if (after.isPresent() && after.flatMap(Person::of).isEmpty()) {
            throw RefusedException.invalid(List.of(Complaint.of("after", "next")));
        }
        note(meeting, request, Act.LISTED, Optional.empty(), MAILS);
        FindUnreached.Page page = findUnreached.page(meeting.id(), after.flatMap(Person::of));
        Json.Builder json = Json.object()
                .put(
                        "unreached",
                        Json.array(page.lines().stream()
                                .map(ReadRsvpsFunction::json)
                                .toList()));
        page.next().ifPresent(next -> json.put("next", next.value()));
        return HttpResponse.json(200, json.build());
    }

    private static JsonObject json(FindUnreached.Line line) {
        return Json.object()
                .put("person", line.unreached().person().value())
                .put("name", line.participant().name())
                .put("organisation", line.participant().organisation())
                .put("email", line.participant().email().value())
                .put("since", line.unreached().since().toString())
                .build();
    }

    private void note(Meeting meeting, HttpRequest request, Act act, Optional<Person> whom, String detail) {
        log.note(Entry.of(meeting, clock.instant(), Organisers.require(request), act, whom, detail));
    }

    private HttpResponse one(Meeting meeting, HttpRequest request) {
        Rsvp rsvp = rsvps.find(meeting.id(), Doors.person(request)).orElseThrow(RefusedException::notFound);
        note(meeting, request, Act.LOOKED_AT, Optional.of(rsvp.person()), "");
        return HttpResponse.json(200, RsvpJson.write(rsvp));
    }

    private HttpResponse page(Meeting meeting, HttpRequest request) {
        String limit = request.query().getOrDefault("limit", String.valueOf(MOST_ON_A_PAGE));
        Optional<String> after = Optional.ofNullable(request.query().get("after"));
        List<Complaint> complaints = new ArrayList<>();
        if (!limit.matches("[1-9]\\d?|100")) {
            complaints.add(Complaint.of("limit", "number", 1, MOST_ON_A_PAGE));
        }
        if (after.isPresent() && after.flatMap(Person::of).isEmpty()) {
            complaints.add(Complaint.of("after", "next"));
        }
        if (!complaints.isEmpty()) {
            throw RefusedException.invalid(complaints);
        }
        note(meeting, request, Act.LISTED, Optional.empty(), "");
        Rsvps.Page page = rsvps.page(meeting.id(), after.flatMap(Person::of), Integer.parseInt(limit));
        Json.Builder json = Json.object()
                .put(
                        "rsvps",
                        Json.array(page.rsvps().stream().map(RsvpJson::write).toList()));
        page.next().ifPresent(next -> json.put("next", next.value()));
        return HttpResponse.json(200, json.build());
    }
}
