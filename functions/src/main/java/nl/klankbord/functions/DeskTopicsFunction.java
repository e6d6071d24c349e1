package nl.klankbord.functions;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.audit.Act;
import nl.klankbord.audit.AuditLog;
import nl.klankbord.audit.Entry;
import nl.klankbord.desk.Session;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.invite.AskInvite;
import nl.klankbord.invite.Invite;
import nl.klankbord.invite.InviteFile;
import nl.klankbord.invite.Invites;
import nl.klankbord.json.Json;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.page.DeskView;
import nl.klankbord.page.Pages;
import nl.klankbord.page.SortingView;
import nl.klankbord.page.ThemesView;
import nl.klankbord.page.TopicView;
import nl.klankbord.page.TopicsView;
import nl.klankbord.sorting.Card;
import nl.klankbord.sorting.Cards;
import nl.klankbord.sorting.Decided;
import nl.klankbord.sorting.Decision;
import nl.klankbord.sorting.DecisionForm;
import nl.klankbord.sorting.Decisions;
import nl.klankbord.sorting.Kind;
import nl.klankbord.sorting.Pick;
import nl.klankbord.sorting.Picture;
import nl.klankbord.sorting.SortTopics;
import nl.klankbord.sorting.SortTopics.Outcome;
import nl.klankbord.sorting.ThemeId;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Reading.Invalid;
import nl.klankbord.submission.Reading.Valid;
import nl.klankbord.submission.Word;
import nl.klankbord.topic.Intent;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;
import nl.klankbord.topic.Topics;

/// Where organisers read the topics that came in, and sort them: under themes, with tags, notes and a place in the
/// programme. Each decision is kept beside the topics and can be undone; a topic itself never changes.
///
/// Who only looks sees the themes and how many topics each has.
public final class DeskTopicsFunction extends DeskHandler {

    private static final Set<String> FIELDS = Set.of("themes", "topics", "title", "tag", "note", "subject", "message");

    private static final Set<String> DONE = Set.of("sorted", "undone", "invited");

    private final Topics topics;
    private final Cards cards;
    private final Decisions decisions;
    private final SortTopics sortTopics;
    private final Invites invites;
    private final AskInvite askInvite;
    private final AuditLog auditLog;
    private final Clock clock;

    public DeskTopicsFunction() {
        this(new Wiring());
    }

    private DeskTopicsFunction(Wiring wiring) {
        this(
                wiring.desk(),
                wiring.meetings(),
                wiring.topics(),
                wiring.cards(),
                wiring.decisions(),
                wiring.sortTopics(),
                wiring.invites(),
                wiring.askInvite(),
                wiring.auditLog(),
                wiring.clock());
    }

