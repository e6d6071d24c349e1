package nl.klankbord.functions;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.audit.Act;
import nl.klankbord.audit.AuditLog;
import nl.klankbord.audit.Entry;
import nl.klankbord.http.FormFields;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.link.Mine;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.page.AuditView;
import nl.klankbord.page.DeskView;
import nl.klankbord.page.FormState;
import nl.klankbord.page.Pages;
import nl.klankbord.page.ParticipantsView;
import nl.klankbord.page.UnreachedView;
import nl.klankbord.participants.Participants;
import nl.klankbord.participants.Search;
import nl.klankbord.participants.Show;
import nl.klankbord.receipt.FindUnreached;
import nl.klankbord.rsvp.Answers;
import nl.klankbord.rsvp.ChangeOutcome;
import nl.klankbord.rsvp.ChangeRsvp;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.RsvpOutcome;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.rsvp.SubmitRsvp;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Sender;
import nl.klankbord.submission.Word;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;
import nl.klankbord.topic.Topics;

/// Who answered, for an organiser: the list, and everything about one person and with them. All of it is in the audit
/// log before it is shown or done.
public final class DeskParticipantsFunction extends DeskHandler {

    private static final int ON_A_PAGE = 50;

    /// In place of a part of the list: whom no mail could reach.
    private static final String UNREACHED = "unreached";

    /// What a form brings besides the answer itself.
    private static final Set<String> APART = Set.of(Desk.SEAL, "submission", "version", FormState.ROWS_FIELD);

    /// Texts of the message files under `participants.done.`.
    private static final Set<String> DONE =
            Set.of("added", "known", "kept", "changed", "cancelled", "promoted", "arrived", "not-arrived");

    private final Participants participants;
    private final Rsvps rsvps;
    private final Topics topics;
    private final SubmitRsvp submitRsvp;
    private final ChangeRsvp changeRsvp;
    private final FindUnreached findUnreached;
    private final AuditLog log;
    private final Clock clock;

    public DeskParticipantsFunction() {
        this(new Wiring());
    }

    private DeskParticipantsFunction(Wiring wiring) {
        this(
                wiring.desk(),
                wiring.meetings(),
                wiring.participants(),
                wiring.rsvps(),
                wiring.topics(),
                wiring.submitRsvp(),
                wiring.changeRsvp(),
                wiring.findUnreached(),
                wiring.auditLog(),
                wiring.clock());
    }

    DeskParticipantsFunction(
            Desk desk,
            Meetings meetings,
            Participants participants,
            Rsvps rsvps,
            Topics topics,
            SubmitRsvp submitRsvp,
            ChangeRsvp changeRsvp,
            FindUnreached findUnreached,
            AuditLog log,
            Clock clock) {
        super(desk, meetings);
        this.participants = participants;
        this.rsvps = rsvps;
        this.topics = topics;
        this.submitRsvp = submitRsvp;
        this.changeRsvp = changeRsvp;
        this.findUnreached = findUnreached;
        this.log = log;
        this.clock = clock;
    }

    @Override
    protected HttpResponse answer(HttpRequest request, Desk.Visit visit) {
        require(visit.session().organises());
        Meeting meeting = meeting(request, visit);
        String page = request.path().substring(request.path().lastIndexOf('/') + 1);
        boolean isLooking = request.method().equals("GET");
        return switch (page) {
            case "participants", "search" ->
                isLooking && UNREACHED.equals(request.query().get("show"))
                        ? unreached(request, visit, meeting)
                        : list(request, visit, meeting);
            case "audit" -> audit(request, visit, meeting);
            case "new-participant" ->
                isLooking ? newForm(desk(request, visit), meeting) : added(request, visit, meeting);
            case "change" -> isLooking ? changeForm(request, visit, meeting) : changed(request, visit, meeting);
            case "cancellation" -> cancelled(request, visit, meeting);
            case "place" -> promoted(request, visit, meeting);
            case "arrival" -> arrived(request, visit, meeting);
            default -> person(request, visit, meeting);
        };
    }

