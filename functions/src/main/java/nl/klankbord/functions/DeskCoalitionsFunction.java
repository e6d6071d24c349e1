package nl.klankbord.functions;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.klankbord.audit.Act;
import nl.klankbord.audit.AuditLog;
import nl.klankbord.audit.Entry;
import nl.klankbord.coalition.CoalitionPicture;
import nl.klankbord.coalition.CoalitionPicture.Table;
import nl.klankbord.coalition.MakeSuggestions;
import nl.klankbord.coalition.Suggested;
import nl.klankbord.coalition.Suggestions;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.page.CoalitionView;
import nl.klankbord.page.CoalitionsView;
import nl.klankbord.page.DeskView;
import nl.klankbord.page.Pages;
import nl.klankbord.page.SortingView;
import nl.klankbord.sorting.Card;
import nl.klankbord.sorting.Cards;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.sorting.Decided;
import nl.klankbord.sorting.Decision;
import nl.klankbord.sorting.DecisionForm;
import nl.klankbord.sorting.Decisions;
import nl.klankbord.sorting.Kind;
import nl.klankbord.sorting.Picture;
import nl.klankbord.sorting.SortTopics;
import nl.klankbord.sorting.SortTopics.Outcome;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Fields;
import nl.klankbord.submission.Reading.Invalid;
import nl.klankbord.submission.Reading.Valid;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;

/// Who belongs at one table, for an organiser: what is suggested and why, and all that can be decided about it.
public final class DeskCoalitionsFunction extends DeskHandler {

    /// Fields of forms that are shown again with what was typed.
    private static final Set<String> FIELDS = Set.of("topics", "name", "title", "into", "words");

    /// Texts of the message files under `coalitions.done.`.
    private static final Set<String> DONE = Set.of("decided", "undone", "suggested", "words");

    /// What one decision may hold, as for all others (`DecisionForm`).
    private static final int AT_ONCE = 100;

    private final Cards cards;
    private final Decisions decisions;
    private final SortTopics sortTopics;
    private final Suggestions suggestions;
    private final MakeSuggestions makeSuggestions;
    private final AuditLog auditLog;
    private final Clock clock;

    public DeskCoalitionsFunction() {
        this(new Wiring());
    }

    private DeskCoalitionsFunction(Wiring wiring) {
        this(
                wiring.desk(),
                wiring.meetings(),
                wiring.cards(),
                wiring.decisions(),
                wiring.sortTopics(),
                wiring.suggestions(),
                wiring.makeSuggestions(),
                wiring.auditLog(),
                wiring.clock());
    }

