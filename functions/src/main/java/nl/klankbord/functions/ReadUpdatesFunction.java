package nl.klankbord.functions;

import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.update.Progress;
import nl.klankbord.update.UpdateId;
import nl.klankbord.update.Updates;

/// Tells organisers what was sent to whoever asked to be kept informed, and how far that is.
public final class ReadUpdatesFunction extends HttpFunction {

    private final Meetings meetings;
    private final Updates updates;

    public ReadUpdatesFunction() {
        Wiring wiring = new Wiring();
        this(wiring.meetings(), wiring.updates());
    }

    ReadUpdatesFunction(Meetings meetings, Updates updates) {
        this.meetings = meetings;
        this.updates = updates;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        MeetingId meeting = Organisers.meeting(request, meetings).id();
        if (request.pathParameters().containsKey("update")) {
            return HttpResponse.json(
                    200,
                    UpdateId.of(request.pathParameter("update"))
                            .flatMap(id -> Progress.find(updates, meeting, id))
                            .map(ReadUpdatesFunction::json)
                            .orElseThrow(RefusedException::notFound));
        }
        return HttpResponse.json(
                200,
                Json.object()
                        .put(
                                "updates",
                                Json.array(Progress.all(updates, meeting).stream()
                                        .map(ReadUpdatesFunction::json)
                                        .toList()))
                        .build());
    }

    static JsonObject json(Progress progress) {
        Json.Builder json = Json.object().put("id", progress.update().id().value());
        progress.update().file().ifPresent(file -> file.write().members().forEach(json::put));
        json.put("askedAt", progress.update().askedAt().toString())
                .put("mailed", progress.sending().mailed())
                .put("refused", progress.sending().refused());
        progress.sending().finishedAt().ifPresent(at -> json.put("finishedAt", at.toString()));
        return json.build();
    }
}