    /// What is looked for comes by POST, as a name has no business in an address.
    private HttpResponse list(HttpRequest request, Desk.Visit visit, Meeting meeting) {
        Map<String, List<String>> form = visit.form();
        boolean isSearch = !form.isEmpty();
        String typed = Doors.first(form, "words");
        String show = isSearch ? Doors.first(form, "show") : request.query().getOrDefault("show", "");
        String after = isSearch ? Doors.first(form, "after") : request.query().getOrDefault("after", "");
        Search search = Search.of(typed, Word.find(Show.class, show).orElse(Show.ALL));
        note(visit, meeting, Act.LISTED, Optional.empty(), "");
        Participants.Page page = participants.page(meeting.id(), search, Person.of(after), ON_A_PAGE);
        DeskView desk = desk(request, visit);
        return HttpResponse.html(
                200,
                Pages.participants(
                        desk,
                        new ParticipantsView(desk.messages(), meeting, typed, search.show(), page, isOnTheDay(meeting)),
                        did(request, DONE)));
    }

    private HttpResponse unreached(HttpRequest request, Desk.Visit visit, Meeting meeting) {
        note(visit, meeting, Act.LISTED, Optional.empty(), ReadRsvpsFunction.MAILS);
        FindUnreached.Page page = findUnreached.page(meeting.id(), Optional.empty());
        DeskView desk = desk(request, visit);
        return HttpResponse.html(200, Pages.unreached(desk, new UnreachedView(desk.messages(), meeting, page)));
    }

    private HttpResponse person(HttpRequest request, Desk.Visit visit, Meeting meeting) {
        Optional<Rsvp> rsvp = find(request, meeting);
        if (rsvp.isEmpty()) {
            return topic(request, meeting);
        }
        note(visit, meeting, Act.LOOKED_AT, Optional.of(rsvp.get().person()), "");
        return page(200, request, visit, meeting, rsvp.get(), "");
    }

    /// Whoever only brought a topic has no page but that: there the log leads when it tells of them.
    private HttpResponse topic(HttpRequest request, Meeting meeting) {
        List<Topic> brought = topics.of(meeting.id(), Doors.person(request));
        if (brought.isEmpty()) {
            throw RefusedException.notFound();
        }
        return HttpResponse.seeOther("/desk/meetings/" + meeting.id().value() + "/topics/"
                + TopicKey.of(brought.getLast()).word() + "?lang="
                + messages(request).language().word());
    }

    private HttpResponse page(
            int status, HttpRequest request, Desk.Visit visit, Meeting meeting, Rsvp rsvp, String trouble) {
        DeskView desk = desk(request, visit);
        AuditView audit = new AuditView(
                desk.messages(), meeting, log.about(meeting.id(), rsvp.person(), ON_A_PAGE), Optional.empty());
        return HttpResponse.html(
                status,
                Pages.participant(desk, mine(meeting, rsvp), audit, isOnTheDay(meeting), did(request, DONE), trouble));
    }

    private HttpResponse audit(HttpRequest request, Desk.Visit visit, Meeting meeting) {
        Optional<String> after =
                Optional.ofNullable(request.query().get("after")).filter(AuditLog::isPlace);
        AuditLog.Page page = log.page(meeting.id(), after, ON_A_PAGE);
        DeskView desk = desk(request, visit);
        return HttpResponse.html(
                200, Pages.audit(desk, new AuditView(desk.messages(), meeting, page.entries(), page.next())));
    }

    private HttpResponse newForm(DeskView desk, Meeting meeting) {
        requireNotOver(meeting);
        return HttpResponse.html(200, Pages.newParticipant(desk, meeting, FormState.empty("rsvp", Sender.newKey())));
    }

