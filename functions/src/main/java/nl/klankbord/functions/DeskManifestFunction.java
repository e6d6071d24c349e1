package nl.klankbord.functions;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.klankbord.audit.Act;
import nl.klankbord.audit.AuditLog;
import nl.klankbord.audit.Entry;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.manifest.CoalitionStatements;
import nl.klankbord.manifest.Comment;
import nl.klankbord.manifest.Comments;
import nl.klankbord.manifest.ComposeManifest;
import nl.klankbord.manifest.Draft;
import nl.klankbord.manifest.Licence;
import nl.klankbord.manifest.ManifestFile;
import nl.klankbord.manifest.Manifests;
import nl.klankbord.manifest.Paragraph;
import nl.klankbord.manifest.Section;
import nl.klankbord.manifest.Sources;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.page.DeskManifestView;
import nl.klankbord.page.DeskView;
import nl.klankbord.page.FormState;
import nl.klankbord.page.Pages;
import nl.klankbord.page.ParagraphView;
import nl.klankbord.page.SortingView;
import nl.klankbord.sorting.Card;
import nl.klankbord.sorting.Cards;
import nl.klankbord.sorting.Coalition;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.sorting.Decisions;
import nl.klankbord.sorting.Pick;
import nl.klankbord.sorting.Picture;
import nl.klankbord.sorting.Sorting;
import nl.klankbord.sorting.ThemeId;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Fields;
import nl.klankbord.submission.Word;
import nl.klankbord.topic.TopicKey;
import nl.klankbord.topic.Topics;

/// Where organisers compose the manifest, publish it, and read what participants say about it.
///
/// Every form brings the version of the draft that its sender saw: of one that somebody else changed since, nothing is
/// stored before both have been seen.
public final class DeskManifestFunction extends DeskHandler {

    private static final Pattern STEP =
            Pattern.compile("(head|section)|(rename|up|down|remove|settle):([a-z0-9-]{1,32})");
    private static final Pattern PUBLISHING = Pattern.compile("(publish|hide|show):([1-9]\\d{0,5})");

    private static final Set<String> DONE = Set.of("saved", "published", "hidden", "shown");

    private static final String NEW = "new";

    /// A page shows no more of a theme; what is chosen is always there.
    private static final int MOST_OF_A_THEME = 100;

    private final ComposeManifest compose;
    private final Manifests manifests;
    private final Comments comments;
    private final Topics topics;
    private final Cards cards;
    private final Decisions decisions;
    private final CoalitionStatements statements;
    private final AuditLog auditLog;
    private final Clock clock;

    public DeskManifestFunction() {
        this(new Wiring());
    }

    private DeskManifestFunction(Wiring wiring) {
        this(
                wiring.desk(),
                wiring.meetings(),
                wiring.composeManifest(),
                wiring.manifests(),
                wiring.comments(),
                wiring.topics(),
                wiring.cards(),
                wiring.decisions(),
                wiring.coalitionStatements(),
                wiring.auditLog(),
                wiring.clock());
    }

