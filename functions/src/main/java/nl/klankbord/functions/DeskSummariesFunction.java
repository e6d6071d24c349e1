package nl.klankbord.functions;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.klankbord.audit.Act;
import nl.klankbord.audit.AuditLog;
import nl.klankbord.audit.Entry;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.page.DeskView;
import nl.klankbord.page.Pages;
import nl.klankbord.page.SummariesView;
import nl.klankbord.summary.EarlierSummary;
import nl.klankbord.summary.Feed;
import nl.klankbord.summary.FeedKeys;
import nl.klankbord.summary.Feeds;
import nl.klankbord.summary.Format;
import nl.klankbord.summary.MakeSummary;
import nl.klankbord.summary.Nights;

/// The summaries of each night and of this moment, to read, to compare and to download. They name who brings a topic,
/// so they are the organiser's, and whoever opens one leaves a line in the audit log; two beside each other are
/// counts and name nobody. A feed of the counts alone is for whoever the organiser gives its address.
public final class DeskSummariesFunction extends DeskHandler {

    private static final String NOW = ReadSummariesFunction.NOW;

    private static final Set<String> DONE = Set.of("made", "withdrawn");

    private final Nights nights;
    private final MakeSummary makeSummary;
    private final Feeds feeds;
    private final FeedKeys keys;
    private final String baseUrl;
    private final AuditLog auditLog;
    private final Clock clock;

    public DeskSummariesFunction() {
        this(new Wiring());
    }

    private DeskSummariesFunction(Wiring wiring) {
        this(
                wiring.desk(),
                wiring.meetings(),
                wiring.nights(),
                wiring.makeSummary(),
                wiring.feeds(),
                wiring.feedKeys(),
                wiring.baseUrl(),
                wiring.auditLog(),
                wiring.clock());
    }

    /// @param baseUrl where this deployment answers, without a slash at the end
    DeskSummariesFunction(
            Desk desk,
            Meetings meetings,
            Nights nights,
            MakeSummary makeSummary,
            Feeds feeds,
            FeedKeys keys,
            String baseUrl,
            AuditLog auditLog,
            Clock clock) {
        super(desk, meetings);
        this.nights = nights;
        this.makeSummary = makeSummary;
        this.feeds = feeds;
        this.keys = keys;
        this.baseUrl = baseUrl;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    @Override
    protected HttpResponse answer(HttpRequest request, Desk.Visit visit) {
        require(visit.session().organises());
        Meeting meeting = meeting(request, visit);
        if (request.method().equals("POST")) {
            return changeFeed(meeting, request, visit);
        }
        return request.pathParameters().containsKey("date")
                ? file(meeting, request, visit)
                : list(meeting, request, visit);
    }

    private HttpResponse list(Meeting meeting, HttpRequest request, Desk.Visit visit) {
        DeskView desk = desk(request, visit);
        Optional<Feed> feed = feeds.find(meeting.id());
        SummariesView view = new SummariesView(
                desk.messages(),
                meeting,
                nights.all(meeting.id()),
                compared(meeting.id(), request),
                feed.filter(Feed::isOpen).map(open -> home(request) + "/feeds/" + keys.write(open)),
                feed.map(Feed::version).orElse(0) + 1,
                clock.instant());
        return HttpResponse.html(200, Pages.summaries(desk, view, did(request, DONE)));
    }

    /// @throws RefusedException 404 when there is no summary of one of the days
    private Optional<SummariesView.Compared> compared(MeetingId meeting, HttpRequest request) {
        if (!request.query().containsKey("from") || !request.query().containsKey("to")) {
            return Optional.empty();
        }
        return Optional.of(new SummariesView.Compared(night(meeting, request, "from"), night(meeting, request, "to")));
    }

    private EarlierSummary night(MeetingId meeting, HttpRequest request, String name) {
        LocalDate date = ReadSummariesFunction.date(
                Objects.requireNonNull(request.query().get(name)));
        return nights.all(meeting).stream()
                .filter(night -> night.date().equals(date))
                .findFirst()
                .flatMap(night -> nights.read(meeting, night))
                .orElseThrow(RefusedException::notFound);
    }

    /// To read in the browser, or a file to keep.
    private HttpResponse file(Meeting meeting, HttpRequest request, Desk.Visit visit) {
        String wanted = request.query().getOrDefault("format", "html");
        Format format = Stream.of(Format.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst()
                .orElseThrow(RefusedException::notFound);
        String day = request.pathParameter("date");
        byte[] file = day.equals(NOW)
                ? ReadSummariesFunction.now(makeSummary, meeting, clock.instant(), format)
                : nights.file(meeting.id(), ReadSummariesFunction.date(day), format)
                        .orElseThrow(RefusedException::notFound);
        auditLog.note(Entry.of(
                meeting,
                clock.instant(),
                visit.session(),
                Act.LISTED,
                Optional.empty(),
                ReadSummariesFunction.detail(format)));
        HttpResponse response = HttpResponse.of(200, format.mediaType(), file);
        return format == Format.HTML
                ? response.with("content-security-policy", Pages.summaryPolicy())
                : response.with(
                        "content-disposition",
                        "attachment; filename=\"" + meeting.id().value() + "-" + day + "." + wanted + "\"");
    }

    private HttpResponse changeFeed(Meeting meeting, HttpRequest request, Desk.Visit visit) {
        String version = Doors.first(visit.form(), "version");
        String open = Doors.first(visit.form(), "open");
        // Nobody types these.
        if (!version.matches("[1-9]\\d{0,8}") || !open.matches("true|false")) {
            throw RefusedException.of(403, "desk-form");
        }
        boolean isOpen = open.equals("true");
        if (!feeds.store(new Feed(meeting.id(), Integer.parseInt(version), isOpen))) {
            throw RefusedException.of(409, "desk-feed");
        }
        return done(request, meeting, "summaries", isOpen ? "made" : "withdrawn");
    }

    /// What cannot be known is left to the browser: a link without a host leads to where its page is.
    private String home(HttpRequest request) {
        return baseUrl.equals(Doors.BEHIND_CLOUDFRONT) ? "" : Doors.home(baseUrl, request);
    }
}
