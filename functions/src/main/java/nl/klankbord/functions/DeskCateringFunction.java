package nl.klankbord.functions;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.klankbord.catering.Ordered;
import nl.klankbord.catering.Orders;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.meeting.Diet;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingFile;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.Moment;
import nl.klankbord.page.CateringView;
import nl.klankbord.page.DeskView;
import nl.klankbord.page.Pages;
import nl.klankbord.summary.Nights;
import nl.klankbord.tally.Tallies;

/// What to order for each moment, for whoever orders and whoever cooks. It names nobody.
///
/// An organiser says that it was ordered; from then on the sheet shows the difference. What was ordered is what
/// the page said when they pressed, whoever answered in between.
public final class DeskCateringFunction extends DeskHandler {

    private final Tallies tallies;
    private final Orders orders;
    private final Nights nights;
    private final Clock clock;

    public DeskCateringFunction() {
        this(new Wiring());
    }

    private DeskCateringFunction(Wiring wiring) {
        this(wiring.desk(), wiring.meetings(), wiring.tallies(), wiring.orders(), wiring.nights(), wiring.clock());
    }

    DeskCateringFunction(Desk desk, Meetings meetings, Tallies tallies, Orders orders, Nights nights, Clock clock) {
        super(desk, meetings);
        this.tallies = tallies;
        this.orders = orders;
        this.nights = nights;
        this.clock = clock;
    }

    @Override
    protected HttpResponse answer(HttpRequest request, Desk.Visit visit) {
        Meeting meeting = meeting(request, visit);
        DeskView desk = desk(request, visit);
        if (request.method().equals("GET")) {
            return HttpResponse.html(200, Pages.catering(desk, view(desk, meeting), isDone(request, "ordered")));
        }
        require(visit.session().organises());
        Moment moment = meeting.moment(request.pathParameter("moment")).orElseThrow(RefusedException::notFound);
        Ordered ordered = new Ordered(
                meeting.id(),
                moment.id(),
                (int) number(visit.form(), "version", 1_000_000),
                diets(visit.form()),
                // Of a page of before it said so.
                visit.form().containsKey("portionsPerPerson")
                        ? OptionalInt.of((int) number(visit.form(), "portionsPerPerson", MeetingFile.MAX_PORTIONS))
                        : OptionalInt.of(moment.portionsPerPerson()),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                visit.session().subject(),
                meeting.expiresAtEpochSecond());
        if (!orders.store(ordered)) {
            throw RefusedException.of(409, "desk-ordered");
        }
        return done(request, meeting, "catering", "ordered");
    }

    private CateringView view(DeskView desk, Meeting meeting) {
        return new CateringView(
                desk.messages(),
                meeting,
                tallies.find(meeting.id()).tally(),
                orders.all(meeting.id()),
                nights.last(meeting.id()).flatMap(night -> nights.read(meeting.id(), night)),
                clock.instant());
    }

    private static SortedMap<Diet, Long> diets(Map<String, List<String>> form) {
        SortedMap<Diet, Long> diets = new TreeMap<>();
        for (Diet diet : Diet.values()) {
            String field = "diet." + diet.word();
            if (form.containsKey(field)) {
                long heads = number(form, field, 10_000_000);
                if (heads > 0) {
                    diets.put(diet, heads);
                }
            }
        }
        return diets;
    }

    /// Nobody types these.
    private static long number(Map<String, List<String>> form, String field, long most) {
        String typed = Doors.first(form, field);
        if (!typed.matches("\\d{1,8}") || Long.parseLong(typed) > most) {
            throw RefusedException.of(403, "desk-form");
        }
        return Long.parseLong(typed);
    }
}
