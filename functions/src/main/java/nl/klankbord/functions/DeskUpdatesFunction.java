package nl.klankbord.functions;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.klankbord.desk.Role;
import nl.klankbord.desk.SessionToken;
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
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Reading.Invalid;
import nl.klankbord.submission.Reading.Valid;
import nl.klankbord.topic.Topics;
import nl.klankbord.update.Sending;
import nl.klankbord.update.Update;
import nl.klankbord.update.UpdateFile;
import nl.klankbord.update.UpdateId;
import nl.klankbord.update.Updates;

/// Where an organiser writes news, looks at it as others will see it and to how many it goes, and sends it.
///
/// The form has the name of its update from the start, so that it goes out once however often it is sent.
public final class DeskUpdatesFunction extends DeskHandler {

    private static final List<String> FIELDS = List.of("subject.nl", "subject.en", "text.nl", "text.en", "to");

    private final Updates updates;
    private final Rsvps rsvps;
    private final Topics topics;
    private final Clock clock;

    public DeskUpdatesFunction() {
        this(new Wiring());
    }

    private DeskUpdatesFunction(Wiring wiring) {
        this(wiring.desk(), wiring.meetings(), wiring.updates(), wiring.rsvps(), wiring.topics(), wiring.clock());
    }

    DeskUpdatesFunction(Desk desk, Meetings meetings, Updates updates, Rsvps rsvps, Topics topics, Clock clock) {
        super(desk, meetings);
        this.updates = updates;
        this.rsvps = rsvps;
        this.topics = topics;
        this.clock = clock;
    }

    @Override
    protected HttpResponse answer(HttpRequest request, Desk.Visit visit) {
        require(visit.session().role() == Role.ORGANISER);
        Meeting meeting = meeting(request, visit);
        DeskView desk =
                new DeskView(messages(request), visit.session(), visit.token().formSeal());
        if (request.method().equals("GET")) {
            boolean isSent = request.query().getOrDefault("done", "").equals("sent");
            return page(200, desk, meeting, FormState.empty("update", newId()), isSent);
        }
        if (!clock.instant().isBefore(meeting.linksEndAt())) {
            throw RefusedException.of(409, "over");
        }
        Map<String, List<String>> typed = new LinkedHashMap<>(visit.form());
        typed.keySet().retainAll(FIELDS);
        UpdateId id = UpdateId.of(Doors.first(visit.form(), "id"))
                .filter(given -> !given.equals(UpdateId.REMINDER))
                .orElseThrow(() -> RefusedException.of(403, "desk-form"));
        return switch (UpdateFile.read(json(typed), meeting)) {
            case Invalid<UpdateFile> invalid -> page(400, desk, meeting, form(id, typed, invalid.complaints()), false);
            case Valid<UpdateFile> valid ->
                switch (Doors.first(visit.form(), "step")) {
                    case "send" -> send(request, update(meeting, id, valid.value()));
                    case "edit" -> page(200, desk, meeting, form(id, typed, List.of()), false);
                    default -> preview(desk, meeting, update(meeting, id, valid.value()), typed);
                };
        };
    }

    private HttpResponse send(HttpRequest request, Update update) {
        Optional<Update> present = updates.storeUnlessPresent(update);
        if (present.filter(other -> !other.file().equals(update.file())).isPresent()) {
            throw RefusedException.of(409, "sent");
        }
        return HttpResponse.seeOther("/desk/meetings/" + update.meeting().value() + "/updates?done=sent&lang="
                + messages(request).language().word());
    }

    private HttpResponse preview(DeskView desk, Meeting meeting, Update update, Map<String, List<String>> typed) {
        Set<Person> brought = new HashSet<>();
        if (update.to().isOfTopics()) {
            topics.each(meeting.id(), counted -> {
                if (update.to().includes(counted.answer())) {
                    brought.add(counted.answer().person());
                }
            });
        }
        int[] people = {0};
        rsvps.each(meeting.id(), counted -> people[0] += update.isFor(counted.answer(), brought::contains) ? 1 : 0);
        return HttpResponse.html(
                200,
                Pages.updatePreview(
                        desk,
                        new UpdatesView(desk.messages(), meeting, List.of()).audience(update.to()),
                        meeting,
                        form(update.id(), typed, List.of()),
                        people[0]));
    }

    private HttpResponse page(int status, DeskView desk, Meeting meeting, FormState form, boolean isSent) {
        Map<UpdateId, Sending> sendings =
                updates.sendings(meeting.id()).stream().collect(Collectors.toMap(Sending::update, Function.identity()));
        List<UpdatesView.Line> lines = updates.all(meeting.id()).stream()
                .sorted(Comparator.comparing(Update::askedAt).reversed())
                .map(update -> new UpdatesView.Line(update, Optional.ofNullable(sendings.get(update.id()))))
                .toList();
        return HttpResponse.html(
                status, Pages.updates(desk, new UpdatesView(desk.messages(), meeting, lines), form, isSent));
    }

    private Update update(Meeting meeting, UpdateId id, UpdateFile file) {
        return new Update(
                meeting.id(),
                id,
                Optional.of(file),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                meeting.expiresAtEpochSecond());
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

    /// Nobody need think of a name, and no two are the same.
    private static String newId() {
        return "u-"
                + SessionToken.next()
                        .id()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^a-z0-9]", "")
                        .substring(0, 20);
    }
}
