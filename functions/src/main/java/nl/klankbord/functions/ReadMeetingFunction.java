package nl.klankbord.functions;

import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.MeetingFile;
import nl.klankbord.meeting.Meetings;

/// Tells a program about a meeting: what its page tells people.
public final class ReadMeetingFunction extends HttpFunction {

    private final Meetings meetings;

    public ReadMeetingFunction() {
        this(new Wiring().meetings());
    }

    ReadMeetingFunction(Meetings meetings) {
        this.meetings = meetings;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        return meetings.find(Doors.meeting(request))
                .map(meeting -> HttpResponse.json(200, publicly(MeetingFile.write(meeting))))
                .orElseThrow(RefusedException::notFound);
    }

    /// Who gets the summaries is the organiser's business.
    private static JsonObject publicly(JsonObject file) {
        Json.Builder shown = Json.object();
        file.members().forEach((name, value) -> {
            if (!name.equals("planners")) {
                shown.put(name, value);
            }
        });
        return shown.build();
    }
}
