package nl.klankbord.functions;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingChange;
import nl.klankbord.meeting.MeetingChange.Gone;
import nl.klankbord.meeting.MeetingFile;
import nl.klankbord.meeting.MeetingState;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.page.DeskView;
import nl.klankbord.page.FormState;
import nl.klankbord.page.MeetingEdit;
import nl.klankbord.page.MeetingForm;
import nl.klankbord.page.Pages;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.seating.StoreMeeting;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Reading;
import nl.klankbord.submission.Reading.Invalid;
import nl.klankbord.submission.Reading.Valid;
import nl.klankbord.submission.Word;

/// Where an organiser makes a meeting, changes it, copies it, looks at it before others do, and opens, closes and
/// archives it.
///
/// The form says what the meeting's file says, and is read by the same reader. It brings the version that its sender
/// saw: of a meeting that somebody else changed since, nothing is stored before both have been seen.
public final class DeskMeetingsFunction extends DeskHandler {

    /// Of a name that is taken, the next numbers are tried.
    private static final int MOST_NAMESAKES = 20;

    /// A meeting of this name would have its desk where a new one is made.
    private static final String NOT_A_NAME = "new";

    /// What an answer to a change asks for, besides the meeting itself.
    private static final Set<String> ASKED = Set.of("calendars", "gone");

    private static final Set<String> DONE =
            Set.of("made", "saved", "copied", "draft", "open", "closed", "archived", "shelved");

    private final Meetings meetings;
    private final StoreMeeting storeMeeting;
    private final Rsvps rsvps;
    private final Clock clock;

    public DeskMeetingsFunction() {
        this(new Wiring());
    }

    private DeskMeetingsFunction(Wiring wiring) {
        this(wiring.desk(), wiring.storedMeetings(), wiring.storeMeeting(), wiring.rsvps(), wiring.clock());
    }

    DeskMeetingsFunction(Desk desk, Meetings meetings, StoreMeeting storeMeeting, Rsvps rsvps, Clock clock) {
        super(desk, meetings);
        this.meetings = meetings;
        this.storeMeeting = storeMeeting;
        this.rsvps = rsvps;
        this.clock = clock;
    }

    @Override
    protected HttpResponse answer(HttpRequest request, Desk.Visit visit) {
        require(visit.session().organises());
        boolean isLooking = request.method().equals("GET");
        Work work = new Work(request, visit, desk(request, visit));
        if (!request.pathParameters().containsKey("meeting")) {
            return isLooking
                    ? page(
                            200,
                            work,
                            Optional.empty(),
                            MeetingForm.blank(visit.session().subject()),
                            List.of())
                    : make(work);
        }
        Meeting meeting = meeting(request, visit);
        return switch (request.path().substring(request.path().lastIndexOf('/') + 1)) {
            case "file" -> file(meeting);
            case "preview" -> preview(work, Optional.of(meeting), meeting, Map.of());
            case "copy" -> copy(work, meeting);
            case "state" -> turn(work, meeting);
            default ->
                isLooking
                        ? page(200, work, Optional.of(meeting), MeetingForm.values(meeting), List.of())
                        : change(work, meeting);
        };
    }

    /// What somebody sent, and to whom the answer goes.
    private record Work(HttpRequest request, Desk.Visit visit, DeskView desk) {

        String step() {
            return field("step");
        }

        String field(String name) {
            return Doors.first(visit.form(), name);
        }

        /// @return whether a button was pressed that stores nothing, and shows the form again
        boolean isStillTyping() {
            return !Set.of("", "save", "preview").contains(step());
        }

        boolean isPreview() {
            return step().equals("preview");
        }

        Map<String, List<String>> typed() {
            return MeetingForm.after(step(), MeetingForm.typed(visit.form()));
        }
    }

    private HttpResponse make(Work work) {
        Map<String, List<String>> typed = work.typed();
        if (work.isStillTyping()) {
            return page(200, work, Optional.empty(), typed, List.of());
        }
        Map<String, List<String>> filled = MeetingForm.filledIn(typed);
        boolean isNamed = !FormState.typed("meeting", filled, List.of(), "", "")
                .value("id")
                .isBlank();
        Map<String, List<String>> named = new LinkedHashMap<>(MeetingForm.named(filled, ""));
        if (!isNamed) {
            named.put("id", List.of(MeetingForm.id(Doors.first(filled, "title.nl"), 50)));
        }
        return switch (MeetingFile.readTyped(file(named, MeetingState.DRAFT))) {
            case Invalid<Meeting>(List<Complaint> complaints) -> page(400, work, Optional.empty(), filled, complaints);
            case Valid<Meeting>(Meeting meeting) -> {
                MeetingChange change = new MeetingChange(Optional.empty(), meeting);
                List<Complaint> complaints = complaints(work, change);
                if (!complaints.isEmpty()) {
                    yield page(400, work, Optional.empty(), filled, complaints);
                }
                if (work.isPreview()) {
                    yield preview(work, Optional.empty(), meeting, filled);
                }
                Optional<Meeting> stored = storeAsNew(meeting, isNamed ? 1 : MOST_NAMESAKES);
                yield stored.map(made -> done(work.request(), made, "edit", "made"))
                        .orElseGet(
                                () -> page(400, work, Optional.empty(), filled, List.of(Complaint.of("id", "taken"))));
            }
        };
    }

