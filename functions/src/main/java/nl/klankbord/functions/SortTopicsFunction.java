package nl.klankbord.functions;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.audit.Act;
import nl.klankbord.audit.AuditLog;
import nl.klankbord.audit.Entry;
import nl.klankbord.desk.Role;
import nl.klankbord.http.Bodies;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.invite.AskInvite;
import nl.klankbord.invite.Invite;
import nl.klankbord.invite.InviteFile;
import nl.klankbord.invite.Invites;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Meetings;
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
import nl.klankbord.sorting.Sorted;
import nl.klankbord.sorting.Sorting;
import nl.klankbord.sorting.ThemeId;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Participant;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Reading.Invalid;
import nl.klankbord.submission.Reading.Valid;
import nl.klankbord.submission.Sender;
import nl.klankbord.submission.Word;
import nl.klankbord.topic.Intent;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;
import nl.klankbord.topic.Topics;

/// Topics and themes for organisers' own programs: what the desk shows of them, and all that can be decided there.
public final class SortTopicsFunction extends HttpFunction {

    private static final int MOST_ON_A_PAGE = 100;

    private final Meetings meetings;
    private final Topics topics;
    private final Cards cards;
    private final Decisions decisions;
    private final SortTopics sortTopics;
    private final Invites invites;
    private final AskInvite askInvite;
    private final AuditLog auditLog;
    private final Clock clock;

    public SortTopicsFunction() {
        this(new Wiring());
    }

