package nl.klankbord.functions;

import java.util.List;
import java.util.Optional;
import nl.klankbord.audit.AuditLog;
import nl.klankbord.audit.Entry;
import nl.klankbord.calendar.CalendarFile;
import nl.klankbord.calendar.Invitation;
import nl.klankbord.export.JsonCsv;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.introduction.Circles;
import nl.klankbord.introduction.Introduction;
import nl.klankbord.introduction.MyTable;
import nl.klankbord.introduction.Statement;
import nl.klankbord.introduction.Statements;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.link.LinkKeys;
import nl.klankbord.link.LinkKeys.Use;
import nl.klankbord.link.Mine;
import nl.klankbord.link.MineJson;
import nl.klankbord.link.OpenLink;
import nl.klankbord.link.PersonalLink;
import nl.klankbord.manifest.Attributions;
import nl.klankbord.manifest.Comments;
import nl.klankbord.messages.Messages;
import nl.klankbord.page.AuditView;
import nl.klankbord.page.FormState;
import nl.klankbord.page.Pages;
import nl.klankbord.page.TableView;
import nl.klankbord.receipt.Mailings;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.site.FormKeys;
import nl.klankbord.sorting.Decisions;
import nl.klankbord.sorting.Sorting;
import nl.klankbord.submission.Person;
import nl.klankbord.topic.TopicKey;

/// What somebody sees by their personal link. Nothing here changes anything.
public final class OpenLinkFunction extends HttpFunction {

    private static final int MOST_LINES = 500;

    private final OpenLink openLink;
    private final LinkKeys keys;
    private final LinkCookie cookie;
    private final FormKeys formKeys;
    private final Mailings mailings;
    private final Decisions decisions;
    private final Attributions attributions;
    private final Comments comments;
    private final AuditLog log;
    private final Circles circles;
    private final Statements statements;

    public OpenLinkFunction() {
        this(new Wiring());
    }

    private OpenLinkFunction(Wiring wiring) {
        this(
                wiring.openLink(),
                wiring.linkKeys(),
                wiring.formKeys(),
                wiring.mailings(),
                wiring.decisions(),
                wiring.attributions(),
                wiring.comments(),
                wiring.auditLog(),
                wiring.circles(),
                wiring.statements(),
                !wiring.isOnThisMachine());
    }

    OpenLinkFunction(
            OpenLink openLink,
            LinkKeys keys,
            FormKeys formKeys,
            Mailings mailings,
            Decisions decisions,
            Attributions attributions,
            Comments comments,
            AuditLog log,
            Circles circles,
            Statements statements,
            boolean isHttps) {
        this.openLink = openLink;
        this.keys = keys;
        this.cookie = new LinkCookie(keys, isHttps);
        this.formKeys = formKeys;
        this.mailings = mailings;
        this.decisions = decisions;
        this.attributions = attributions;
        this.comments = comments;
        this.log = log;
        this.circles = circles;
        this.statements = statements;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        String token = request.pathParameter("token");
        if (request.path().startsWith("/r/")) {
            return opened(request, token);
        }
        if (request.path().startsWith("/u/")) {
            requireOurs(token, Use.UNSUBSCRIBE);
            return HttpResponse.html(200, Pages.unsubscribe(messages(request), token));
        }
        PersonalLink link = cookie.require(request);
        Mine mine = found(openLink.open(link));
        if (request.pathParameters().containsKey("coalition")) {
            return table(request, mine);
        }
        return switch (request.path()) {
            case "/my-rsvp/data" -> data(request, link, mine);
            case "/my-rsvp/calendar" -> calendar(mine);
            case "/my-rsvp/log" -> log(request, link, mine);
            case "/my-rsvp/change" -> change(request, mine);
            default -> page(request, mine);
        };
    }

    /// From here on the token is in a cookie; whether there is anything behind it, the page says.
    private HttpResponse opened(HttpRequest request, String token) {
        requireOurs(token, Use.OPEN);
        return HttpResponse.seeOther(
                        "/my-rsvp?lang=" + messages(request).language().word())
                .setting(cookie.keep(token));
    }

    private void requireOurs(String token, Use use) {
        if (keys.read(token, use).isEmpty()) {
            throw unknown();
        }
    }

    /// @throws RefusedException 410
    static Mine found(OpenLink.Opened opened) {
        return switch (opened) {
            case OpenLink.Opened.Found(Mine mine) -> mine;
            case OpenLink.Opened.Nothing _ -> throw RefusedException.of(410, "link-gone");
            case OpenLink.Opened.Expired(var meeting) ->
                throw RefusedException.of(410, "link-expired", meeting.contact().value());
        };
    }