    private HttpResponse added(HttpRequest request, Desk.Visit visit, Meeting meeting) {
        requireNotOver(meeting);
        Map<String, List<String>> form = FormFields.guestsInOrder(visit.form());
        DeskView desk = desk(request, visit);
        String key = Doors.first(form, "submission");
        if (form.containsKey(FormState.ROWS_FIELD)) {
            return HttpResponse.html(
                    200, Pages.newParticipant(desk, meeting, FormState.typed("rsvp", form, List.of(), key, "")));
        }
        JsonObject sent = sent(form, meeting);
        Optional<Person> person = submitRsvp.whose(meeting, sent);
        person.ifPresent(_ -> note(visit, meeting, Act.ADDED, person, ""));
        return switch (submitRsvp.add(meeting.id(), sender(form), sent)) {
            case RsvpOutcome.Stored _ -> at(request, meeting, person.orElseThrow(), "added");
            case RsvpOutcome.AlreadyIn _ -> at(request, meeting, person.orElseThrow(), "known");
            case RsvpOutcome.Kept _ -> done(request, meeting, "participants", "kept");
            case RsvpOutcome.Refused(Refusal.Invalid(List<Complaint> complaints)) ->
                again(400, desk, meeting, form, complaints, "");
            case RsvpOutcome.Refused(Refusal.Full _) -> again(409, desk, meeting, form, List.of(), "desk-full");
            case RsvpOutcome.Refused(Refusal why) -> throw RefusedException.of(why);
        };
    }

    private static HttpResponse again(
            int status,
            DeskView desk,
            Meeting meeting,
            Map<String, List<String>> form,
            List<Complaint> complaints,
            String trouble) {
        return HttpResponse.html(
                status,
                Pages.newParticipant(
                        desk,
                        meeting,
                        FormState.typed("rsvp", form, complaints, Doors.first(form, "submission"), trouble)));
    }

    private HttpResponse changeForm(HttpRequest request, Desk.Visit visit, Meeting meeting) {
        requireNotOver(meeting);
        Rsvp rsvp = rsvp(request, meeting);
        note(visit, meeting, Act.LOOKED_AT, Optional.of(rsvp.person()), "");
        FormState form = FormState.of(rsvp, Sender.newKey())
                .with("version", String.valueOf(rsvp.version()))
                .with("language", rsvp.participant().language().word());
        return HttpResponse.html(200, Pages.changeParticipant(desk(request, visit), mine(meeting, rsvp), form, false));
    }

    private HttpResponse changed(HttpRequest request, Desk.Visit visit, Meeting meeting) {
        requireNotOver(meeting);
        Rsvp rsvp = rsvp(request, meeting);
        Map<String, List<String>> form = FormFields.guestsInOrder(visit.form());
        if (form.containsKey(FormState.ROWS_FIELD)) {
            return change(200, request, visit, mine(meeting, rsvp), form, List.of(), "");
        }
        note(visit, meeting, Act.CHANGED, Optional.of(rsvp.person()), "");
        ChangeOutcome outcome = changeRsvp.changeFor(
                meeting.id(), rsvp.person(), Doors.version(form), sender(form), sent(form, meeting));
        return switch (outcome) {
            case ChangeOutcome.Changed _ -> at(request, meeting, rsvp.person(), "changed");
            case ChangeOutcome.Outdated(Rsvp present) ->
                change(
                        409,
                        request,
                        visit,
                        mine(meeting, present),
                        with(form, "version", String.valueOf(present.version())),
                        List.of(),
                        "desk-outdated");
            case ChangeOutcome.NoRsvp() -> throw RefusedException.notFound();
            case ChangeOutcome.Refused(Refusal.Invalid(List<Complaint> complaints)) ->
                change(400, request, visit, mine(meeting, rsvp), form, complaints, "");
            case ChangeOutcome.Refused(Refusal.Full _) ->
                change(409, request, visit, mine(meeting, rsvp), form, List.of(), "no-room");
            case ChangeOutcome.Refused(Refusal why) -> throw RefusedException.of(why);
        };
    }

    private static HttpResponse change(
            int status,
            HttpRequest request,
            Desk.Visit visit,
            Mine mine,
            Map<String, List<String>> form,
            List<Complaint> complaints,
            String trouble) {
        // Who reads "somebody else changed it" sends a new request: the earlier one is remembered as refused.
        String key = trouble.equals("desk-outdated") ? Sender.newKey() : Doors.first(form, "submission");
        FormState state = FormState.typed("rsvp", form, complaints, key, trouble);
        return HttpResponse.html(
                status, Pages.changeParticipant(desk(request, visit), mine, state, trouble.equals("desk-outdated")));
    }

    private HttpResponse cancelled(HttpRequest request, Desk.Visit visit, Meeting meeting) {
        requireNotOver(meeting);
        Rsvp rsvp = rsvp(request, meeting);
        note(visit, meeting, Act.CANCELLED, Optional.of(rsvp.person()), "");
        return told(
                request,
                visit,
                meeting,
                changeRsvp.cancel(meeting.id(), rsvp.person(), Doors.version(visit.form()), sender(visit.form())),
                rsvp,
                "cancelled");
    }