    private SortTopicsFunction(Wiring wiring) {
        this(
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

    SortTopicsFunction(
            Meetings meetings,
            Topics topics,
            Cards cards,
            Decisions decisions,
            SortTopics sortTopics,
            Invites invites,
            AskInvite askInvite,
            AuditLog auditLog,
            Clock clock) {
        this.meetings = meetings;
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
    protected HttpResponse answer(HttpRequest request) {
        String path = request.path();
        boolean isOfDecision = request.pathParameters().containsKey("decision");
        if (path.endsWith("/themes") && !isOfDecision) {
            return themes(Organisers.meeting(request, meetings, Role::seesCounts), Organisers.role(request));
        }
        Meeting meeting = Organisers.meeting(request, meetings);
        String by = Organisers.require(request);
        if (request.pathParameters().containsKey("topic")) {
            Topic topic = TopicKey.of(request.pathParameter("topic"))
                    .flatMap(key -> topics.find(meeting.id(), key.person(), key.submission()))
                    .orElseThrow(RefusedException::notFound);
            return request.method().equals("GET") ? one(meeting, by, topic) : invite(request, meeting, by, topic);
        }
        if (isOfDecision) {
            return request.method().equals("PUT") ? decide(request, meeting, by) : undo(request, meeting, by);
        }
        return path.endsWith("/topics") ? page(request, meeting, by) : log(request, meeting, by);
    }

    private HttpResponse page(HttpRequest request, Meeting meeting, String by) {
        List<Complaint> complaints = new ArrayList<>();
        int limit = limit(request, complaints);
        Optional<TopicKey> after = query(request, "after").flatMap(TopicKey::of);
        if (query(request, "after").isPresent() && after.isEmpty()) {
            complaints.add(Complaint.of("after", "next"));
        }
        Pick pick = pick(request, complaints);
        if (!complaints.isEmpty()) {
            throw RefusedException.invalid(complaints);
        }
        note(meeting, by, Act.LISTED, Optional.empty(), "topics");
        Picture picture = picture(meeting);
        List<TopicKey> behind = picture.topics(pick).stream()
                .map(Card::topic)
                .filter(key -> after.isEmpty() || key.compareTo(after.get()) > 0)
                .sorted()
                .limit(limit + 1L)
                .toList();
        List<TopicKey> keys = behind.subList(0, Math.min(limit, behind.size()));
        Json.Builder json = Json.object()
                .put(
                        "topics",
                        Json.array(cards.read(meeting, keys).stream()
                                .map(topic -> json(meeting, picture, topic).build())
                                .toList()));
        if (behind.size() > limit) {
            json.put("next", keys.getLast().word());
        }
        return HttpResponse.json(200, json.build());
    }

    private HttpResponse one(Meeting meeting, String by, Topic topic) {
        note(meeting, by, Act.LOOKED_AT, Optional.of(topic.person()), "topic");
        List<JsonObject> sent = invites.about(meeting.id(), TopicKey.of(topic)).stream()
                .map(SortTopicsFunction::json)
                .toList();
        return HttpResponse.json(
                200,
                json(meeting, picture(meeting), topic)
                        .put("invitations", Json.array(sent))
                        .build());
    }

    /// Tags are what organisers noted for themselves: the desk shows them to nobody else.
    private HttpResponse themes(Meeting meeting, Role role) {
        Picture picture = picture(meeting);
        List<JsonObject> tags = picture.tags().entrySet().stream()
                .filter(_ -> role == Role.ORGANISER)
                .map(tag -> Json.object()
                        .put("id", tag.getKey().value())
                        .put("tag", tag.getValue())
                        .build())
                .toList();
        return HttpResponse.json(
                200,
                Json.object()
                        .put(
                                "themes",
                                Json.array(picture.themes().stream()
                                        .map(SortTopicsFunction::json)
                                        .toList()))
                        .put("tags", Json.array(tags))
                        .build());
    }

    /// Notes and tags tell of people too.
    private HttpResponse log(HttpRequest request, Meeting meeting, String by) {
        List<Complaint> complaints = new ArrayList<>();
        int limit = limit(request, complaints);
        String after = query(request, "after").orElse("0");
        if (!after.matches("\\d{1,6}")) {
            complaints.add(Complaint.of("after", "next"));
        }
        if (!complaints.isEmpty()) {
            throw RefusedException.invalid(complaints);
        }
        note(meeting, by, Act.LISTED, Optional.empty(), "decisions");
        Sorting sorting = Sorting.of(decisions.all(meeting.id()));
        List<Decided> behind = sorting.log().stream()
                .filter(decided -> decided.number() > Integer.parseInt(after))
                .limit(limit + 1L)
                .toList();
        List<Decided> shown = behind.subList(0, Math.min(limit, behind.size()));
        Json.Builder json = Json.object()
                .put(
                        "decisions",
                        Json.array(shown.stream()
                                .map(decided -> json(decided, sorting.stands(decided)))
                                .toList()));
        if (behind.size() > limit) {
            json.put("next", String.valueOf(shown.getLast().number()));
        }
        return HttpResponse.json(200, json.build());
    }

    private HttpResponse decide(HttpRequest request, Meeting meeting, String by) {
        String id = id(request, "decision");
        return switch (DecisionForm.read(Bodies.json(request), meeting, () -> picture(meeting))) {
            case Invalid<DecisionForm> invalid -> throw RefusedException.invalid(invalid.complaints());
            case Valid<DecisionForm> valid -> {
                Decision decision = valid.value().decision();
                note(meeting, by, decision);
                Outcome outcome = sortTopics.decide(
                        meeting, new SortTopics.Wish(id, valid.value().seen(), decision, by, by));
                yield switch (outcome) {
                    case Outcome.Done(Decided decided, boolean isNew) ->
                        HttpResponse.json(isNew ? 201 : 200, json(decided, true));
                    case Outcome.Meanwhile _ -> throw RefusedException.of(409, "sorted-meanwhile");
                    case Outcome.Gone() -> throw RefusedException.of(409, "topic-gone");
                    case Outcome.Apart _ -> throw RefusedException.of(409, "apart");
                    case Outcome.Reused() -> throw RefusedException.of(409, "decided");
                };
            }
        };
    }

    /// What is undone already is undone.
    private HttpResponse undo(HttpRequest request, Meeting meeting, String by) {
        String id = id(request, "decision");
        Sorting sorting = Sorting.of(decisions.all(meeting.id()));
        Decided decided = sorting.log().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(RefusedException::notFound);
        if (!sorting.mayBeUndone(decided)) {
            return HttpResponse.nothing();
        }
        Decision undo = Decision.undo(decided.number());
        note(meeting, by, undo);
        SortTopics.Wish wish = new SortTopics.Wish(Sender.newKey(), sorting.seen(), undo, by, by);
        return switch (sortTopics.decide(meeting, wish)) {
            case Outcome.Done _, Outcome.Gone _ -> HttpResponse.nothing();
            case Outcome.Apart _ -> throw RefusedException.of(409, "apart");
            case Outcome.Meanwhile _, Outcome.Reused _ -> throw RefusedException.of(409, "sorted-meanwhile");
        };
    }

    private HttpResponse invite(HttpRequest request, Meeting meeting, String by, Topic topic) {
        String id = id(request, "invitation");
        if (!askInvite.mayAsk(meeting, topic)) {
            throw RefusedException.of(409, "over");
        }
        return switch (InviteFile.read(Bodies.json(request))) {
            case Invalid<InviteFile> invalid -> throw RefusedException.invalid(invalid.complaints());
            case Valid<InviteFile> valid -> {
                note(meeting, by, Act.INVITED, Optional.of(topic.person()), "");
                yield askInvite
                        .ask(meeting, topic, id, valid.value(), by, by)
                        .map(asked -> HttpResponse.json(asked.isNew() ? 201 : 200, json(asked.invite())))
                        .orElseThrow(() -> RefusedException.of(409, "sent"));
            }
        };
    }

    private Picture picture(Meeting meeting) {
        return Picture.of(meeting, decisions, cards);
    }

    private void note(Meeting meeting, String by, Decision decision) {
        Optional<Person> whom = decision.topics().size() == 1
                ? Optional.of(decision.topics().first().person())
                : Optional.empty();
        note(
                meeting,
                by,
                decision.kind() == Kind.NOTE ? Act.NOTED : Act.SORTED,
                whom,
                decision.kind().word());
    }

    private void note(Meeting meeting, String by, Act act, Optional<Person> whom, String detail) {
        auditLog.note(Entry.of(meeting, clock.instant(), by, act, whom, detail));
    }

    private static Json.Builder json(Meeting meeting, Picture picture, Topic topic) {
        TopicKey key = TopicKey.of(topic);
        ThemeId theme = picture.theme(Card.of(meeting, topic));
        Participant participant = topic.participant();
        List<JsonObject> notes = picture.sorting().notes(key).stream()
                .map(note -> Json.object()
                        .put("note", note.decision().text())
                        .put("decision", note.id())
                        .put("at", note.at().toString())
                        .put("name", note.name())
                        .build())
                .toList();
        return Json.object()
                .put("id", key.word())
                .put("name", participant.name())
                .put("email", participant.email().value())
                .put("organisation", participant.organisation())
                .put("organisationType", participant.organisationType().word())
                .put("language", participant.language().word())
                .put("theme", topic.theme())
                .put("text", topic.text())
                .put("intent", topic.intent().word())
                .put("introduce", topic.introduce())
                .put("site", topic.submission().site())
                .put("receivedAt", topic.submission().receivedAt().toString())
                .put(
                        "sortedUnder",
                        Json.object()
                                .put("id", theme.value())
                                .put("title", picture.title(theme).write())
                                .build())
                .put("tags", Json.texts(picture.sorting().tags(key).values()))
                .put("programmed", picture.sorting().isProgrammed(key))
                .put("notes", Json.array(notes));
    }

    private static JsonObject json(Sorted theme) {
        return Json.object()
                .put("id", theme.id().value())
                .put("title", theme.title().write())
                .put("present", theme.present())
                .put("address", theme.address())
                .put("programmed", theme.programmed())
                .put("organisations", theme.organisations())
                .build();
    }

    private static JsonObject json(Decided decided, boolean stands) {
        Json.Builder json = DecisionForm.write(decided.decision());
        if (decided.decision().undoes() > 0) {
            json.put("undoes", decided.decision().undoes());
        }
        return json.put("id", decided.id())
                .put("number", decided.number())
                .put("at", decided.at().toString())
                .put("by", decided.by())
                .put("name", decided.name())
                .put("stands", stands)
                .build();
    }

    private static JsonObject json(Invite invite) {
        Json.Builder json = Json.object()
                .put("id", invite.id())
                .put("subject", invite.file().subject())
                .put("text", invite.file().text())
                .put("askedAt", invite.askedAt().toString())
                .put("name", invite.name())
                .put("refused", invite.isRefused());
        invite.doneAt().ifPresent(at -> json.put("doneAt", at.toString()));
        return json.build();
    }

    private static Pick pick(HttpRequest request, List<Complaint> complaints) {
        Optional<String> programmed = query(request, "programmed");
        if (programmed.filter(word -> !Set.of("true", "false").contains(word)).isPresent()) {
            complaints.add(Complaint.of("programmed", "boolean"));
        }
        Pick pick = new Pick(
                query(request, "theme").flatMap(ThemeId::of),
                query(request, "tag").flatMap(ThemeId::of),
                programmed.map(Boolean::valueOf),
                query(request, "intent").flatMap(word -> Word.find(Intent.class, word)));
        complainUnless(pick.theme().isPresent(), request, "theme", complaints);
        complainUnless(pick.tag().isPresent(), request, "tag", complaints);
        complainUnless(pick.intent().isPresent(), request, "intent", complaints);
        return pick;
    }

    private static void complainUnless(boolean isRead, HttpRequest request, String name, List<Complaint> complaints) {
        if (!isRead && query(request, name).isPresent()) {
            complaints.add(Complaint.of(name, "choice"));
        }
    }

    private static int limit(HttpRequest request, List<Complaint> complaints) {
        String limit = query(request, "limit").orElse(String.valueOf(MOST_ON_A_PAGE));
        if (!limit.matches("[1-9]\\d?|100")) {
            complaints.add(Complaint.of("limit", "number", 1, MOST_ON_A_PAGE));
            return MOST_ON_A_PAGE;
        }
        return Integer.parseInt(limit);
    }

    private static Optional<String> query(HttpRequest request, String name) {
        return Optional.ofNullable(request.query().get(name));
    }

    private static String id(HttpRequest request, String name) {
        String id = request.pathParameter(name);
        if (!Doors.isOwnName(id)) {
            throw RefusedException.invalid(List.of(Complaint.of(name, "name-of-own")));
        }
        return id;
    }
}
