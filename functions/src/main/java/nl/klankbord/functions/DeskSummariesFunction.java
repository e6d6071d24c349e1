package nl.klankbord.functions;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.summary.EarlierSummary;
import nl.klankbord.summary.Feed;
import nl.klankbord.summary.Format;
import nl.klankbord.summary.MakeSummary;
import nl.klankbord.summary.Nights;
import nl.klankbord.summary.SummaryRecord;

/// The summaries of each night and of this moment, to read, to compare and to download. They name who brings a topic,
/// so they are the organiser's, and whoever opens one leaves a line in the audit log; two beside each other are
/// counts and name nobody. A feed of the counts alone is for whoever the organiser gives its address.
public final class DeskSummariesFunction extends DeskHandler {

    private static final String NOW = ReadSummariesFunction.NOW;

    private static final Set<String> DONE = Set.of("made", "withdrawn");

    private final Nights nights;
    private final Rsvps rsvps;
    private final MakeSummary makeSummary;
    private final FeedAddresses feedAddresses;
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
                wiring.rsvps(),
                wiring.makeSummary(),
                wiring.feedAddresses(),
                wiring.auditLog(),
                wiring.clock());
    }

    DeskSummariesFunction(
            Desk desk,
            Meetings meetings,
            Nights nights,
            Rsvps rsvps,
            MakeSummary makeSummary,
            FeedAddresses feedAddresses,
            AuditLog auditLog,
            Clock clock) {
        super(desk, meetings);
        this.nights = nights;
        this.rsvps = rsvps;
        this.makeSummary = makeSummary;
        this.feedAddresses = feedAddresses;
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
        FeedAddresses.Shown feed = feedAddresses.find(meeting.id(), request);
        Instant now = clock.instant();
        List<SummaryRecord> all = nights.all(meeting.id());
        SummariesView view = new SummariesView(
                desk.messages(),
                meeting,
                all,
                compared(meeting.id(), request),
                feed.address(),
                feed.nextVersion(),
                Nights.isMissed(meeting, all.stream().findFirst().map(SummaryRecord::date), rsvps, now),
                now);
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
        Feed feed = new Feed(meeting.id(), Integer.parseInt(version), isOpen);
        if (feedAddresses.store(feed, request).isEmpty()) {
            throw RefusedException.of(409, "desk-feed");
        }
        return done(request, meeting, "summaries", isOpen ? "made" : "withdrawn");
    }
}
