package nl.klankbord.functions;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.coalition.Hint;
import nl.klankbord.coalition.HintStore;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.manifest.Manifests;
import nl.klankbord.manifest.Version;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.page.Assets;
import nl.klankbord.page.FormState;
import nl.klankbord.page.Pages;
import nl.klankbord.site.FormKeys;
import nl.klankbord.site.Site;
import nl.klankbord.site.SiteFile;
import nl.klankbord.site.SiteId;
import nl.klankbord.site.Sites;

/// The pages that people read: the meetings, one meeting with its forms and what happens with
/// what they ask, the receipt, and what pages are made of.
public final class MeetingPageFunction extends HttpFunction {

    private static final Set<String> RECEIPTS = Set.of("accepted", "waiting", "declined", "topic", "held", "link");

    /// Less than a year, as RFC 9116 §2.5.5 advises; it is as of today each time.
    private static final Duration SECURITY_KNOWN = Duration.ofDays(180);

    private final Meetings meetings;
    private final Sites sites;
    private final HintStore hints;
    private final Manifests manifests;
    private final FormKeys formKeys;
    private final String securityContact;
    private final Clock clock;

    public MeetingPageFunction() {
        Wiring wiring = new Wiring();
        this(wiring);
        if (wiring.isSnapStart()) {
            Rehearsal.play(new MeetingPageFunction(Wiring.played()), Rehearsal.RECEIPT);
        }
    }

    MeetingPageFunction(Wiring wiring) {
        this(
                wiring.meetings(),
                wiring.sites(),
                wiring.hints(),
                wiring.manifests(),
                wiring.formKeys(),
                wiring.securityContact(),
                wiring.clock());
    }

    MeetingPageFunction(
            Meetings meetings,
            Sites sites,
            HintStore hints,
            Manifests manifests,
            FormKeys formKeys,
            String securityContact,
            Clock clock) {
        this.meetings = meetings;
        this.sites = sites;
        this.hints = hints;
        this.manifests = manifests;
        this.formKeys = formKeys;
        this.securityContact = securityContact;
        this.clock = clock;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        return page(request).zippedFor(request);
    }

    private HttpResponse page(HttpRequest request) {
        if (request.path().equals("/")) {
            return home(request);
        }
        if (request.path().equals("/accessibility")) {
            return HttpResponse.html(200, Pages.accessibility(messages(request)));
        }
        if (request.path().equals("/.well-known/security.txt")) {
            return security();
        }
        if (request.pathParameters().containsKey("asset")) {
            return asset(request.pathParameter("asset"));
        }
        Meeting meeting = MeetingId.of(request.pathParameter("meeting"))
                .flatMap(meetings::findPublic)
                .orElseThrow(RefusedException::notFound);
        if (request.pathParameters().containsKey("receipt")) {
            return receipt(request, meeting);
        }
        String part = request.path().substring(("/m/" + meeting.id().value()).length());
        return switch (part) {
            case "/privacy" -> HttpResponse.html(200, Pages.privacy(messages(request), meeting));
            case "/link" ->
                HttpResponse.html(
                        200, Pages.link(messages(request), meeting, FormState.empty("link", formKeys.next())));
            default -> meeting(request, meeting);
        };
    }

    /// RFC 9116.
    private HttpResponse security() {
        if (securityContact.equals("none")) {
            throw RefusedException.notFound();
        }
        String contact = securityContact.startsWith("https://") ? securityContact : "mailto:" + securityContact;
        String text = "Contact: " + contact + "\nExpires: "
                + clock.instant().plus(SECURITY_KNOWN).truncatedTo(ChronoUnit.DAYS)
                + "\nPreferred-Languages: nl, en\n";
        return HttpResponse.of(200, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse home(HttpRequest request) {
        List<Meeting> open = meetings.all().stream()
                .filter(meeting -> meeting.takesAnswers(clock.instant()))
                .toList();
        return HttpResponse.html(200, Pages.home(messages(request), open));
    }

    private HttpResponse meeting(HttpRequest request, Meeting meeting) {
        if (!meeting.takesAnswers(clock.instant())) {
            return HttpResponse.html(200, Pages.afterwards(messages(request), meeting, hasManifest(meeting)));
        }
        FormState rsvp = FormState.empty("rsvp", formKeys.next());
        FormState topic = FormState.empty("topic", formKeys.next());
        return HttpResponse.html(200, Pages.meeting(messages(request), meeting, rsvp, topic, clock.instant()));
    }

    /// Whoever only wants to know where and when it was reads that without an answer, too.
    private boolean hasManifest(Meeting meeting) {
        try {
            return manifests.versions(meeting.id()).stream().anyMatch(Version::isPublic);
        } catch (UnavailableException _) {
            return false;
        }
    }

    private HttpResponse receipt(HttpRequest request, Meeting meeting) {
        String kind = request.pathParameter("receipt");
        if (!RECEIPTS.contains(kind)) {
            throw RefusedException.notFound();
        }
        String reference = Optional.ofNullable(request.query().get("reference"))
                .filter(typed -> typed.matches("[A-Za-z0-9_-]{22}"))
                .orElse("");
        Optional<SiteFile> site = SiteId.of(request.query().getOrDefault("site", ""))
                .flatMap(id -> sites.find(meeting.id(), id))
                .map(Site::file);
        return HttpResponse.html(
                200,
                Pages.receipt(
                        messages(request),
                        meeting,
                        kind,
                        reference,
                        site.map(SiteFile::name).orElse(""),
                        site.map(file -> wayBack(request, file)).orElse(""),
                        kind.equals("topic") ? organisationsAlike(request, meeting) : 0));
    }

    /// @return how many want something like it; 0 when that is not told
    private int organisationsAlike(HttpRequest request, Meeting meeting) {
        String alike = request.query().getOrDefault("alike", "");
        try {
            return alike.isEmpty()
                    ? 0
                    : hints.find(meeting.id())
                            .find(alike)
                            .map(Hint::organisations)
                            .orElse(0);
        } catch (UnavailableException _) {
            return 0;
        }
    }

    private static String wayBack(HttpRequest request, SiteFile file) {
        String number = request.query().getOrDefault("returnTo", "");
        return file.wayBack(number.matches("\\d") ? Integer.parseInt(number) : 0);
    }

    private static HttpResponse asset(String name) {
        Assets.Asset asset = Assets.find(name).orElseThrow(RefusedException::notFound);
        return HttpResponse.of(200, asset.mediaType(), asset.text().getBytes(StandardCharsets.UTF_8))
                .with("cache-control", "public, max-age=31536000, immutable");
    }
}