    DeskCoalitionsFunction(
            Desk desk,
            Meetings meetings,
            Cards cards,
            Decisions decisions,
            SortTopics sortTopics,
            Suggestions suggestions,
            MakeSuggestions makeSuggestions,
            AuditLog auditLog,
            Clock clock) {
        super(desk, meetings);
        this.cards = cards;
        this.decisions = decisions;
        this.sortTopics = sortTopics;
        this.suggestions = suggestions;
        this.makeSuggestions = makeSuggestions;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    @Override
    protected HttpResponse answer(HttpRequest request, Desk.Visit visit) {
        require(visit.session().organises());
        At at = new At(request, visit, meeting(request, visit));
        boolean isLooking = request.method().equals("GET");
        if (!request.pathParameters().containsKey("coalition")) {
            return isLooking ? all(at, 200, Shown.NOTHING) : ask(at);
        }
        CoalitionId id = CoalitionId.of(request.pathParameter("coalition")).orElseThrow(RefusedException::notFound);
        return isLooking ? one(at, id, 200, Shown.NOTHING) : decideAbout(at, id);
    }

    private record At(HttpRequest request, Desk.Visit visit, Meeting meeting) {

        String field(String name) {
            return Doors.first(visit.form(), name).strip();
        }

        List<TopicKey> topics() {
            return visit.form().getOrDefault("topics", List.of()).stream()
                    .flatMap(word -> TopicKey.of(word).stream())
                    .limit(AT_ONCE)
                    .toList();
        }
    }

    private HttpResponse all(At at, int status, Shown shown) {
        DeskView desk = desk(at.request(), at.visit());
        return HttpResponse.html(
                status, Pages.coalitions(desk, view(desk, at.meeting(), shown), did(at.request(), DONE)));
    }

    private HttpResponse one(At at, CoalitionId id, int status, Shown shown) {
        DeskView desk = desk(at.request(), at.visit());
        CoalitionsView all = view(desk, at.meeting(), shown);
        Table table = all.picture().find(id).orElseThrow(RefusedException::notFound);
        auditLog.note(Entry.of(
                at.meeting(), clock.instant(), at.visit().session(), Act.LISTED, Optional.empty(), "coalition"));
        Map<TopicKey, Topic> topics = new HashMap<>();
        cards.read(at.meeting(), table.all()).forEach(topic -> topics.put(TopicKey.of(topic), topic));
        return HttpResponse.html(
                status, Pages.coalition(desk, new CoalitionView(all, table, topics), did(at.request(), DONE)));
    }

    private CoalitionsView view(DeskView desk, Meeting meeting, Shown shown) {
        Picture picture = Picture.of(meeting, decisions, cards);
        Map<TopicKey, Card> present = new HashMap<>();
        cards.of(meeting).forEach(card -> present.put(card.topic(), card));
        Optional<Suggested> suggested = suggestions.find(meeting.id());
        return new CoalitionsView(
                new SortingView(desk.messages(), meeting, picture, shown.form(), shown.meanwhile()),
                CoalitionPicture.of(picture.sorting(), suggested, present.keySet()),
                suggested,
                present);
    }

    /// What is asked on the page of all tables.
    private HttpResponse ask(At at) {
        return switch (at.field("act")) {
            case "suggest" -> {
                makeSuggestions.make(at.meeting(), clock.instant());
                yield go(at, "coalitions", "suggested");
            }
            case "words" -> {
                Json.Builder sent = Json.object().put("kind", Kind.WORDS.word()).put("words", at.field("words"));
                yield switch (DecisionForm.read(
                        sent.build(), at.meeting(), () -> Picture.of(at.meeting(), decisions, cards))) {
                    case Invalid<DecisionForm> invalid ->
                        all(at, 400, Shown.wrong("coalitions", at.visit().form(), FIELDS, invalid.complaints()));
                    case Valid<DecisionForm> valid ->
                        decide(
                                at,
                                List.of(valid.value().decision()),
                                "coalitions",
                                "words",
                                "coalitions",
                                (status, shown) -> all(at, status, shown));
                };
            }
            case "undo" ->
                decide(
                        at,
                        List.of(Decision.undo(number(at.visit(), "undoes"))),
                        "coalitions",
                        "undone",
                        "coalitions",
                        (status, shown) -> all(at, status, shown));
            case "put", "new" -> place(at);
            default -> throw RefusedException.of(403, "desk-form");
        };
    }

    /// Topics without a table get one.
    private HttpResponse place(At at) {
        CoalitionsView all = view(desk(at.request(), at.visit()), at.meeting(), Shown.NOTHING);
        List<Complaint> complaints = new ArrayList<>();
        List<TopicKey> chosen =
                required(at.topics().stream().filter(all.cards()::containsKey).toList(), 1, complaints);
        List<Decision> wanted = new ArrayList<>();
        if (at.field("act").equals("put")) {
            wanted.addAll(into(at, all, chosen, complaints));
        } else {
            String name = name(at, "title", complaints);
            if (complaints.isEmpty()) {
                CoalitionId fresh = fresh(all, chosen);
                wanted.addAll(rest(all, fresh, chosen));
                wanted.addAll(seat(fresh, name, chosen));
            }
        }
        complainOfClashes(at, all, wanted, complaints);
        if (!complaints.isEmpty()) {
            return all(at, 400, Shown.wrong("coalitions-single", at.visit().form(), FIELDS, complaints));
        }
        return decide(
                at, wanted, "coalitions", "decided", "coalitions-single", (status, shown) -> all(at, status, shown));
    }

    private static void complainOfClashes(
            At at, CoalitionsView all, List<Decision> wanted, List<Complaint> complaints) {
        if (complaints.isEmpty()) {
            all.sorting()
                    .picture()
                    .sorting()
                    .clash(at.meeting(), wanted)
                    .ifPresent(two -> complaints.add(clash("topics", all, wanted, two)));
        }
    }

    /// What is asked on the page of one table.
    private HttpResponse decideAbout(At at, CoalitionId id) {
        DeskView desk = desk(at.request(), at.visit());
        CoalitionsView all = view(desk, at.meeting(), Shown.NOTHING);
        Table table = all.picture().find(id).orElseThrow(RefusedException::notFound);
        List<Complaint> complaints = new ArrayList<>();
        List<Decision> wanted = wanted(at, all, table, complaints);
        complainOfClashes(at, all, wanted, complaints);
        if (!complaints.isEmpty()) {
            return one(at, id, 400, Shown.wrong("coalition", at.visit().form(), FIELDS, complaints));
        }
        boolean isGone = CoalitionPicture.of(
                        all.sorting().picture().sorting().with(at.meeting(), wanted),
                        all.suggested(),
                        all.cards().keySet())
                .find(id)
                .isEmpty();
        return decide(
                at,
                wanted,
                isGone ? "coalitions" : "coalitions/" + id.value(),
                "decided",
                "coalition",
                (status, shown) -> one(at, id, status, shown));
    }

    /// @return one decision or several that belong together, in order
    private static List<Decision> wanted(At at, CoalitionsView all, Table table, List<Complaint> complaints) {
        List<TopicKey> chosen =
                at.topics().stream().filter(table.all()::contains).toList();
        List<TopicKey> own = chosen.stream().filter(table.members()::contains).toList();
        String act = at.field("act");
        return switch (act) {
            case "pin" -> {
                String name = name(at, "name", complaints);
                yield table.decided()
                        ? List.of(Decision.seat(table.id(), Set.of(), name))
                        : seat(table.id(), name, table.members());
            }
            case "add" -> {
                List<TopicKey> besides = new ArrayList<>(table.extra());
                besides.addAll(new CoalitionView(all, table, Map.of()).seconds());
                List<TopicKey> more =
                        at.topics().stream().filter(besides::contains).toList();
                yield put(all, table, required(more, 1, complaints));
            }
            case "leave" -> {
                List<Decision> decided = new ArrayList<>(first(all, table, own));
                decided.add(Decision.leave(table.id(), Set.copyOf(required(chosen, 1, complaints))));
                yield decided;
            }
            case "apart" -> List.of(Decision.about(Kind.APART, Set.copyOf(required(chosen, 2, complaints)), ""));
            case "split" -> {
                List<Decision> decided = new ArrayList<>(first(all, table, own));
                String name = name(at, "title", complaints);
                required(own, 1, complaints);
                if (own.size() == table.members().size()) {
                    complaints.add(Complaint.of("topics", "rest"));
                }
                if (complaints.isEmpty()) {
                    decided.addAll(seat(fresh(all, own), name, own));
                }
                yield decided;
            }
            case "move" -> into(at, all, required(chosen, 1, complaints), complaints);
            case "merge" -> into(at, all, table.members(), complaints);
            case "release" -> table.decided() ? List.of(Decision.release(table.id())) : declined(table);
            default -> throw RefusedException.of(403, "desk-form");
        };
    }

    /// A table that was only suggested is made first, without those who go: the next suggestion would bring them
    /// together again.
    private static List<Decision> first(CoalitionsView all, Table table, List<TopicKey> going) {
        if (table.decided()) {
            return List.of();
        }
        List<TopicKey> rest =
                table.members().stream().filter(topic -> !going.contains(topic)).toList();
        return rest.isEmpty() ? List.of() : seat(table.id(), all.label(table), rest);
    }

    /// Who is suggested for a table and leaves it, with all the others, is not suggested with them again.
    private static List<Decision> declined(Table table) {
        List<Decision> decided = new ArrayList<>();
        for (int from = 0; from < table.members().size(); from += AT_ONCE) {
            int to = Math.min(from + AT_ONCE, table.members().size());
            decided.add(Decision.leave(table.id(), new TreeSet<>(table.members().subList(from, to))));
        }
        return decided;
    }

    private static List<Decision> into(At at, CoalitionsView all, List<TopicKey> topics, List<Complaint> complaints) {
        Optional<Table> into = CoalitionId.of(at.field("into")).flatMap(all.picture()::find);
        if (into.isEmpty()) {
            complaints.add(Complaint.of("into", "choice"));
            return List.of();
        }
        return put(all, into.get(), topics);
    }

    /// What was only suggested is decided thereby: the table where they come, and without them those that they leave.
    private static List<Decision> put(CoalitionsView all, Table into, List<TopicKey> topics) {
        List<Decision> decided = new ArrayList<>(rest(all, into.id(), topics));
        List<TopicKey> together = new ArrayList<>(topics);
        if (!into.decided()) {
            together.addAll(into.members());
        }
        // One that has a name keeps it: should that be undone, this says nothing of it.
        decided.addAll(seat(into.id(), into.decided() ? "" : all.label(into), together));
        return decided;
    }

    /// @return the other suggested tables from which some go, without those
    private static List<Decision> rest(CoalitionsView all, CoalitionId into, List<TopicKey> going) {
        return all.open().stream()
                .filter(table -> !table.id().equals(into))
                .filter(table -> table.members().stream().anyMatch(going::contains))
                .flatMap(table -> first(all, table, going).stream())
                .toList();
    }

    private static List<Decision> seat(CoalitionId id, String name, List<TopicKey> topics) {
        List<Decision> decided = new ArrayList<>();
        for (int from = 0; from < topics.size(); from += AT_ONCE) {
            decided.add(Decision.seat(
                    id, new TreeSet<>(topics.subList(from, Math.min(from + AT_ONCE, topics.size()))), name));
        }
        return decided;
    }

    /// @return a name that no table has or had
    private static CoalitionId fresh(CoalitionsView all, List<TopicKey> topics) {
        Set<CoalitionId> taken = new HashSet<>(all.sorting().picture().sorting().named());
        all.suggested()
                .ifPresent(made -> made.grouping().groups().forEach(group -> taken.add(new CoalitionId(group.id()))));
        return CoalitionId.free(topics, taken::contains);
    }

    private static String name(At at, String field, List<Complaint> complaints) {
        Fields fields = Fields.of(Json.object().put(field, at.field(field)).build());
        String name = fields.line(field, Kind.SEAT.longest());
        complaints.addAll(fields.complaints());
        return name;
    }

    private static List<TopicKey> required(List<TopicKey> topics, int least, List<Complaint> complaints) {
        if (topics.size() < least) {
            complaints.add(Complaint.of("topics", least == 1 ? "required" : "two"));
        }
        return topics;
    }

    private static Complaint clash(String field, CoalitionsView all, List<Decision> wanted, Set<TopicKey> two) {
        boolean isForbidden = wanted.stream().anyMatch(decision -> decision.kind() == Kind.APART);
        return Complaint.of(
                field, isForbidden ? "seated" : "apart", all.sorting().titles(two));
    }

    /// Shows the page again from which a form came.
    private interface Again {

        HttpResponse with(int status, Shown shown);
    }

    /// One after the other: when the first stands and the next does not, the page says how things are then.
    private HttpResponse decide(At at, List<Decision> wanted, String page, String what, String form, Again again) {
        int seen = number(at.visit(), "seen");
        int number = 0;
        for (Decision decision : wanted) {
            auditLog.note(Entry.of(
                    at.meeting(),
                    clock.instant(),
                    at.visit().session(),
                    Act.SORTED,
                    decision.topics().size() == 1
                            ? Optional.of(decision.topics().first().person())
                            : Optional.empty(),
                    decision.kind().word()));
            SortTopics.Wish wish = new SortTopics.Wish(
                    number == 0 ? ownName(at.visit()) : ownName(at.visit()) + "-" + number,
                    seen,
                    decision,
                    at.visit().session().subject(),
                    at.visit().session().name());
            switch (sortTopics.decide(at.meeting(), wish)) {
                case Outcome.Done(Decided decided, boolean _) -> seen = Math.max(seen, decided.number());
                // Two who undo the same want the same.
                case Outcome.Gone() when decision.kind() == Kind.UNDO -> {}
                case Outcome.Gone() -> throw RefusedException.of(409, "topic-gone");
                case Outcome.Meanwhile(List<Decided> theirs) -> {
                    return again.with(409, Shown.late(form, at.visit().form(), FIELDS, theirs));
                }
                case Outcome.Apart(Set<TopicKey> two) -> {
                    CoalitionsView all = view(desk(at.request(), at.visit()), at.meeting(), Shown.NOTHING);
                    List<Complaint> complaints = List.of(clash("", all, wanted, two));
                    return again.with(400, Shown.wrong(form, at.visit().form(), FIELDS, complaints));
                }
                case Outcome.Reused() -> throw RefusedException.of(403, "desk-form");
            }
            number++;
        }
        return go(at, page, what);
    }

    private static HttpResponse go(At at, String page, String what) {
        return done(at.request(), at.meeting(), page, what);
    }
}
