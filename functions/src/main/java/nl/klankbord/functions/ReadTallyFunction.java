package nl.klankbord.functions;

import nl.klankbord.desk.Role;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.Seats;
import nl.klankbord.receipt.Mailings;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.tally.LiveTally;
import nl.klankbord.tally.Tallies;
import nl.klankbord.tally.TallyJson;

/// The live counts of a meeting and how full it is, for organisers and who only looks: they name nobody.
public final class ReadTallyFunction extends HttpFunction {

    private final Meetings meetings;
    private final Tallies tallies;
    private final Rsvps rsvps;
    private final Mailings mailings;

    public ReadTallyFunction() {
        Wiring wiring = new Wiring();
        this(wiring.meetings(), wiring.tallies(), wiring.rsvps(), wiring.mailings());
    }

    ReadTallyFunction(Meetings meetings, Tallies tallies, Rsvps rsvps, Mailings mailings) {
        this.meetings = meetings;
        this.tallies = tallies;
        this.rsvps = rsvps;
        this.mailings = mailings;
    }

    @Override
    protected boolean isPolled(HttpRequest request) {
        return true;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        Meeting meeting = Organisers.meeting(request, meetings, Role::seesCounts);
        MeetingId id = meeting.id();
        LiveTally live = tallies.find(id);
        Json.Builder json = Json.object().put("meeting", id.value()).put("revision", live.revision());
        if (meeting.capacity().isPresent()) {
            // Until they are open, those who are in are still being given theirs.
            rsvps.seats(id).filter(Seats::isOpen).ifPresent(seats -> json.put("seats", json(seats)));
        }
        return HttpResponse.json(
                200,
                json.put("unreached", mailings.unreached(id).size())
                        .put("tally", TallyJson.write(live.tally()))
                        .build());
    }

    private static JsonObject json(Seats seats) {
        return Json.object()
                .put("capacity", seats.capacity())
                .put("taken", seats.taken())
                .put("free", Math.max(0, seats.left()))
                .put("waiting", seats.waiting())
                .build();
    }
}
