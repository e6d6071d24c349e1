package nl.klankbord.functions;

import java.util.List;
import java.util.Optional;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.sorting.Cards;
import nl.klankbord.sorting.Decisions;
import nl.klankbord.sorting.Picture;
import nl.klankbord.submission.Complaint;
import nl.klankbord.update.Audience;
import nl.klankbord.update.CountReaders;
import nl.klankbord.update.Progress;
import nl.klankbord.update.UpdateId;
import nl.klankbord.update.Updates;

/// Tells organisers what was sent to whoever asked to be kept informed, and how far that is; and before they
/// send something, to how many it would go.
public final class ReadUpdatesFunction extends HttpFunction {

    private final Meetings meetings;
    private final Updates updates;
    private final CountReaders countReaders;
    private final Decisions decisions;
    private final Cards cards;

    public ReadUpdatesFunction() {
        Wiring wiring = new Wiring();
        this(wiring.meetings(), wiring.updates(), wiring.countReaders(), wiring.decisions(), wiring.cards());
    }

    ReadUpdatesFunction(
            Meetings meetings, Updates updates, CountReaders countReaders, Decisions decisions, Cards cards) {
        this.meetings = meetings;
        this.updates = updates;
        this.countReaders = countReaders;
        this.decisions = decisions;
        this.cards = cards;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        Meeting meeting = Organisers.meeting(request, meetings);
        if (request.pathParameters().containsKey("update")) {
            return HttpResponse.json(
                    200,
                    UpdateId.of(request.pathParameter("update"))
                            .flatMap(id -> Progress.find(updates, meeting.id(), id))
                            .map(ReadUpdatesFunction::json)
                            .orElseThrow(RefusedException::notFound));
        }
        Json.Builder json = Json.object();
        Optional.ofNullable(request.query().get("to")).ifPresent(to -> json.put("people", people(meeting, to)));
        return HttpResponse.json(
                200,
                json.put(
                                "updates",
                                Json.array(Progress.all(updates, meeting.id()).stream()
                                        .map(ReadUpdatesFunction::json)
                                        .toList()))
                        .build());
    }

    private int people(Meeting meeting, String to) {
        Picture picture = Picture.of(meeting, decisions, cards);
        if (!Audience.of(picture).contains(to)) {
            throw RefusedException.invalid(List.of(Complaint.of("to", "choice")));
        }
        return countReaders.count(meeting, picture, new Audience(to));
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