    private HttpResponse promoted(HttpRequest request, Desk.Visit visit, Meeting meeting) {
        requireNotOver(meeting);
        Rsvp rsvp = rsvp(request, meeting);
        note(visit, meeting, Act.PROMOTED, Optional.of(rsvp.person()), "");
        return told(
                request,
                visit,
                meeting,
                changeRsvp.promote(meeting.id(), rsvp.person(), Doors.version(visit.form())),
                rsvp,
                "promoted");
    }

    private HttpResponse arrived(HttpRequest request, Desk.Visit visit, Meeting meeting) {
        Rsvp rsvp = rsvp(request, meeting);
        String typed = Doors.first(visit.form(), "people");
        if (!typed.matches("\\d{1,2}") || Integer.parseInt(typed) > rsvp.people()) {
            throw RefusedException.of(403, "desk-form");
        }
        int people = Integer.parseInt(typed);
        note(
                visit,
                meeting,
                people > 0 ? Act.CHECKED_IN : Act.CHECKED_OUT,
                Optional.of(rsvp.person()),
                String.valueOf(people));
        ChangeOutcome outcome = changeRsvp.arrive(meeting.id(), rsvp.person(), people);
        boolean isFromTheList = Doors.first(visit.form(), "from").equals("list");
        return outcome instanceof ChangeOutcome.Changed && isFromTheList
                ? done(request, meeting, "participants?show=expected", "arrived")
                : told(request, visit, meeting, outcome, rsvp, people > 0 ? "arrived" : "not-arrived");
    }

    private HttpResponse told(
            HttpRequest request, Desk.Visit visit, Meeting meeting, ChangeOutcome outcome, Rsvp rsvp, String done) {
        return switch (outcome) {
            case ChangeOutcome.Changed _ -> at(request, meeting, rsvp.person(), done);
            case ChangeOutcome.Outdated(Rsvp present) -> page(409, request, visit, meeting, present, "desk-outdated");
            case ChangeOutcome.NoRsvp() -> throw RefusedException.notFound();
            case ChangeOutcome.Refused(Refusal.Full _) -> page(409, request, visit, meeting, rsvp, "desk-full");
            case ChangeOutcome.Refused(Refusal why) -> throw RefusedException.of(why);
        };
    }

    private static HttpResponse at(HttpRequest request, Meeting meeting, Person person, String done) {
        return done(request, meeting, "participants/" + person.value(), done);
    }

    private Mine mine(Meeting meeting, Rsvp rsvp) {
        return new Mine(meeting, Optional.of(rsvp), topics.of(meeting.id(), rsvp.person()), clock.instant());
    }

    private Rsvp rsvp(HttpRequest request, Meeting meeting) {
        return find(request, meeting).orElseThrow(RefusedException::notFound);
    }

    private Optional<Rsvp> find(HttpRequest request, Meeting meeting) {
        return rsvps.find(meeting.id(), Doors.person(request))
                .filter(rsvp -> !rsvp.participant().isErased());
    }

    private void requireNotOver(Meeting meeting) {
        if (meeting.isOver(clock.instant())) {
            throw RefusedException.of(409, "over");
        }
    }

    /// Nobody is checked in before the day itself.
    private boolean isOnTheDay(Meeting meeting) {
        return !clock.instant().atZone(meeting.timeZone()).toLocalDate().isBefore(meeting.date());
    }

    private void note(Desk.Visit visit, Meeting meeting, Act act, Optional<Person> whom, String detail) {
        log.note(Entry.of(meeting, clock.instant(), visit.session(), act, whom, detail));
    }

    private static JsonObject sent(Map<String, List<String>> form, Meeting meeting) {
        return Answers.typed(FormFields.json(form, APART), meeting);
    }

    private static Sender sender(Map<String, List<String>> form) {
        return Doors.sender("desk", form);
    }

    private static Map<String, List<String>> with(Map<String, List<String>> form, String field, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(form);
        more.put(field, List.of(value));
        return more;
    }
}
