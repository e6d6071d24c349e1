package nl.klankbord.functions;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.page.DeskView;
import nl.klankbord.page.FormState;
import nl.klankbord.page.Pages;
import nl.klankbord.page.UpdatesView;
import nl.klankbord.sorting.Cards;
import nl.klankbord.sorting.Decisions;
import nl.klankbord.sorting.Picture;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Reading.Invalid;
import nl.klankbord.submission.Reading.Valid;
import nl.klankbord.update.AskUpdate;
import nl.klankbord.update.Audience;
import nl.klankbord.update.CountReaders;
import nl.klankbord.update.Progress;
import nl.klankbord.update.UpdateFile;
import nl.klankbord.update.UpdateId;
import nl.klankbord.update.Updates;

/// Where an organiser writes news, looks at it as others will see it and to how many it goes, and sends it.
///
/// The form has the name of its update from the start, so that it goes out once however often it is sent.
public final class DeskUpdatesFunction extends DeskHandler {

    private static final List<String> FIELDS = List.of("subject.nl", "subject.en", "text.nl", "text.en", "to");

    private final Updates updates;
    private final AskUpdate askUpdate;
    private final CountReaders countReaders;
    private final Decisions decisions;
    private final Cards cards;
    private final Clock clock;

    public DeskUpdatesFunction() {
        this(new Wiring());
    }

    private DeskUpdatesFunction(Wiring wiring) {
        this(
                wiring.desk(),
                wiring.meetings(),
                wiring.updates(),
                wiring.askUpdate(),
                wiring.countReaders(),
                wiring.decisions(),
                wiring.cards(),
                wiring.clock());
    }

    DeskUpdatesFunction(
            Desk desk,
            Meetings meetings,
            Updates updates,
            AskUpdate askUpdate,
            CountReaders countReaders,
            Decisions decisions,
            Cards cards,
            Clock clock) {
        super(desk, meetings);
        this.updates = updates;
        this.askUpdate = askUpdate;
        this.countReaders = countReaders;
        this.decisions = decisions;
        this.cards = cards;
        this.clock = clock;
    }

    @Override
    protected HttpResponse answer(HttpRequest request, Desk.Visit visit) {
        require(visit.session().organises());
        Meeting meeting = meeting(request, visit);
        DeskView desk = desk(request, visit);
        if (request.method().equals("GET")) {
            FormState form = FormState.empty("update", UpdateId.next().value());
            return page(200, desk, picture(meeting), meeting, form, isDone(request, "sent"));
        }
        if (meeting.isOver(clock.instant())) {
            throw RefusedException.of(409, "over");
        }
        Map<String, List<String>> typed = new LinkedHashMap<>(visit.form());
        typed.keySet().retainAll(FIELDS);
        UpdateId id = UpdateId.of(Doors.first(visit.form(), "id"))
                .filter(given -> !given.equals(UpdateId.REMINDER))
                .orElseThrow(() -> RefusedException.of(403, "desk-form"));
        String step = Doors.first(visit.form(), "step");
        // What is sent goes to whom the page said, whatever was decided about themes since.
        int sorted = step.equals("send") ? seen(Doors.first(visit.form(), "sorted")) : Integer.MAX_VALUE;
        Picture picture = Picture.of(meeting, decisions, cards, sorted);
        return switch (UpdateFile.read(json(typed), theme -> picture.find(theme).isPresent())) {
            case Invalid<UpdateFile> invalid ->
                page(400, desk, picture(meeting), meeting, form(id, typed, invalid.complaints()), false);
            case Valid<UpdateFile> valid ->
                switch (step) {
                    case "send" -> send(request, meeting, id, valid.value(), sorted);
                    case "edit" -> page(200, desk, picture, meeting, form(id, typed, List.of()), false);
                    default -> preview(desk, picture, meeting, valid.value().to(), form(id, typed, List.of()));
                };
        };
    }

    private Picture picture(Meeting meeting) {
        return Picture.of(meeting, decisions, cards);
    }

    private static int seen(String typed) {
        if (!typed.matches("[0-9]{1,6}")) {
            throw RefusedException.of(403, "desk-form");
        }
        return Integer.parseInt(typed);
    }

    private HttpResponse send(HttpRequest request, Meeting meeting, UpdateId id, UpdateFile file, int sorted) {
        if (askUpdate.ask(meeting, id, file, sorted).isEmpty()) {
            throw RefusedException.of(409, "sent");
        }
        return done(request, meeting, "updates", "sent");
    }

    private HttpResponse preview(DeskView desk, Picture picture, Meeting meeting, Audience to, FormState form) {
        int people = countReaders.count(meeting, picture, to);
        FormState sorted = form.with("sorted", String.valueOf(picture.sorting().seen()));
        String audience = UpdatesView.audience(desk.messages(), picture, to);
        return HttpResponse.html(200, Pages.updatePreview(desk, audience, meeting, sorted, people));
    }

    private HttpResponse page(
            int status, DeskView desk, Picture picture, Meeting meeting, FormState form, boolean isSent) {
        UpdatesView view = new UpdatesView(desk.messages(), meeting, picture, Progress.all(updates, meeting.id()));
        return HttpResponse.html(status, Pages.updates(desk, view, form, isSent));
    }

    private static FormState form(UpdateId id, Map<String, List<String>> typed, List<Complaint> complaints) {
        return FormState.typed("update", typed, complaints, id.value(), "");
    }

    /// As the API has it, so that both are read by one reader.
    private static JsonObject json(Map<String, List<String>> typed) {
        Json.Builder json = Json.object().put("subject", both(typed, "subject")).put("text", both(typed, "text"));
        String to = Doors.first(typed, "to");
        return to.isEmpty() ? json.build() : json.put("to", to).build();
    }

    private static JsonObject both(Map<String, List<String>> typed, String name) {
        return Json.object()
                .put("nl", Doors.first(typed, name + ".nl"))
                .put("en", Doors.first(typed, name + ".en"))
                .build();
    }
}
