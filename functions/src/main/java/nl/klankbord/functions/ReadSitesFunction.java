package nl.klankbord.functions;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.page.FormState;
import nl.klankbord.page.Pages;
import nl.klankbord.page.Stand;
import nl.klankbord.site.Kind;
import nl.klankbord.site.Site;
import nl.klankbord.site.SiteKeys;
import nl.klankbord.site.SiteSecret;
import nl.klankbord.site.SiteToken;
import nl.klankbord.site.Sites;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.Word;

/// The sites of a meeting for organisers, and the forms to put on their pages.
public final class ReadSitesFunction extends HttpFunction {

    /// Whoever brings colleagues does so on our own page: thirty more fields are too many for somebody else's.
    private static final Set<String> NOT_UNLESS_ASKED = Set.of("guests");

    private final Meetings meetings;
    private final Sites sites;
    private final SiteKeys keys;
    private final String baseUrl;

    public ReadSitesFunction() {
        Wiring wiring = new Wiring();
        this(wiring.meetings(), wiring.sites(), wiring.siteKeys(), wiring.baseUrl());
    }

    ReadSitesFunction(Meetings meetings, Sites sites, SiteKeys keys, String baseUrl) {
        this.meetings = meetings;
        this.sites = sites;
        this.keys = keys;
        this.baseUrl = baseUrl;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        Meeting meeting = Organisers.meeting(request, meetings);
        if (!request.pathParameters().containsKey("site")) {
            return HttpResponse.json(200, list(sites.all(meeting.id())));
        }
        Site site = Doors.site(request, sites);
        return request.path().endsWith("/form") ? form(meeting, site, request) : HttpResponse.json(200, json(site));
    }

    @Override
    protected List<String> offered(HttpRequest request) {
        return request.path().endsWith("/form") ? List.of("text/plain") : super.offered(request);
    }

    private static JsonObject list(List<Site> sites) {
        return Json.object()
                .put(
                        "sites",
                        Json.array(sites.stream().map(ReadSitesFunction::json).toList()))
                .build();
    }

    /// What signs is not in it: that is told once, when it is made.
    static JsonObject json(Site site) {
        Json.Builder json = Json.object().put("id", site.id().value());
        site.file().write().members().forEach(json::put);
        return json.put(
                        "secrets",
                        Json.array(site.secrets().stream()
                                .map(secret -> json(secret).build())
                                .toList()))
                .build();
    }

    static Json.Builder json(SiteSecret secret) {
        return Json.object()
                .put("id", secret.id())
                .put("use", secret.use().word())
                .put("madeAt", secret.madeAt().toString());
    }

    /// HTML to copy: a browser shows it as text.
    private HttpResponse form(Meeting meeting, Site site, HttpRequest request) {
        List<SiteSecret> secrets = site.of(SiteSecret.Use.FORM);
        if (secrets.isEmpty()) {
            throw RefusedException.of(409, "no-secret");
        }
        String base = Doors.home(baseUrl, request);
        List<Complaint> complaints = new ArrayList<>();
        List<FormState> forms = new ArrayList<>();
        int returnTo = returnTo(site, request.query(), complaints);
        for (Kind kind : kinds(site, request.query(), complaints)) {
            SiteToken token = new SiteToken(
                    meeting.id(),
                    site.id(),
                    secrets.getLast().id(),
                    kind,
                    fields(kind, request.query(), complaints),
                    returnTo,
                    meeting.endsAt());
            forms.add(FormState.empty(kind.word(), "").at(new Stand(base, keys.write(token), "", token.fields())));
        }
        if (request.query().containsKey("lang")
                && Word.find(Language.class, request.query().getOrDefault("lang", ""))
                        .isEmpty()) {
            complaints.add(Complaint.of("lang", "choice"));
        }
        if (!complaints.isEmpty()) {
            throw RefusedException.invalid(complaints);
        }
        String html = Pages.forms(messages(request), meeting, forms);
        return HttpResponse.of(200, "text/plain; charset=utf-8", html.getBytes(StandardCharsets.UTF_8))
                .with("content-language", messages(request).language().word());
    }

    private static List<Kind> kinds(Site site, Map<String, String> query, List<Complaint> complaints) {
        List<Kind> kinds = new ArrayList<>();
        String asked = query.get("kind");
        for (Kind kind : Kind.values()) {
            if (site.file().mayPost().contains(kind) && (asked == null || asked.equals(kind.word()))) {
                kinds.add(kind);
            }
        }
        if (kinds.isEmpty()) {
            complaints.add(Complaint.of("kind", "choice"));
        }
        return kinds;
    }

    private static Set<String> fields(Kind kind, Map<String, String> query, List<Complaint> complaints) {
        Set<String> fields = new LinkedHashSet<>(kind.fields());
        String asked = query.get("fields");
        if (asked == null) {
            fields.removeAll(NOT_UNLESS_ASKED);
            return fields;
        }
        Set<String> wanted = new LinkedHashSet<>(List.of(asked.split(",", -1)));
        if (!fields.containsAll(wanted) || !wanted.containsAll(kind.needed())) {
            complaints.add(Complaint.of("fields", "fields"));
        }
        fields.retainAll(wanted);
        return fields;
    }

    private static int returnTo(Site site, Map<String, String> query, List<Complaint> complaints) {
        String number = query.getOrDefault("returnTo", "0");
        int most = Math.max(0, site.file().returnTo().size() - 1);
        if (!number.matches("\\d") || Integer.parseInt(number) > most) {
            complaints.add(Complaint.of("returnTo", "number", 0, most));
            return 0;
        }
        return Integer.parseInt(number);
    }
}