    DeskManifestFunction(
            Desk desk,
            Meetings meetings,
            ComposeManifest compose,
            Manifests manifests,
            Comments comments,
            Topics topics,
            Cards cards,
            Decisions decisions,
            CoalitionStatements statements,
            AuditLog auditLog,
            Clock clock) {
        super(desk, meetings);
        this.compose = compose;
        this.manifests = manifests;
        this.comments = comments;
        this.topics = topics;
        this.cards = cards;
        this.decisions = decisions;
        this.statements = statements;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    @Override
    protected HttpResponse answer(HttpRequest request, Desk.Visit visit) {
        require(visit.session().organises());
        At at = new At(request, visit, meeting(request, visit));
        boolean isLooking = request.method().equals("GET");
        if (!request.pathParameters().containsKey("paragraph")) {
            return isLooking ? page(at, 200, SortingView.NO_FORM, false) : work(at);
        }
        String id = request.pathParameter("paragraph");
        if (!ManifestFile.isId(id)) {
            throw RefusedException.notFound();
        }
        return isLooking ? write(at, id) : written(at, id);
    }

    /// Who asks what, about which meeting.
    private record At(HttpRequest request, Desk.Visit visit, Meeting meeting) {

        String field(String name) {
            return Doors.first(visit.form(), name);
        }

        /// @return the version of the draft that a form was shown with
        int seen() {
            String typed = field("version");
            if (!typed.matches("\\d{1,9}")) {
                throw RefusedException.of(403, "desk-form");
            }
            return Integer.parseInt(typed);
        }

        FormState typed(String kind, List<Complaint> complaints, String... names) {
            Map<String, List<String>> typed = new LinkedHashMap<>(visit.form());
            typed.keySet().retainAll(Set.of(names));
            return FormState.typed(kind, typed, complaints, "", "");
        }

        String by() {
            return visit.session().subject();
        }

        String name() {
            return visit.session().name();
        }
    }

    private HttpResponse page(At at, int status, FormState form, boolean isOutdated) {
        DeskView desk = desk(at.request(), at.visit());
        Draft draft = compose.draft(at.meeting());
        List<Comment> said = comments.all(at.meeting().id());
        if (!said.isEmpty()) {
            note(at, Act.LISTED, "comments");
        }
        DeskManifestView view = new DeskManifestView(
                desk.messages(),
                at.meeting(),
                draft,
                Sources.find(topics, at.meeting().id(), draft.file().sources()).keySet(),
                manifests.versions(at.meeting().id()),
                said,
                form,
                isOutdated);
        return HttpResponse.html(status, Pages.deskManifest(desk, view, did(at.request(), DONE)));
    }

    private HttpResponse work(At at) {
        Matcher publishing = PUBLISHING.matcher(at.field("step"));
        if (publishing.matches()) {
            return publish(at, publishing.group(1), Integer.parseInt(publishing.group(2)));
        }
        Matcher step = STEP.matcher(at.field("step"));
        if (!step.matches()) {
            throw RefusedException.of(403, "desk-form");
        }
        Draft draft = compose.draft(at.meeting());
        String what = step.group(1) == null ? step.group(2) : step.group(1);
        String id = step.group(1) == null ? step.group(3) : "";
        Fields fields = Fields.of(Json.object()
                .put("manifestTitle", at.field("manifestTitle"))
                .put("heading", at.field("heading"))
                .build());
        ManifestFile file = draft.file();
        ManifestFile after = switch (what) {
            case "head" ->
                file.titled(
                        fields.line("manifestTitle", ManifestFile.MAX_TITLE),
                        Word.find(Licence.class, at.field("licence"))
                                .orElseThrow(() -> RefusedException.of(403, "desk-form")));
            case "section" ->
                file.with(new Section(
                        ManifestFile.nextId(), fields.line("heading", ManifestFile.MAX_HEADING), List.of()));
            case "rename" -> file.renamed(id, fields.line("heading", ManifestFile.MAX_HEADING));
            case "up" -> file.moved(id, true);
            case "down" -> file.moved(id, false);
            case "settle" -> settled(at, file, id);
            default -> file.removed(id);
        };
        FormState form = at.typed(
                what.equals("rename") ? "rename-" + id : what,
                complaints(fields, after),
                "manifestTitle",
                "licence",
                "heading");
        return store(
                at,
                draft,
                after,
                form.complaints(),
                isOutdated -> page(at, isOutdated ? 409 : 400, isOutdated ? without(form) : form, isOutdated));
    }

    /// The organiser has looked: sources that are gone are counted no more either.
    private ManifestFile settled(At at, ManifestFile file, String id) {
        return file.among(
                        Sources.find(topics, at.meeting().id(), file.sources()).keySet())
                .settled(id);
    }

    private static List<Complaint> complaints(Fields fields, ManifestFile after) {
        List<Complaint> complaints = new ArrayList<>(fields.complaints());
        complaints.addAll(after.tooMuch());
        return complaints;
    }

    /// First of all it has to be of now; then what is wrong with it can be mended.
    private static FormState without(FormState form) {
        return FormState.typed(form.kind(), form.values(), List.of(), form.key(), "");
    }

    /// Shows the page again from which a form came.
    private interface Again {

        /// @param isOutdated whether somebody else was first; else something is wrong
        HttpResponse with(boolean isOutdated);
    }

    private HttpResponse store(At at, Draft draft, ManifestFile after, List<Complaint> complaints, Again again) {
        if (complaints.isEmpty() && after.equals(draft.file())) {
            // Its answer was lost, or there is nothing to change.
            return done(at.request(), at.meeting(), "manifest", "saved");
        }
        if (at.seen() != draft.version()) {
            return again.with(true);
        }
        if (!complaints.isEmpty()) {
            return again.with(false);
        }
        return compose.change(at.meeting(), draft, after, at.by(), at.name())
                .map(_ -> done(at.request(), at.meeting(), "manifest", "saved"))
                .orElseGet(() -> again.with(true));
    }

    private HttpResponse publish(At at, String what, int number) {
        if (!what.equals("publish")) {
            boolean isPublic = what.equals("show");
            manifests.open(at.meeting().id(), number, isPublic);
            return done(at.request(), at.meeting(), "manifest", isPublic ? "shown" : "hidden");
        }
        Draft draft = compose.draft(at.meeting());
        if (!draft.file().isReady()) {
            throw RefusedException.of(403, "desk-form");
        }
        if (draft.version() != at.seen()) {
            return page(at, 409, SortingView.NO_FORM, true);
        }
        return compose.publish(at.meeting(), draft, number, at.by(), at.name())
                .map(_ -> done(at.request(), at.meeting(), "manifest", "published"))
                .orElseGet(() -> page(at, 409, SortingView.NO_FORM, true));
    }

    private HttpResponse write(At at, String id) {
        Draft draft = compose.draft(at.meeting());
        Optional<Paragraph> standing = draft.file().paragraph(id);
        if (standing.isEmpty() && !id.equals(NEW)) {
            throw RefusedException.notFound();
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        standing.ifPresent(paragraph -> {
            values.put("passage", List.of(paragraph.text()));
            values.put(
                    "sources", paragraph.sources().stream().map(TopicKey::word).toList());
        });
        values.put(
                "section",
                List.of(draft.file()
                        .around(id)
                        .map(Section::id)
                        .orElse(at.request().query().getOrDefault("section", ""))));
        return paragraph(
                at,
                200,
                draft,
                id.equals(NEW) ? ManifestFile.nextId() : id,
                FormState.typed("paragraph", values, List.of(), "", ""),
                false);
    }

    private HttpResponse written(At at, String id) {
        if (id.equals(NEW)) {
            throw RefusedException.notFound();
        }
        Draft draft = compose.draft(at.meeting());
        FormState typed = at.typed("paragraph", List.of(), "passage", "sources", "section", "theme");
        if (!at.field("step").equals("save")) {
            // Whoever is still choosing goes on from the draft that they saw.
            FormState begun = at.field("step").equals("coalition") ? withCoalition(at, typed) : typed;
            return paragraph(at, begun.complaints().isEmpty() ? 200 : 400, seen(at, draft), id, begun, false);
        }
        Fields fields =
                Fields.of(Json.object().put("passage", at.field("passage")).build());
        Set<TopicKey> sources = keys(at);
        Paragraph standing = draft.file().paragraph(id).orElseGet(() -> new Paragraph(id, "", new TreeSet<>(), 0));
        Paragraph paragraph = standing.rewritten(
                fields.lines("passage", ManifestFile.MAX_TEXT),
                sources,
                Sources.find(topics, at.meeting().id(), standing.sources()).keySet());
        if (sources.size() > ManifestFile.MOST_SOURCES) {
            fields.complain("sources", "many", ManifestFile.MOST_SOURCES);
        }
        boolean isSomewhere = draft.file().paragraph(id).isPresent()
                || draft.file().section(at.field("section")).isPresent();
        if (!isSomewhere) {
            fields.complain("section", "choice");
        }
        ManifestFile after = draft.file().put(at.field("section"), paragraph);
        List<Complaint> complaints = complaints(fields, after);
        FormState form = at.typed("paragraph", complaints, "passage", "sources", "section", "theme");
        return store(
                at,
                draft,
                after,
                complaints,
                isOutdated -> paragraph(
                        at,
                        isOutdated ? 409 : 400,
                        isOutdated ? compose.draft(at.meeting()) : draft,
                        id,
                        isOutdated ? without(form) : form,
                        isOutdated));
    }

    /// Its members are chosen, besides what was; what it states is the text, where nothing was typed yet. Of more than
    /// a paragraph takes, the first are, and that is said.
    private FormState withCoalition(At at, FormState typed) {
        Optional<Coalition> coalition = CoalitionId.of(at.field("coalition"))
                .flatMap(id -> Sorting.of(decisions.all(at.meeting().id())).coalition(id));
        if (coalition.isEmpty()) {
            return typed;
        }
        Set<String> sources = new LinkedHashSet<>(typed.values().getOrDefault("sources", List.of()));
        coalition.get().members().forEach(member -> sources.add(member.word()));
        Map<String, List<String>> values = new LinkedHashMap<>(typed.values());
        values.put("sources", sources.stream().limit(ManifestFile.MOST_SOURCES).toList());
        if (typed.value("passage").isBlank()) {
            statements
                    .find(at.meeting().id(), coalition.get().id())
                    .ifPresent(statement -> values.put("passage", List.of(statement)));
        }
        List<Complaint> complaints = sources.size() <= ManifestFile.MOST_SOURCES
                ? List.of()
                : List.of(Complaint.of("sources", "first", ManifestFile.MOST_SOURCES, sources.size()));
        return FormState.typed(typed.kind(), values, complaints, "", "");
    }

    /// The draft of now, at the version that a form was shown with: so that saving it later is still held against
    /// what others did meanwhile.
    private static Draft seen(At at, Draft draft) {
        return new Draft(
                draft.meeting(),
                draft.file(),
                at.seen(),
                draft.changedAt(),
                draft.by(),
                draft.name(),
                draft.expiresAtEpochSecond());
    }

    private static Set<TopicKey> keys(At at) {
        return new LinkedHashSet<>(at.visit().form().getOrDefault("sources", List.of()).stream()
                .flatMap(word -> TopicKey.of(word).stream())
                .toList());
    }

    private HttpResponse paragraph(At at, int status, Draft draft, String id, FormState form, boolean isOutdated) {
        DeskView desk = desk(at.request(), at.visit());
        note(at, Act.LISTED, "topics");
        Picture picture = Picture.of(at.meeting(), decisions, cards);
        Set<TopicKey> shown = new LinkedHashSet<>(form.values().getOrDefault("sources", List.of()).stream()
                .flatMap(word -> TopicKey.of(word).stream())
                .limit(ManifestFile.MOST_SOURCES)
                .toList());
        ThemeId.of(form.value("theme"))
                .ifPresent(
                        theme -> picture
                                .topics(new Pick(
                                        Optional.of(theme), Optional.empty(), Optional.empty(), Optional.empty()))
                                .stream()
                                .limit(MOST_OF_A_THEME)
                                .map(Card::topic)
                                .forEach(shown::add));
        List<TopicKey> keys = List.copyOf(shown);
        var found = Sources.find(topics, at.meeting().id(), keys);
        ParagraphView view = new ParagraphView(
                desk.messages(),
                at.meeting(),
                draft,
                id,
                form,
                picture,
                keys.stream().filter(found::containsKey).map(found::get).toList(),
                isOutdated);
        return HttpResponse.html(status, Pages.paragraph(desk, view));
    }

    private void note(At at, Act act, String detail) {
        auditLog.note(Entry.of(at.meeting(), clock.instant(), at.visit().session(), act, Optional.empty(), detail));
    }
}
