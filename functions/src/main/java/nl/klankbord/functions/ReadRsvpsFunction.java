package nl.klankbord.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.rsvp.RsvpJson;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Person;

/// RSVPs for organisers: all of a meeting, a page at a time, and each by itself.
public final class ReadRsvpsFunction extends HttpFunction {

    /// The largest RSVPs have 20 kB, and an answer of Lambda at most 6 MB.
    private static final int MOST_ON_A_PAGE = 100;

    private final Meetings meetings;
    private final Rsvps rsvps;

    public ReadRsvpsFunction() {
        Wiring wiring = new Wiring();
        this(wiring.meetings(), wiring.rsvps());
    }

    ReadRsvpsFunction(Meetings meetings, Rsvps rsvps) {
        this.meetings = meetings;
        this.rsvps = rsvps;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        MeetingId meeting = Organisers.meeting(request, meetings).id();
        return request.pathParameters().containsKey("person") ? one(meeting, request) : page(meeting, request);
    }

    private HttpResponse one(MeetingId meeting, HttpRequest request) {
        return rsvps.find(meeting, Doors.person(request))
                .map(rsvp -> HttpResponse.json(200, RsvpJson.write(rsvp)))
                .orElseThrow(RefusedException::notFound);
    }

    private HttpResponse page(MeetingId meeting, HttpRequest request) {
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
        Rsvps.Page page = rsvps.page(meeting, after.flatMap(Person::of), Integer.parseInt(limit));
        Json.Builder json = Json.object()
                .put(
                        "rsvps",
                        Json.array(page.rsvps().stream().map(RsvpJson::write).toList()));
        page.next().ifPresent(next -> json.put("next", next.value()));
        return HttpResponse.json(200, json.build());
    }
}
