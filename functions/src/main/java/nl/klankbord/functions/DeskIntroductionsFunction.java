package nl.klankbord.functions;

import java.time.Clock;
import java.util.Optional;
import nl.klankbord.audit.Act;
import nl.klankbord.audit.AuditLog;
import nl.klankbord.audit.Entry;
import nl.klankbord.desk.Session;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.introduction.Circle;
import nl.klankbord.introduction.Circles;
import nl.klankbord.introduction.Introduce;
import nl.klankbord.introduction.Statements;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.page.DeskView;
import nl.klankbord.page.IntroductionsView;
import nl.klankbord.page.Pages;
import nl.klankbord.sorting.CoalitionId;

/// Where an organiser asks the people at a table whether they want to meet, sees who said what, and
/// reads what they wrote together.
public final class DeskIntroductionsFunction extends DeskHandler {

    private static final String ASKED = "asked";

    private final Circles circles;
    private final Introduce introduce;
    private final Statements statements;
    private final AuditLog auditLog;
    private final Clock clock;

    public DeskIntroductionsFunction() {
        this(new Wiring());
    }

    private DeskIntroductionsFunction(Wiring wiring) {
        this(
                wiring.desk(),
                wiring.meetings(),
                wiring.circles(),
                wiring.introduce(),
                wiring.statements(),
                wiring.auditLog(),
                wiring.clock());
    }

    DeskIntroductionsFunction(
            Desk desk,
            Meetings meetings,
            Circles circles,
            Introduce introduce,
            Statements statements,
            AuditLog auditLog,
            Clock clock) {
        super(desk, meetings);
        this.circles = circles;
        this.introduce = introduce;
        this.statements = statements;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    @Override
    protected HttpResponse answer(HttpRequest request, Desk.Visit visit) {
        require(visit.session().organises());
        Meeting meeting = meeting(request, visit);
        Circle circle = circle(request, meeting, circles);
        return request.method().equals("GET")
                ? page(request, visit, meeting, circle)
                : ask(request, visit.session(), meeting, circle);
    }

    /// @throws RefusedException 404 when there is no such table
    static Circle circle(HttpRequest request, Meeting meeting, Circles circles) {
        return CoalitionId.of(request.pathParameter("coalition"))
                .flatMap(coalition -> circles.find(meeting.id(), coalition))
                .orElseThrow(RefusedException::notFound);
    }

    private HttpResponse page(HttpRequest request, Desk.Visit visit, Meeting meeting, Circle circle) {
        auditLog.note(
                Entry.of(meeting, clock.instant(), visit.session(), Act.LISTED, Optional.empty(), "introductions"));
        DeskView desk = desk(request, visit);
        IntroductionsView view = new IntroductionsView(
                desk.messages(),
                meeting,
                circle,
                statements.all(meeting.id(), circle.coalition().id()),
                !meeting.isOver(clock.instant()));
        return HttpResponse.html(200, Pages.introductions(desk, view, isDone(request, ASKED)));
    }

    private HttpResponse ask(HttpRequest request, Session session, Meeting meeting, Circle circle) {
        if (meeting.isOver(clock.instant())) {
            throw RefusedException.of(409, "over");
        }
        Introduce.toAsk(circle)
                .forEach(seat -> auditLog.note(Entry.of(
                        meeting, clock.instant(), session, Act.ASKED_TO_MEET, Optional.of(seat.person()), "")));
        introduce.ask(meeting, circle);
        return done(request, meeting, "coalitions/" + circle.coalition().id().value() + "/introductions", ASKED);
    }
}
