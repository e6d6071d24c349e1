package nl.klankbord.functions;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.audit.Act;
import nl.klankbord.audit.AuditLog;
import nl.klankbord.audit.Entry;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.messages.Messages;
import nl.klankbord.page.DeskView;
import nl.klankbord.page.HeldView;
import nl.klankbord.page.Pages;
import nl.klankbord.quarantine.Held;
import nl.klankbord.quarantine.Quarantine;
import nl.klankbord.recount.ReleaseHeld;

/// Where an organiser looks at what is kept apart, lets it in, or throws it away.
///
/// What was wrong when it came can only be mended by the API ([ReleaseHeldFunction]), or sent anew; here it says
/// what is wrong.
public final class DeskQuarantineFunction extends DeskHandler {

    /// So many are let in one after the other within the time of a request.
    private static final int ON_A_PAGE = 20;

    private static final Set<String> DONE = Set.of("released", "dismissed");

    private final ReleaseHeld releaseHeld;
    private final Quarantine quarantine;
    private final AuditLog log;
    private final Clock clock;

    public DeskQuarantineFunction() {
        this(new Wiring());
    }

    private DeskQuarantineFunction(Wiring wiring) {
        this(
                wiring.desk(),
                wiring.meetings(),
                wiring.releaseHeld(),
                wiring.quarantine(),
                wiring.auditLog(),
                wiring.clock());
    }

    DeskQuarantineFunction(
            Desk desk, Meetings meetings, ReleaseHeld releaseHeld, Quarantine quarantine, AuditLog log, Clock clock) {
        super(desk, meetings);
        this.releaseHeld = releaseHeld;
        this.quarantine = quarantine;
        this.log = log;
        this.clock = clock;
    }

    @Override
    protected HttpResponse answer(HttpRequest request, Desk.Visit visit) {
        require(visit.session().organises());
        Meeting meeting = meeting(request, visit);
        if (request.method().equals("GET")) {
            return page(200, request, visit, meeting, false, List.of());
        }
        List<String> chosen =
                visit.form().getOrDefault("held", List.of()).stream().distinct().toList();
        if (chosen.size() > ON_A_PAGE || !chosen.stream().allMatch(Held::isId)) {
            throw RefusedException.of(403, "desk-form");
        }
        boolean isRelease = switch (Doors.first(visit.form(), "act")) {
            case "release" -> true;
            case "dismiss" -> false;
            default -> throw RefusedException.of(403, "desk-form");
        };
        if (chosen.isEmpty()) {
            return page(400, request, visit, meeting, true, List.of());
        }
        note(visit, meeting, isRelease ? Act.RELEASED : Act.DISMISSED);
        if (!isRelease) {
            chosen.forEach(id -> quarantine.remove(meeting.id(), id));
            return done(request, meeting, "quarantine", "dismissed");
        }
        List<String> refused = release(meeting, chosen, messages(request));
        return refused.isEmpty()
                ? done(request, meeting, "quarantine", "released")
                : page(409, request, visit, meeting, false, refused);
    }

    /// What somebody else let in or threw away meanwhile is where it should be.
    ///
    /// @return who could not be let in, and why
    private List<String> release(Meeting meeting, List<String> chosen, Messages messages) {
        List<String> refused = new ArrayList<>();
        for (String id : chosen) {
            if (releaseHeld.release(meeting.id(), id, Optional.empty())
                    instanceof ReleaseHeld.Outcome.Refused(Refusal why)) {
                quarantine
                        .find(meeting.id(), id)
                        .ifPresent(held -> refused.add(HeldView.name(messages, held) + ": " + reason(messages, why)));
            }
        }
        return refused;
    }

    private static String reason(Messages messages, Refusal why) {
        RefusedException refused = RefusedException.of(why);
        List<String> complaints =
                refused.complaints().stream().map(messages::complaint).toList();
        return complaints.isEmpty() ? messages.text("problem." + refused.reason()) : String.join("; ", complaints);
    }

    private HttpResponse page(
            int status,
            HttpRequest request,
            Desk.Visit visit,
            Meeting meeting,
            boolean isNothingChosen,
            List<String> refused) {
        Optional<String> after = Optional.ofNullable(request.query().get("after"));
        if (after.isPresent() && !Held.isId(after.get())) {
            throw RefusedException.notFound();
        }
        note(visit, meeting, Act.LISTED_HELD);
        List<Held> found = quarantine.page(meeting.id(), after, ON_A_PAGE + 1);
        List<Held> shown = found.stream().limit(ON_A_PAGE).toList();
        Optional<String> next =
                found.size() > ON_A_PAGE ? Optional.of(shown.getLast().id()) : Optional.empty();
        DeskView desk = desk(request, visit);
        HeldView view = new HeldView(desk.messages(), meeting, shown, next, isNothingChosen, refused);
        return HttpResponse.html(status, Pages.held(desk, view, did(request, DONE)));
    }

    private void note(Desk.Visit visit, Meeting meeting, Act act) {
        log.note(Entry.of(meeting, clock.instant(), visit.session(), act, Optional.empty(), ""));
    }
}
