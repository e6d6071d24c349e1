package nl.klankbord.functions;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.audit.Act;
import nl.klankbord.audit.AuditLog;
import nl.klankbord.audit.Entry;
import nl.klankbord.http.Bodies;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.manifest.Comment;
import nl.klankbord.manifest.Comments;
import nl.klankbord.manifest.ComposeManifest;
import nl.klankbord.manifest.Draft;
import nl.klankbord.manifest.Heads;
import nl.klankbord.manifest.ManifestFile;
import nl.klankbord.manifest.Manifests;
import nl.klankbord.manifest.Version;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.submission.Reading.Invalid;
import nl.klankbord.submission.Reading.Valid;

/// The manifest of a meeting, for programs of its organisers: the draft, its versions, and what participants say.
///
/// Whoever stores a draft says in `If-Match` which they changed, so that nobody's work is overwritten unseen.
public final class ComposeManifestFunction extends HttpFunction {

    private final Meetings meetings;
    private final ComposeManifest compose;
    private final Manifests manifests;
    private final Comments comments;
    private final AuditLog auditLog;
    private final Clock clock;

    public ComposeManifestFunction() {
        Wiring wiring = new Wiring();
        this(
                wiring.meetings(),
                wiring.composeManifest(),
                wiring.manifests(),
                wiring.comments(),
                wiring.auditLog(),
                wiring.clock());
    }

    ComposeManifestFunction(
            Meetings meetings,
            ComposeManifest compose,
            Manifests manifests,
            Comments comments,
            AuditLog auditLog,
            Clock clock) {
        this.meetings = meetings;
        this.compose = compose;
        this.manifests = manifests;
        this.comments = comments;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    @Override
    protected boolean isPolled(HttpRequest request) {
        return !request.path().endsWith("/comments");
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        Meeting meeting = Organisers.meeting(request, meetings);
        boolean isLooking = request.method().equals("GET");
        if (request.pathParameters().containsKey("version")) {
            int number = number(request.pathParameter("version"));
            return isLooking ? version(200, find(meeting, number)) : publish(request, meeting, number);
        }
        if (request.path().endsWith("/comments")) {
            return comments(request, meeting);
        }
        return isLooking ? file(compose.draft(meeting).file()) : store(request, meeting);
    }

    private HttpResponse store(HttpRequest request, Meeting meeting) {
        ManifestFile file = switch (ManifestFile.read(Bodies.longJson(request))) {
            case Invalid<ManifestFile> invalid -> throw RefusedException.invalid(invalid.complaints());
            case Valid<ManifestFile> valid -> valid.value();
        };
        Draft present = compose.draft(meeting);
        if (file.equals(present.file()) && present.version() > 0) {
            // Its answer was lost, or there is nothing to change.
            return file(file);
        }
        requireMatch(request, present);
        String by = Organisers.require(request);
        return compose.change(meeting, present, file, by, by)
                .map(stored -> file(stored.file()))
                .orElseThrow(() -> changed(compose.draft(meeting)));
    }

    private static void requireMatch(HttpRequest request, Draft present) {
        String match = request.header("if-match").orElseThrow(() -> RefusedException.of(428, "manifest-if-match"));
        boolean isMatch = Arrays.stream(match.split(",", 50))
                .map(String::strip)
                .anyMatch(Set.of("*", file(present.file()).tag())::contains);
        if (!isMatch) {
            throw changed(present);
        }
    }

    private static RefusedException changed(Draft present) {
        HttpResponse file = file(present.file());
        return RefusedException.changed("manifest-changed", present.file().write(), file.tag());
    }

    private HttpResponse publish(HttpRequest request, Meeting meeting, int number) {
        Draft draft = compose.draft(meeting);
        if (!draft.file().isReady()) {
            throw RefusedException.of(409, "manifest-empty");
        }
        requireMatch(request, draft);
        boolean isThere = manifests.find(meeting.id(), number).isPresent();
        String by = Organisers.require(request);
        return compose.publish(meeting, draft, number, by, by)
                .map(version -> version(isThere ? 200 : 201, version))
                .orElseThrow(() -> RefusedException.of(409, "manifest-number", next(meeting)));
    }

    private int next(Meeting meeting) {
        List<Version> versions = manifests.versions(meeting.id());
        return versions.isEmpty() ? 1 : versions.getLast().number() + 1;
    }

    private Version find(Meeting meeting, int number) {
        return manifests.find(meeting.id(), number).orElseThrow(RefusedException::notFound);
    }

    private HttpResponse comments(HttpRequest request, Meeting meeting) {
        auditLog.note(Entry.of(
                meeting, clock.instant(), Organisers.require(request), Act.LISTED, Optional.empty(), "comments"));
        return HttpResponse.json(
                200,
                Json.object()
                        .put(
                                "comments",
                                Json.array(comments.all(meeting.id()).stream()
                                        .map(ComposeManifestFunction::write)
                                        .toList()))
                        .build());
    }

    private static JsonObject write(Comment comment) {
        Json.Builder json = Json.object()
                .put("person", comment.person().value())
                .put("name", comment.name())
                .put("organisation", comment.organisation())
                .put("version", comment.version());
        if (!comment.paragraph().isEmpty()) {
            json.put("paragraph", comment.paragraph());
        }
        return json.put("text", comment.text())
                .put("at", comment.at().toString())
                .build();
    }

    private static HttpResponse file(ManifestFile file) {
        HttpResponse response = HttpResponse.json(200, file.write());
        return response.with("etag", response.tag());
    }

    private static HttpResponse version(int status, Version version) {
        return HttpResponse.json(
                status,
                Json.object()
                        .put("number", version.number())
                        .put("publishedAt", version.publishedAt().toString())
                        .put("public", version.isPublic())
                        .put("manifest", version.file().write())
                        .put(
                                "counts",
                                Json.array(version.heads().entrySet().stream()
                                        .map(entry -> counts(entry.getKey(), entry.getValue()))
                                        .toList()))
                        .build());
    }

    private static JsonObject counts(String paragraph, Heads heads) {
        return Json.object()
                .put("paragraph", paragraph)
                .put("contributions", heads.contributions())
                .put("people", heads.people())
                .put("organisations", heads.organisations())
                .build();
    }

    /// @throws RefusedException 404 when it is no number
    private static int number(String typed) {
        if (!typed.matches("[1-9]\\d{0,5}")) {
            throw RefusedException.notFound();
        }
        return Integer.parseInt(typed);
    }
}
