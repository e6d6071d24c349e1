package nl.klankbord.functions;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import nl.klankbord.audit.Act;
import nl.klankbord.audit.AuditLog;
import nl.klankbord.audit.Entry;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.introduction.Circle;
import nl.klankbord.introduction.Circles;
import nl.klankbord.introduction.Introduce;
import nl.klankbord.introduction.Introduction;
import nl.klankbord.introduction.Seat;
import nl.klankbord.introduction.Statement;
import nl.klankbord.introduction.Statements;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.submission.Person;

/// Introductions for organisers' own programs: what the desk shows of a table, and asking the people at
/// it.
public final class IntroductionsFunction extends HttpFunction {

    private final Meetings meetings;
    private final Circles circles;
    private final Introduce introduce;
    private final Statements statements;
    private final AuditLog auditLog;
    private final Clock clock;

    public IntroductionsFunction() {
        this(new Wiring());
    }

    private IntroductionsFunction(Wiring wiring) {
        this(
                wiring.meetings(),
                wiring.circles(),
                wiring.introduce(),
                wiring.statements(),
                wiring.auditLog(),
                wiring.clock());
    }

    IntroductionsFunction(
            Meetings meetings,
            Circles circles,
            Introduce introduce,
            Statements statements,
            AuditLog auditLog,
            Clock clock) {
        this.meetings = meetings;
        this.circles = circles;
        this.introduce = introduce;
        this.statements = statements;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        Meeting meeting = Organisers.meeting(request, meetings);
        String by = Organisers.require(request);
        Circle circle = DeskIntroductionsFunction.circle(request, meeting, circles);
        if (request.path().endsWith("/statement")) {
            note(meeting, by, Act.LISTED, Optional.empty(), "statement");
            return HttpResponse.json(200, statement(meeting, circle));
        }
        if (request.method().equals("PUT")) {
            return ask(request, meeting, by, circle);
        }
        note(meeting, by, Act.LISTED, Optional.empty(), "introductions");
        return HttpResponse.json(200, json(circle));
    }

    private HttpResponse ask(HttpRequest request, Meeting meeting, String by, Circle circle) {
        if (meeting.isOver(clock.instant())) {
            throw RefusedException.of(409, "over");
        }
        note(meeting, by, Act.LISTED, Optional.empty(), "introductions");
        Introduce.toAsk(circle).forEach(seat -> note(meeting, by, Act.ASKED_TO_MEET, Optional.of(seat.person()), ""));
        introduce.ask(meeting, circle);
        return HttpResponse.json(200, json(DeskIntroductionsFunction.circle(request, meeting, circles)));
    }

    private void note(Meeting meeting, String by, Act act, Optional<Person> whom, String detail) {
        auditLog.note(Entry.of(meeting, clock.instant(), by, act, whom, detail));
    }

    private static JsonObject json(Circle circle) {
        return Json.object()
                .put("coalition", circle.coalition().id().value())
                .put("name", circle.coalition().name())
                .put("people", circle.people())
                .put("organisations", circle.organisations())
                .put(
                        "introductions",
                        Json.array(circle.seats().stream()
                                .map(IntroductionsFunction::json)
                                .toList()))
                .build();
    }

    private static JsonObject json(Seat seat) {
        Json.Builder json = Json.object()
                .put("person", seat.person().value())
                .put("name", seat.participant().name())
                .put("organisation", seat.participant().organisation())
                .put("standing", seat.standing().word());
        seat.introduction().ifPresent(introduction -> mails(json, introduction));
        return json.build();
    }

    private static void mails(Json.Builder json, Introduction introduction) {
        json.put("askedAt", introduction.askedAt().toString());
        introduction.mailedAt().ifPresent(at -> json.put("mailedAt", at.toString()));
        introduction.answeredAt().ifPresent(at -> json.put("answeredAt", at.toString()));
        json.put("introducedTo", introduction.told().size()).put("refused", introduction.isRefused());
    }

    private JsonObject statement(Meeting meeting, Circle circle) {
        List<JsonObject> versions = statements
                .all(meeting.id(), circle.coalition().id())
                .stream()
                .map(version -> json(version, circle))
                .toList();
        return Json.object()
                .put("coalition", circle.coalition().id().value())
                .put("name", circle.coalition().name())
                .put("versions", Json.array(versions))
                .build();
    }

    private static JsonObject json(Statement version, Circle circle) {
        Json.Builder json = Json.object()
                .put("version", version.version())
                .put("text", version.text())
                .put("at", version.at().toString());
        version.by()
                .flatMap(circle::of)
                .ifPresent(seat -> json.put("name", seat.participant().name()));
        return json.build();
    }
}
