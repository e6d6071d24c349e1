package nl.klankbord.functions;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.page.DeskView;

/// What every page of the desk has in common: somebody who is signed in, and may see what it is about.
abstract class DeskHandler extends HttpFunction {

    private final Desk desk;
    private final Meetings meetings;

    DeskHandler(Desk desk, Meetings meetings) {
        this.desk = desk;
        this.meetings = meetings;
    }

    /// @param visit of somebody whose session was looked at, and whose form is ours
    protected abstract HttpResponse answer(HttpRequest request, Desk.Visit visit);

    @Override
    protected final HttpResponse answer(HttpRequest request) {
        var visit = desk.visit(request);
        if (visit.isPresent()) {
            return answer(request, visit.get());
        }
        if (!request.method().equals("GET")) {
            // What was typed must not be sent along to the provider.
            throw RefusedException.of(403, "desk-over");
        }
        return HttpResponse.seeOther("/desk/sign-in?to=" + URLEncoder.encode(request.path(), StandardCharsets.UTF_8));
    }

    /// @throws RefusedException 404 when there is none, and to whoever organises another: they learn nothing of it
    protected final Meeting meeting(HttpRequest request, Desk.Visit visit) {
        return meetings.find(Doors.meeting(request))
                .filter(visit.session()::sees)
                .orElseThrow(RefusedException::notFound);
    }

    /// What the page shows around what it is about.
    protected static DeskView desk(HttpRequest request, Desk.Visit visit) {
        return new DeskView(messages(request), visit.session(), visit.token().formSeal());
    }

    /// After something was done: the browser goes on with a page that says so, and reloading does it not again.
    ///
    /// @param page of the meeting, perhaps with a query
    /// @param what that [#did] knows it by
    protected static HttpResponse done(HttpRequest request, Meeting meeting, String page, String what) {
        return HttpResponse.seeOther("/desk/meetings/" + meeting.id().value() + "/" + page
                + (page.contains("?") ? "&" : "?") + "done=" + what + "&lang="
                + messages(request).language().word());
    }

    /// @return whether this page follows what was [#done]
    protected static boolean isDone(HttpRequest request, String what) {
        return !did(request, Set.of(what)).isEmpty();
    }

    /// @param known what may be done before this page
    /// @return what of it was [#done]; empty for nothing
    protected static String did(HttpRequest request, Set<String> known) {
        String done = request.query().getOrDefault("done", "");
        return known.contains(done) ? done : "";
    }

    /// @throws RefusedException 403
    protected static void require(boolean isAllowed) {
        if (!isAllowed) {
            throw RefusedException.of(403, "desk-role");
        }
    }

    /// @return how a form calls what it asks for, so that it is done once
    /// @throws RefusedException 403 when it is no form of ours
    protected static String ownName(Desk.Visit visit) {
        String name = Doors.first(visit.form(), "id");
        if (!Doors.isOwnName(name)) {
            throw RefusedException.of(403, "desk-form");
        }
        return name;
    }

    /// @return the number of a decision, which nobody types
    /// @throws RefusedException 403 when it is no form of ours
    protected static int number(Desk.Visit visit, String field) {
        String sent = Doors.first(visit.form(), field);
        if (!sent.matches("\\d{1,6}")) {
            throw RefusedException.of(403, "desk-form");
        }
        return Integer.parseInt(sent);
    }
}
