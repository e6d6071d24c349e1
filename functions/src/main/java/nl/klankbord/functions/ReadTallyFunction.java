package nl.klankbord.functions;

import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.tally.LiveTally;
import nl.klankbord.tally.Tallies;
import nl.klankbord.tally.TallyJson;

/// The live counts of a meeting, for organisers.
public final class ReadTallyFunction extends HttpFunction {

    private final Meetings meetings;
    private final Tallies tallies;

    public ReadTallyFunction() {
        Wiring wiring = new Wiring();
        this(wiring.meetings(), wiring.tallies());
    }

    ReadTallyFunction(Meetings meetings, Tallies tallies) {
        this.meetings = meetings;
        this.tallies = tallies;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        Organisers.require(request);
        MeetingId meeting = Doors.meeting(request);
        if (meetings.find(meeting).isEmpty()) {
            throw RefusedException.notFound();
        }
        LiveTally live = tallies.find(meeting);
        return HttpResponse.json(
                200,
                Json.object()
                        .put("meeting", meeting.value())
                        .put("revision", live.revision())
                        .put("tally", TallyJson.write(live.tally()))
                        .build());
    }
}