    private HttpResponse change(Work work, Meeting present) {
        Map<String, List<String>> typed = work.typed();
        if (work.isStillTyping()) {
            return page(200, work, Optional.of(present), asked(work, typed), List.of());
        }
        Map<String, List<String>> filled = MeetingForm.filledIn(typed);
        boolean isAnswered = isAnswered(present);
        // As the form was made, so that the same form sent twice gives the same names.
        String suffix = isAnswered && work.field("version").matches("[0-9a-f]{32}")
                ? work.field("version").substring(0, 4)
                : "";
        Map<String, List<String>> named = new LinkedHashMap<>(MeetingForm.named(filled, suffix));
        named.put("id", List.of(present.id().value()));
        Reading<Meeting> reading = MeetingFile.readTyped(file(named, present.state()));
        if (reading instanceof Valid<Meeting>(Meeting same) && same.equals(present) && !work.isPreview()) {
            // Its answer was lost, or there is nothing to change.
            return done(work.request(), present, "edit", "saved");
        }
        if (!work.field("version").equals(MeetingFile.version(present))) {
            return outdated(work, present, filled);
        }
        return switch (reading) {
            case Invalid<Meeting>(List<Complaint> complaints) ->
                page(400, work, Optional.of(present), asked(work, filled), complaints);
            case Valid<Meeting>(Meeting meeting) ->
                change(work, new MeetingChange(Optional.of(present), meeting), isAnswered, filled);
        };
    }

    private HttpResponse change(Work work, MeetingChange change, boolean isAnswered, Map<String, List<String>> filled) {
        Meeting present = change.before().orElseThrow();
        List<Complaint> complaints = complaints(work, change);
        List<Gone> gone = isAnswered ? change.gone() : List.of();
        complaints.addAll(isAnswered ? change.otherKinds() : List.of());
        if (!gone.isEmpty() && !work.field("gone").equals(MeetingEdit.goneIds(gone))) {
            complaints.add(Complaint.of("gone", "gone"));
        }
        boolean isToAsk =
                isAnswered && change.movesCalendars() && !change.after().isOver(clock.instant());
        if (isToAsk && !Set.of("yes", "no").contains(work.field("calendars"))) {
            complaints.add(Complaint.of("calendars", "calendars"));
        }
        // Looking is free: what is asked besides, is asked of whoever stores it.
        boolean isPreview =
                work.isPreview() && complaints.stream().allMatch(complaint -> ASKED.contains(complaint.field()));
        if (isPreview) {
            return preview(work, Optional.of(present), change.after(), asked(work, filled));
        }
        if (!complaints.isEmpty()) {
            return page(400, work, Optional.of(present), gone, asked(work, filled), complaints);
        }
        boolean tellsCalendars = !isToAsk || work.field("calendars").equals("yes");
        if (!storeMeeting.change(present, change.after(), tellsCalendars)) {
            return outdated(work, meetings.find(present.id()).orElseThrow(RefusedException::notFound), filled);
        }
        return done(work.request(), present, "edit", "saved");
    }

    /// Both are shown: what stands there now, and what was typed. Saving that again is then a choice.
    private HttpResponse outdated(Work work, Meeting present, Map<String, List<String>> filled) {
        MeetingEdit edit = new MeetingEdit(work.desk().messages(), Optional.of(present), List.of(), true, "");
        return HttpResponse.html(409, Pages.edit(work.desk(), edit, form(filled, List.of())));
    }

    /// Whoever leaves themselves out could not come back.
    private List<Complaint> complaints(Work work, MeetingChange change) {
        List<Complaint> complaints = new ArrayList<>(change.past(clock.instant()));
        complaints.addAll(change.ordersTooLate());
        if (!change.after().isOrganisedBy(work.visit().session().subject())) {
            complaints.add(Complaint.of("organisers", "without-you"));
        }
        return complaints;
    }

