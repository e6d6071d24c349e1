package nl.klankbord.functions;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.update.Sending;
import nl.klankbord.update.Update;
import nl.klankbord.update.UpdateId;
import nl.klankbord.update.Updates;
import org.jspecify.annotations.Nullable;

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
        Map<UpdateId, Sending> sendings =
                updates.sendings(meeting).stream().collect(Collectors.toMap(Sending::update, Function.identity()));
        if (request.pathParameters().containsKey("update")) {
            Update update = UpdateId.of(request.pathParameter("update"))
                    .flatMap(id -> updates.find(meeting, id))
                    .orElseThrow(RefusedException::notFound);
            return HttpResponse.json(200, json(update, sendings.get(update.id())));
        }
        List<Json> latestFirst = updates.all(meeting).stream()
                .sorted(Comparator.comparing(Update::askedAt).reversed())
                .<Json>map(update -> json(update, sendings.get(update.id())))
                .toList();
        return HttpResponse.json(
                200, Json.object().put("updates", Json.array(latestFirst)).build());
    }

    /// @param sending null when it was not read yet: it begins together with its update
    static JsonObject json(Update update, @Nullable Sending sending) {
        Json.Builder json = Json.object().put("id", update.id().value());
        update.file().ifPresent(file -> file.write().members().forEach(json::put));
        json.put("askedAt", update.askedAt().toString())
                .put("mailed", sending == null ? 0 : sending.mailed())
                .put("refused", sending == null ? 0 : sending.refused());
        if (sending != null) {
            sending.finishedAt().ifPresent(at -> json.put("finishedAt", at.toString()));
        }
        return json.build();
    }
}
