package nl.klankbord.functions;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.page.DeskView;
import nl.klankbord.page.Pages;
import nl.klankbord.page.SummariesView;
import nl.klankbord.summary.Format;
import nl.klankbord.summary.Nights;

/// The summaries of each night, to read and to download. They name who brings a topic, so they are the organiser's.
public final class DeskSummariesFunction extends DeskHandler {

    private final Nights nights;

    public DeskSummariesFunction() {
        this(new Wiring());
    }

    private DeskSummariesFunction(Wiring wiring) {
        this(wiring.desk(), wiring.meetings(), wiring.nights());
    }

    DeskSummariesFunction(Desk desk, Meetings meetings, Nights nights) {
        super(desk, meetings);
        this.nights = nights;
    }

    @Override
    protected HttpResponse answer(HttpRequest request, Desk.Visit visit) {
        require(visit.session().organises());
        Meeting meeting = meeting(request, visit);
        if (request.pathParameters().containsKey("date")) {
            return file(meeting, request);
        }
        DeskView desk = desk(request, visit);
        return HttpResponse.html(
                200, Pages.summaries(desk, new SummariesView(desk.messages(), meeting, nights.all(meeting.id()))));
    }

    /// To read in the browser, or a file to keep.
    private HttpResponse file(Meeting meeting, HttpRequest request) {
        LocalDate date = ReadSummariesFunction.date(request.pathParameter("date"));
        String wanted = request.query().getOrDefault("format", "html");
        Format format = Stream.of(Format.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst()
                .orElseThrow(RefusedException::notFound);
        byte[] file = nights.file(meeting.id(), date, format).orElseThrow(RefusedException::notFound);
        HttpResponse response = HttpResponse.of(200, format.mediaType(), file);
        return format == Format.HTML
                ? response.with("content-security-policy", Pages.summaryPolicy())
                : response.with(
                        "content-disposition",
                        "attachment; filename=\"" + meeting.id().value() + "-" + date + "." + wanted + "\"");
    }
}