    private boolean isAnswered(Meeting meeting) {
        return !rsvps.page(meeting.id(), Optional.empty(), 1).rsvps().isEmpty();
    }

    private static Json.JsonObject file(Map<String, List<String>> named, MeetingState state) {
        Json.Builder file = Json.object();
        MeetingForm.json(named).members().forEach(file::put);
        return file.put("state", state.word()).build();
    }

    /// Stores it under its own name, or with a number behind it.
    private Optional<Meeting> storeAsNew(Meeting meeting, int tries) {
        for (int number = 1; number <= tries; number++) {
            String id = number == 1 ? meeting.id().value() : meeting.id().value() + "-" + number;
            Meeting named =
                    MeetingFile.with(meeting, Json.object().put("id", id).build());
            if (!id.equals(NOT_A_NAME) && storeMeeting.store(named, true)) {
                return Optional.of(named);
            }
        }
        return Optional.empty();
    }

    /// Its days are those of the first, to be changed: until then it is a draft.
    private HttpResponse copy(Work work, Meeting meeting) {
        String id = meeting.id().value();
        String base = id.substring(0, Math.min(50, id.length())).replaceFirst("(-copy)?-*$", "") + "-copy";
        Meeting copy = MeetingFile.with(
                meeting,
                Json.object()
                        .put("id", base)
                        .put("state", MeetingState.DRAFT.word())
                        .put(
                                "organisers",
                                Json.texts(List.of(work.visit().session().subject())))
                        .build());
        return storeAsNew(copy, MOST_NAMESAKES)
                .map(made -> done(work.request(), made, "edit", "copied"))
                .orElseThrow(() -> RefusedException.of(409, "copies"));
    }

    /// Opens it, closes it, or puts it away. Nothing else of it changes, so whoever changes that meanwhile loses
    /// nothing.
    private HttpResponse turn(Work work, Meeting meeting) {
        MeetingState to = Word.find(MeetingState.class, work.field("to"))
                .orElseThrow(() -> RefusedException.of(403, "desk-form"));
        if (meeting.state() == to) {
            return done(work.request(), meeting, "edit", to.word());
        }
        if (!meeting.state().word().equals(work.field("from"))
                || !MeetingEdit.next(meeting.state()).contains(to)) {
            throw RefusedException.of(409, "meeting-state");
        }
        if (to == MeetingState.OPEN && !clock.instant().isBefore(meeting.deadline())) {
            Complaint past = Complaint.of("deadline", "past");
            return page(400, work, Optional.of(meeting), MeetingForm.values(meeting), List.of(past));
        }
        Meeting turned =
                MeetingFile.with(meeting, Json.object().put("state", to.word()).build());
        if (!storeMeeting.change(meeting, turned, true)) {
            throw RefusedException.of(409, "meeting-state");
        }
        return done(work.request(), meeting, "edit", to.word());
    }

    private static HttpResponse file(Meeting meeting) {
        return HttpResponse.of(200, "application/json", JsonWriter.readable(MeetingFile.write(meeting)))
                .with(
                        "content-disposition",
                        "attachment; filename=\"" + meeting.id().value() + ".json\"");
    }

    private HttpResponse preview(
            Work work, Optional<Meeting> present, Meeting meeting, Map<String, List<String>> filled) {
        MeetingEdit edit = new MeetingEdit(work.desk().messages(), present, List.of(), false, "");
        return HttpResponse.html(
                200, Pages.preview(work.desk(), edit, meeting, form(filled, List.of()), clock.instant()));
    }

    private static HttpResponse page(
            int status,
            Work work,
            Optional<Meeting> present,
            Map<String, List<String>> values,
            List<Complaint> complaints) {
        return page(status, work, present, List.of(), values, complaints);
    }

    private static HttpResponse page(
            int status,
            Work work,
            Optional<Meeting> present,
            List<Gone> gone,
            Map<String, List<String>> values,
            List<Complaint> complaints) {
        MeetingEdit edit = new MeetingEdit(work.desk().messages(), present, gone, false, did(work.request(), DONE));
        return HttpResponse.html(status, Pages.edit(work.desk(), edit, form(values, complaints)));
    }

    /// What was answered besides stays answered when the form is shown again.
    private static Map<String, List<String>> asked(Work work, Map<String, List<String>> values) {
        Map<String, List<String>> all = new LinkedHashMap<>(values);
        ASKED.stream()
                .filter(name -> !work.field(name).isEmpty())
                .forEach(name -> all.put(name, List.of(work.field(name))));
        return all;
    }

    private static FormState form(Map<String, List<String>> values, List<Complaint> complaints) {
        return FormState.typed("meeting", values, complaints, "", "");
    }
}
