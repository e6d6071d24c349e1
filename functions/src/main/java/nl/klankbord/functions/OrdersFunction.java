package nl.klankbord.functions;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.klankbord.catering.Ordered;
import nl.klankbord.catering.Orders;
import nl.klankbord.catering.ShowUp;
import nl.klankbord.desk.Role;
import nl.klankbord.http.Bodies;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Diet;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingFile;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.Moment;
import nl.klankbord.submission.Fields;
import nl.klankbord.summary.Nights;
import nl.klankbord.summary.Order;
import nl.klankbord.tally.Tallies;
import nl.klankbord.tally.Tally;

/// What to order for each moment and what was ordered, for every role: the order sheet of the desk. Organisers order,
/// and say which version it is, so that two who order at once do not both.
public final class OrdersFunction extends HttpFunction {

    private static final int MOST_HEADS = 10_000_000;

    private final Meetings meetings;
    private final Tallies tallies;
    private final Orders orders;
    private final Nights nights;
    private final Clock clock;

    public OrdersFunction() {
        Wiring wiring = new Wiring();
        this(wiring.meetings(), wiring.tallies(), wiring.orders(), wiring.nights(), wiring.clock());
    }

    OrdersFunction(Meetings meetings, Tallies tallies, Orders orders, Nights nights, Clock clock) {
        this.meetings = meetings;
        this.tallies = tallies;
        this.orders = orders;
        this.nights = nights;
        this.clock = clock;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        if (request.method().equals("GET")) {
            Role role = Organisers.role(request);
            return sheets(Organisers.meeting(request, meetings, _ -> true), role == Role.ORGANISER);
        }
        Meeting meeting = Organisers.meeting(request, meetings);
        Moment moment = meeting.moment(request.pathParameter("moment")).orElseThrow(RefusedException::notFound);
        Ordered order = read(meeting, moment, request);
        int next = Ordered.next(Ordered.last(orders.all(meeting.id()), moment));
        if (order.version() > next || !orders.store(order)) {
            throw RefusedException.of(409, "ordered");
        }
        return HttpResponse.json(200, ordered(moment, order, true));
    }

    /// @param showsWho whether to tell who ordered: who only looks or caters sees nobody's name
    private HttpResponse sheets(Meeting meeting, boolean showsWho) {
        Tally tally = tallies.find(meeting.id()).tally();
        List<Ordered> ordered = orders.all(meeting.id());
        Json.Builder json = Json.object();
        nights.last(meeting.id())
                .flatMap(night -> nights.read(meeting.id(), night))
                .ifPresent(night -> json.put(
                        "accessNeeds",
                        Json.object()
                                .put("people", night.accessNeeds())
                                .put("date", night.date().toString())
                                .build()));
        return HttpResponse.json(
                200,
                json.put(
                                "orders",
                                Json.array(meeting.moments().stream()
                                        .map(moment ->
                                                sheet(Order.of(moment, tally), Ordered.last(ordered, moment), showsWho))
                                        .toList()))
                        .build());
    }

    private Ordered read(Meeting meeting, Moment moment, HttpRequest request) {
        Fields fields = Fields.of(Bodies.json(request));
        int version = (int) fields.number("version", 1, 999_999);
        int portions = fields.has("portionsPerPerson")
                ? (int) fields.number("portionsPerPerson", 1, MeetingFile.MAX_PORTIONS)
                : moment.portionsPerPerson();
        Fields heads = fields.group("diets");
        SortedMap<Diet, Long> diets = new TreeMap<>();
        for (Diet diet : Diet.values()) {
            long people = heads.has(diet.word()) ? heads.number(diet.word(), 0, MOST_HEADS) : 0;
            if (people > 0) {
                diets.put(diet, people);
            }
        }
        heads.finish();
        fields.finish();
        if (!fields.complaints().isEmpty()) {
            throw RefusedException.invalid(fields.complaints());
        }
        return new Ordered(
                meeting.id(),
                moment.id(),
                version,
                diets,
                OptionalInt.of(portions),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                Organisers.require(request),
                meeting.expiresAtEpochSecond());
    }

    private static JsonObject sheet(Order order, Optional<Ordered> last, boolean showsWho) {
        ShowUp showUp = ShowUp.of(order.people());
        Json.Builder sheet = Json.object()
                .put("moment", order.moment().id())
                .put("people", order.people())
                .put("portions", order.portions())
                .put("diets", diets(order.diets()))
                .put(
                        "showUp",
                        Json.object()
                                .put("fewest", showUp.fewest())
                                .put("most", showUp.most())
                                .build())
                .put("nextVersion", Ordered.next(last));
        last.ifPresent(ordered -> sheet.put("ordered", ordered(order.moment(), ordered, showsWho)));
        return sheet.build();
    }

    private static JsonObject ordered(Moment moment, Ordered ordered, boolean showsWho) {
        Json.Builder json = Json.object()
                .put("version", ordered.version())
                .put("people", ordered.people())
                .put("portionsPerPerson", ordered.portionsPerPerson(moment))
                .put("portions", ordered.portions(moment))
                .put("diets", diets(ordered.diets()))
                .put("at", ordered.at().toString());
        return (showsWho ? json.put("by", ordered.by()) : json).build();
    }

    private static JsonObject diets(SortedMap<Diet, Long> heads) {
        Json.Builder diets = Json.object();
        heads.forEach((diet, people) -> diets.put(diet.word(), people));
        return diets.build();
    }
}
