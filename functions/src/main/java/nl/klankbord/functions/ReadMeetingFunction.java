package nl.klankbord.functions;

import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.MeetingFile;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.site.Sites;

/// Tells a program about a meeting: what its page tells people.
public final class ReadMeetingFunction extends HttpFunction {

    private final Meetings meetings;
    private final Sites sites;

    public ReadMeetingFunction() {
        Wiring wiring = new Wiring();
        this(wiring.meetings(), wiring.sites());
    }

    ReadMeetingFunction(Meetings meetings, Sites sites) {
        this.meetings = meetings;
        this.sites = sites;
    }

    @Override
    protected boolean isPolled(HttpRequest request) {
        return true;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        return meetings.findPublic(Doors.meeting(request))
                .map(meeting -> HttpResponse.json(200, publicly(MeetingFile.write(meeting))))
                .orElseThrow(RefusedException::notFound);
    }

    @Override
    protected boolean isOpenTo(String origin, HttpRequest request) {
        return Doors.isOpenTo(origin, request, sites);
    }

    /// Who gets the summaries, and who the organisers are, is their own business.
    private static JsonObject publicly(JsonObject file) {
        Json.Builder shown = Json.object();
        file.members().forEach((name, value) -> {
            if (!name.equals("planners") && !name.equals("organisers")) {
                shown.put(name, value);
            }
        });
        return shown.build();
    }
}
