package nl.klankbord.functions;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.klankbord.catering.Orders;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingState;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.Seats;
import nl.klankbord.page.DeskView;
import nl.klankbord.page.OverviewView;
import nl.klankbord.page.Pages;
import nl.klankbord.quarantine.Quarantine;
import nl.klankbord.receipt.Mailings;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.sorting.Cards;
import nl.klankbord.sorting.Decisions;
import nl.klankbord.sorting.Picture;
import nl.klankbord.sorting.Sorting;
import nl.klankbord.summary.Nights;
import nl.klankbord.summary.SummaryRecord;
import nl.klankbord.tally.Tallies;
import nl.klankbord.tally.Tally;
import nl.klankbord.update.Sending;
import nl.klankbord.update.Updates;

/// The desk's first pages: which meetings there are, and how one stands at a glance. Nothing here names anybody
/// who answered.
public final class DeskFunction extends DeskHandler {

    /// What is open is what one comes for.
    private static final List<MeetingState> ON_TOP = List.of(
            MeetingState.OPEN, MeetingState.DRAFT, MeetingState.CLOSED, MeetingState.ARCHIVED, MeetingState.SHELVED);

    /// That are counted under their themes each time; of more, the night's counts are shown.
    private static final int MOST_TOPICS = 500;

    private final Meetings meetings;
    private final Tallies tallies;
    private final Rsvps rsvps;
    private final Nights nights;
    private final Orders orders;
    private final Decisions decisions;
    private final Cards cards;
    private final Quarantine quarantine;
    private final Updates updates;
    private final Mailings mailings;
    private final Clock clock;

    public DeskFunction() {
        this(new Wiring());
    }

    private DeskFunction(Wiring wiring) {
        this(
                wiring.desk(),
                wiring.meetings(),
                wiring.tallies(),
                wiring.rsvps(),
                wiring.nights(),
                wiring.orders(),
                wiring.decisions(),
                wiring.cards(),
                wiring.quarantine(),
                wiring.updates(),
                wiring.mailings(),
                wiring.clock());
    }

    DeskFunction(
            Desk desk,
            Meetings meetings,
            Tallies tallies,
            Rsvps rsvps,
            Nights nights,
            Orders orders,
            Decisions decisions,
            Cards cards,
            Quarantine quarantine,
            Updates updates,
            Mailings mailings,
            Clock clock) {
        super(desk, meetings);
        this.meetings = meetings;
        this.tallies = tallies;
        this.rsvps = rsvps;
        this.nights = nights;
        this.orders = orders;
        this.decisions = decisions;
        this.cards = cards;
        this.quarantine = quarantine;
        this.updates = updates;
        this.mailings = mailings;
        this.clock = clock;
    }

    @Override
    protected HttpResponse answer(HttpRequest request, Desk.Visit visit) {
        DeskView desk = desk(request, visit);
        return HttpResponse.html(
                200,
                request.path().equals("/desk")
                        ? Pages.desk(desk, mine(visit))
                        : Pages.overview(desk, overview(desk, meeting(request, visit))));
    }

    /// By state; of each what is still to come first, the nearest of it on top.
    private List<Meeting> mine(Desk.Visit visit) {
        Instant now = clock.instant();
        return meetings.all().stream()
                .filter(visit.session()::sees)
                .sorted(Comparator.comparingInt((Meeting meeting) -> ON_TOP.indexOf(meeting.state()))
                        .thenComparing(meeting -> now.isAfter(meeting.endsAt()))
                        .thenComparingLong(
                                meeting -> Math.abs(meeting.startsAt().getEpochSecond() - now.getEpochSecond())))
                .toList();
    }

    /// From half past five on the last night is of today, and has hardly anything to compare with.
    private Optional<SummaryRecord> beforeToday(Meeting meeting, List<SummaryRecord> newestFirst) {
        LocalDate today = clock.instant().atZone(meeting.timeZone()).toLocalDate();
        return newestFirst.stream()
                .filter(night -> night.date().isBefore(today))
                .findFirst();
    }

    /// Few topics are a page of the table; ten thousand take a second to read, and the night has counted them.
    private Optional<Picture> picture(Meeting meeting, Tally tally) {
        long topics = tally.sum("topics.");
        if (topics > MOST_TOPICS) {
            return Optional.empty();
        }
        return Optional.of(
                topics == 0
                        ? new Picture(meeting, Sorting.of(List.of()), List.of())
                        : Picture.of(meeting, decisions, cards));
    }

    private OverviewView overview(DeskView desk, Meeting meeting) {
        require(desk.session().seesCounts());
        Tally tally = tallies.find(meeting.id()).tally();
        List<SummaryRecord> all = nights.all(meeting.id());
        Optional<SummaryRecord> last = all.stream().findFirst();
        // Of a meeting that nobody answered, nothing is ordered, and no night is missed.
        boolean isAnswered = tally.sum("sites.") > 0;
        return new OverviewView(
                desk.messages(),
                meeting,
                tally,
                meeting.capacity().isPresent() ? rsvps.seats(meeting.id()).filter(Seats::isOpen) : Optional.empty(),
                beforeToday(meeting, all).or(() -> last).flatMap(night -> nights.read(meeting.id(), night)),
                last.flatMap(night -> nights.read(meeting.id(), night)),
                picture(meeting, tally),
                (isAnswered || last.isPresent())
                        && Nights.isMissed(meeting, last.map(SummaryRecord::date), rsvps, clock.instant()),
                isAnswered ? orders.all(meeting.id()) : List.of(),
                quarantine
                        .page(meeting.id(), Optional.empty(), OverviewView.MOST_HELD)
                        .size(),
                updates.sendings(meeting.id()).stream()
                        .mapToInt(Sending::refused)
                        .sum(),
                mailings.unreached(meeting.id()).size(),
                clock.instant());
    }
}