    DeskTopicsFunction(
            Desk desk,
            Meetings meetings,
            Topics topics,
            Cards cards,
            Decisions decisions,
            SortTopics sortTopics,
            Invites invites,
            AskInvite askInvite,
            AuditLog auditLog,
            Clock clock) {
        super(desk, meetings);
        this.topics = topics;
        this.cards = cards;
        this.decisions = decisions;
        this.sortTopics = sortTopics;
        this.invites = invites;
        this.askInvite = askInvite;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    @Override
    protected HttpResponse answer(HttpRequest request, Desk.Visit visit) {
        require(visit.session().seesCounts());
        At at = new At(request, visit, meeting(request, visit));
        if (request.path().endsWith("/themes")) {
            return at.isLooking() ? themes(at, 200, Shown.NOTHING) : decideAboutThemes(at);
        }
        require(visit.session().organises());
        if (!request.pathParameters().containsKey("topic")) {
            return at.isLooking() ? topics(at, 200, Shown.NOTHING) : decideAboutTopics(at);
        }
        Topic topic = TopicKey.of(request.pathParameter("topic"))
                .flatMap(key -> topics.find(at.meeting().id(), key.person(), key.submission()))
                .orElseThrow(RefusedException::notFound);
        return at.isLooking() ? topic(at, topic, 200, Shown.NOTHING) : decideAboutOne(at, topic);
    }

    /// Who asks what, about which meeting.
    private record At(HttpRequest request, Desk.Visit visit, Meeting meeting) {

        boolean isLooking() {
            return request.method().equals("GET");
        }

        Session session() {
            return visit.session();
        }

        String field(String name) {
            return Doors.first(visit.form(), name);
        }

        String query(String name) {
            return request.query().getOrDefault(name, "");
        }
    }

    private HttpResponse themes(At at, int status, Shown shown) {
        DeskView desk = desk(at.request(), at.visit());
        ThemesView view = new ThemesView(
                sorting(desk, at.meeting(), shown),
                number(at.query("page"), 1),
                number(at.query("before"), Integer.MAX_VALUE));
        return HttpResponse.html(status, Pages.themes(desk, view, done(at)));
    }

    private HttpResponse topics(At at, int status, Shown shown) {
        DeskView desk = desk(at.request(), at.visit());
        note(at, Act.LISTED, Optional.empty(), "topics");
        SortingView sorting = sorting(desk, at.meeting(), shown);
        Pick pick = pick(at);
        List<Card> found = sorting.picture().topics(pick);
        int pages = Math.max(1, (found.size() + TopicsView.ON_A_PAGE - 1) / TopicsView.ON_A_PAGE);
        int page = Math.min(number(at.query("page"), 1), pages);
        List<TopicKey> keys = found.stream()
                .skip((page - 1L) * TopicsView.ON_A_PAGE)
                .limit(TopicsView.ON_A_PAGE)
                .map(Card::topic)
                .toList();
        TopicsView view = new TopicsView(sorting, pick, found.size(), cards.read(at.meeting(), keys), page);
        return HttpResponse.html(status, Pages.topics(desk, view, done(at)));
    }

    private HttpResponse topic(At at, Topic topic, int status, Shown shown) {
        DeskView desk = desk(at.request(), at.visit());
        note(at, Act.LOOKED_AT, Optional.of(topic), "topic");
        List<Invite> sent = invites.about(at.meeting().id(), TopicKey.of(topic));
        TopicView view =
                new TopicView(sorting(desk, at.meeting(), shown), topic, sent, askInvite.mayAsk(at.meeting(), topic));
        return HttpResponse.html(status, Pages.topicAtTheDesk(desk, view, done(at)));
    }

    private SortingView sorting(DeskView desk, Meeting meeting, Shown shown) {
        return new SortingView(desk.messages(), meeting, picture(meeting), shown.form(), shown.meanwhile());
    }

    private Picture picture(Meeting meeting) {
        return Picture.of(meeting, decisions, cards);
    }

    private HttpResponse decideAboutThemes(At at) {
        require(at.session().organises());
        return decide(at, "themes", Optional.empty(), "themes", shown -> themes(at, status(shown), shown));
    }

    private HttpResponse decideAboutTopics(At at) {
        String query = TopicsView.query(pick(at)) + "page=" + number(at.query("page"), 1);
        return decide(at, "topics", Optional.empty(), "topics?" + query, shown -> topics(at, status(shown), shown));
    }

    private HttpResponse decideAboutOne(At at, Topic topic) {
        TopicKey key = TopicKey.of(topic);
        String page = "topics/" + key.word();
        if (at.field("kind").equals("invite")) {
            return invite(at, topic, page);
        }
        return decide(at, at.field("kind"), Optional.of(topic), page, shown -> topic(at, topic, status(shown), shown));
    }

    private static int status(Shown shown) {
        return shown.meanwhile().isEmpty() ? 400 : 409;
    }

    /// Shows the page again from which a form came.
    private interface Again {

        HttpResponse with(Shown shown);
    }

    /// @param kind of the form
    /// @param only the topic that it is about, when its page is about one
    /// @param page to go on with
    private HttpResponse decide(At at, String kind, Optional<Topic> only, String page, Again again) {
        boolean isAboutTopics = !kind.equals("themes");
        if (Word.find(Kind.class, at.field("kind"))
                .filter(asked -> asked == Kind.UNDO
                        || (isAboutTopics ? asked.isOfTopics() && !asked.isOfCoalitions() : asked == Kind.MERGE))
                .isEmpty()) {
            throw RefusedException.of(403, "desk-form");
        }
        Decision decision;
        if (at.field("kind").equals(Kind.UNDO.word())) {
            decision = Decision.undo(number(at.visit(), "undoes"));
        } else {
            switch (DecisionForm.read(json(at, only), at.meeting(), () -> picture(at.meeting()))) {
                case Invalid<DecisionForm> invalid -> {
                    return again.with(Shown.wrong(kind, at.visit().form(), FIELDS, invalid.complaints()));
                }
                case Valid<DecisionForm> valid -> decision = valid.value().decision();
            }
        }
        note(
                at,
                decision.kind() == Kind.NOTE ? Act.NOTED : Act.SORTED,
                only,
                decision.kind().word());
        SortTopics.Wish wish = new SortTopics.Wish(
                ownName(at.visit()),
                number(at.visit(), "seen"),
                decision,
                at.session().subject(),
                at.session().name());
        return switch (sortTopics.decide(at.meeting(), wish)) {
            case Outcome.Done _ -> go(at, page, decision.kind() == Kind.UNDO ? "undone" : "sorted");
            // Two who undo the same want the same.
            case Outcome.Gone() when decision.kind() == Kind.UNDO -> go(at, page, "undone");
            case Outcome.Gone() -> throw RefusedException.of(409, "topic-gone");
            case Outcome.Apart _ -> throw RefusedException.of(409, "apart");
            case Outcome.Meanwhile(List<Decided> theirs) ->
                again.with(Shown.late(kind, at.visit().form(), FIELDS, theirs));
            case Outcome.Reused() -> throw RefusedException.of(403, "desk-form");
        };
    }

    private HttpResponse invite(At at, Topic topic, String page) {
        if (!askInvite.mayAsk(at.meeting(), topic)) {
            throw RefusedException.of(409, "over");
        }
        Json.Builder sent = Json.object().put("subject", at.field("subject")).put("text", at.field("message"));
        return switch (InviteFile.read(sent.build())) {
            case Invalid<InviteFile> invalid -> {
                List<Complaint> complaints = invalid.complaints().stream()
                        .map(complaint -> complaint.field().equals("text")
                                ? new Complaint("message", complaint.code(), complaint.arguments())
                                : complaint)
                        .toList();
                yield topic(at, topic, 400, Shown.wrong("invite", at.visit().form(), FIELDS, complaints));
            }
            case Valid<InviteFile> valid -> {
                note(at, Act.INVITED, Optional.of(topic), "");
                Optional<AskInvite.Asked> asked = askInvite.ask(
                        at.meeting(),
                        topic,
                        ownName(at.visit()),
                        valid.value(),
                        at.session().subject(),
                        at.session().name());
                if (asked.isEmpty()) {
                    throw RefusedException.of(409, "sent");
                }
                yield go(at, page, "invited");
            }
        };
    }

    private void note(At at, Act act, Optional<Topic> topic, String detail) {
        auditLog.note(Entry.of(at.meeting(), clock.instant(), at.session(), act, topic.map(Topic::person), detail));
    }

    /// As the API has it, so that both are read by one reader.
    private static Json.JsonObject json(At at, Optional<Topic> only) {
        String kind = at.field("kind");
        Json.Builder json = Json.object().put("kind", kind);
        if (kind.equals(Kind.MERGE.word())) {
            json.put("themes", Json.texts(at.visit().form().getOrDefault("themes", List.of())));
        } else {
            json.put(
                    "topics",
                    Json.texts(only.map(topic -> List.of(TopicKey.of(topic).word()))
                            .orElseGet(() -> at.visit().form().getOrDefault("topics", List.of()))));
        }
        String field = Word.find(Kind.class, kind).map(DecisionForm::field).orElse("");
        if (!field.isEmpty()) {
            json.put(field, at.field(field));
        }
        return json.build();
    }

    private static Pick pick(At at) {
        return new Pick(
                ThemeId.of(at.query("theme")),
                ThemeId.of(at.query("tag")),
                Set.of("true", "false").contains(at.query("programmed"))
                        ? Optional.of(Boolean.valueOf(at.query("programmed")))
                        : Optional.empty(),
                Word.find(Intent.class, at.query("intent")));
    }

    private static String done(At at) {
        return did(at.request(), DONE);
    }

    private static HttpResponse go(At at, String page, String what) {
        return done(at.request(), at.meeting(), page, what);
    }

    /// Somebody may have typed it in the address.
    private static int number(String typed, int otherwise) {
        return typed.matches("[1-9]\\d{0,5}") ? Integer.parseInt(typed) : otherwise;
    }
}