    private HttpResponse page(HttpRequest request, Mine mine) {
        String done = request.query().getOrDefault("done", "");
        return HttpResponse.html(
                200,
                Pages.mine(
                        messages(request),
                        mine,
                        tables(circles, mine),
                        done.matches("changed|cancelled|following|unfollowed|together|apart|withdrawn") ? done : "",
                        FormState.empty("colleague", formKeys.nextFilledIn()),
                        false));
    }

    /// @return those for which they were asked. Who brings nothing sits nowhere
    static List<MyTable> tables(Circles circles, Mine mine) {
        return mine.topics().isEmpty()
                ? List.of()
                : circles.of(mine.meeting().id(), mine.topics().getFirst().person());
    }

    /// @throws RefusedException 404 when they were not asked for it, whether it is there or not
    static MyTable table(HttpRequest request, Circles circles, Mine mine) {
        return tables(circles, mine).stream()
                .filter(table -> table.introduction().coalition().value().equals(request.pathParameter("coalition")))
                .findFirst()
                .orElseThrow(RefusedException::notFound);
    }

    private HttpResponse table(HttpRequest request, Mine mine) {
        MyTable table = table(request, circles, mine);
        Optional<Statement> statement = table.isOpen()
                ? statements.find(mine.meeting().id(), table.introduction().coalition())
                : Optional.empty();
        String done = request.query().getOrDefault("done", "");
        return HttpResponse.html(
                200,
                Pages.table(new TableView(
                        messages(request),
                        mine,
                        table,
                        statement,
                        TableView.form(statement),
                        false,
                        done.matches("agreed|declined|written") ? done : "")));
    }

    private HttpResponse data(HttpRequest request, PersonalLink link, Mine mine) {
        List<Introduction> introductions =
                tables(circles, mine).stream().map(MyTable::introduction).toList();
        List<Statement> written = introductions.stream()
                .flatMap(each -> statements.all(each.meeting(), each.coalition()).stream()
                        .filter(version -> version.by().equals(Optional.of(each.person()))))
                .toList();
        Sorting sorting = Sorting.of(
                mine.topics().isEmpty()
                        ? List.of()
                        : decisions.all(mine.meeting().id()));
        JsonObject data = MineJson.write(
                mine,
                sorting,
                introductions,
                written,
                attributions.findAll(
                        link.meeting(), mine.topics().stream().map(TopicKey::of).toList()),
                comments.of(link.meeting(), link.person()));
        boolean isCsv = request.query().getOrDefault("format", "").equals("csv");
        HttpResponse file = isCsv
                ? HttpResponse.of(200, "text/csv; charset=utf-8", JsonCsv.render(messages(request), data))
                : HttpResponse.of(200, "application/json", JsonWriter.bytes(data));
        return file.with(
                "content-disposition",
                "attachment; filename=\"klankbord-" + mine.meeting().id().value() + (isCsv ? ".csv\"" : ".json\""));
    }

    /// Whoever only brought a topic is looked at too: at the desk that is read, sorted and invited by.
    private HttpResponse log(HttpRequest request, PersonalLink link, Mine mine) {
        List<Entry> entries = log.about(link.meeting(), link.person(), MOST_LINES);
        AuditView view = new AuditView(messages(request), mine.meeting(), entries, Optional.empty());
        return HttpResponse.html(200, Pages.myLog(view, MOST_LINES));
    }

    private HttpResponse change(HttpRequest request, Mine mine) {
        if (!mine.canChange()) {
            throw RefusedException.of(410, "closed", mine.meeting().contact().value());
        }
        Rsvp rsvp = mine.rsvp().orElseThrow();
        FormState form = FormState.of(rsvp, formKeys.nextFilledIn()).with("version", String.valueOf(rsvp.version()));
        return HttpResponse.html(200, Pages.change(messages(request), mine, form));
    }

    /// For who has no invitation in the mail. It is the same entry: what is mailed later changes it.
    private HttpResponse calendar(Mine mine) {
        if (!mine.hasPlace()) {
            throw RefusedException.of(409, "link-no-entry");
        }
        Person person = mine.rsvp().orElseThrow().person();
        CalendarFile file = CalendarFile.entry(Invitation.of(
                mine.meeting(),
                person,
                mine.participant().email(),
                mine.language(),
                Math.max(0, mailings.find(mine.meeting().id(), person).sequence()),
                Messages.in(mine.language()).text("mail.calendar.text"),
                mine.now()));
        return HttpResponse.of(200, file.mediaType(), file.bytes())
                .with(
                        "content-disposition",
                        "attachment; filename=\"klankbord-"
                                + mine.meeting().id().value() + ".ics\"");
    }

    static RefusedException unknown() {
        return RefusedException.of(404, "link-unknown");
    }
}
