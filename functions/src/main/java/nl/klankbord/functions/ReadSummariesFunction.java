package nl.klankbord.functions;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import nl.klankbord.audit.Act;
import nl.klankbord.audit.AuditLog;
import nl.klankbord.audit.Entry;
import nl.klankbord.export.SummaryFiles;
import nl.klankbord.http.Bodies;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.MediaRange;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.page.Pages;
import nl.klankbord.submission.Fields;
import nl.klankbord.summary.Feed;
import nl.klankbord.summary.Format;
import nl.klankbord.summary.MakeSummary;
import nl.klankbord.summary.Nights;
import nl.klankbord.summary.SummaryRecord;

/// Summaries for organisers: which there are, and each, or that of this moment, as JSON, HTML, CSV or XLSX. One names
/// who brings a topic, so whoever reads it leaves a line in the audit log. And the address of the feed of their counts,
/// which the desk makes and withdraws as well.
public final class ReadSummariesFunction extends HttpFunction {

    /// In place of a day.
    static final String NOW = "now";

    /// As many as an address has room for ([nl.klankbord.summary.FeedKeys]).
    private static final int MOST_VERSIONS = 999_999_999;

    private static final List<String> OFFERED =
            List.of("application/json", "text/html", "text/csv", Format.XLSX.mediaType());

    private final Meetings meetings;
    private final Nights nights;
    private final MakeSummary makeSummary;
    private final FeedAddresses feedAddresses;
    private final AuditLog auditLog;
    private final Clock clock;

    public ReadSummariesFunction() {
        Wiring wiring = new Wiring();
        this(
                wiring.meetings(),
                wiring.nights(),
                wiring.makeSummary(),
                wiring.feedAddresses(),
                wiring.auditLog(),
                wiring.clock());
    }

    ReadSummariesFunction(
            Meetings meetings,
            Nights nights,
            MakeSummary makeSummary,
            FeedAddresses feedAddresses,
            AuditLog auditLog,
            Clock clock) {
        this.meetings = meetings;
        this.nights = nights;
        this.makeSummary = makeSummary;
        this.feedAddresses = feedAddresses;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /// Whoever has the address of the feed may read it, so nobody keeps it.
    @Override
    protected boolean isPolled(HttpRequest request) {
        return !isOfFeed(request);
    }

    @Override
    protected List<String> offered(HttpRequest request) {
        return isOfOne(request) ? List.of() : super.offered(request);
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        Meeting meeting = Organisers.meeting(request, meetings);
        if (isOfFeed(request)) {
            return HttpResponse.json(
                    200,
                    json(
                            request.method().equals("PUT")
                                    ? changeFeed(meeting.id(), request)
                                    : feedAddresses.find(meeting.id(), request)));
        }
        return isOfOne(request) ? one(meeting, request) : list(meeting.id());
    }

    private static boolean isOfOne(HttpRequest request) {
        return request.pathParameters().containsKey("date");
    }

    private static boolean isOfFeed(HttpRequest request) {
        return request.path().endsWith("/feed") && !isOfOne(request);
    }

    /// It names the version that it makes, so that sending it twice does not make two addresses.
    private FeedAddresses.Shown changeFeed(MeetingId meeting, HttpRequest request) {
        Fields fields = Fields.of(Bodies.json(request));
        int version = (int) fields.number("version", 1, MOST_VERSIONS);
        boolean isOpen = fields.flag("open");
        fields.finish();
        if (!fields.complaints().isEmpty()) {
            throw RefusedException.invalid(fields.complaints());
        }
        return feedAddresses
                .store(new Feed(meeting, version, isOpen), request)
                .orElseThrow(() -> RefusedException.of(409, "feed"));
    }

    private static JsonObject json(FeedAddresses.Shown feed) {
        Json.Builder json =
                Json.object().put("open", feed.address().isPresent()).put("nextVersion", feed.nextVersion());
        feed.address().ifPresent(address -> json.put("address", address));
        return json.build();
    }

    private HttpResponse list(MeetingId meeting) {
        return HttpResponse.json(
                200,
                Json.object()
                        .put(
                                "summaries",
                                Json.array(nights.all(meeting).stream()
                                        .map(ReadSummariesFunction::line)
                                        .toList()))
                        .build());
    }

    private HttpResponse one(Meeting organised, HttpRequest request) {
        MeetingId meeting = organised.id();
        String day = request.pathParameter("date");
        Format format = format(request);
        byte[] file = day.equals(NOW)
                ? now(makeSummary, organised, clock.instant(), format)
                : nights.file(meeting, date(day), format).orElseThrow(RefusedException::notFound);
        auditLog.note(Entry.of(
                organised, clock.instant(), Organisers.require(request), Act.LISTED, Optional.empty(), detail(format)));
        HttpResponse response = HttpResponse.of(200, format.mediaType(), file).with("vary", "accept");
        return switch (format) {
            case JSON -> response;
            case HTML -> response.with("content-security-policy", Pages.summaryPolicy());
            case CSV, XLSX ->
                response.with(
                        "content-disposition",
                        "attachment; filename=\"" + meeting.value() + "-" + day + "."
                                + format.name().toLowerCase(Locale.ROOT) + "\"");
        };
    }

    private static JsonObject line(SummaryRecord summary) {
        return Json.object()
                .put("date", summary.date().toString())
                .put("version", summary.version())
                .put("digest", summary.digest())
                .build();
    }

    private static Format format(HttpRequest request) {
        String type = MediaRange.best(request.header("accept"), OFFERED)
                .orElseThrow(() -> RefusedException.of(406, "not-acceptable", String.join(", ", OFFERED)));
        return Stream.of(Format.values())
                .filter(format -> format.mediaType().startsWith(type))
                .findFirst()
                .orElseThrow();
    }

    /// The summary of this moment. Nothing of it is kept.
    static byte[] now(MakeSummary makeSummary, Meeting meeting, Instant now, Format format) {
        return Objects.requireNonNull(SummaryFiles.RENDERINGS.get(format)).render(makeSummary.now(meeting, now));
    }

    /// What the audit log says of reading one.
    static String detail(Format format) {
        return "summary " + format.name().toLowerCase(Locale.ROOT);
    }

    /// @throws RefusedException 404 when it is no day
    static LocalDate date(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException e) {
            throw RefusedException.notFound();
        }
    }
}
