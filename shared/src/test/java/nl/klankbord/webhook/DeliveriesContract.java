package nl.klankbord.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.klankbord.json.Json;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.site.SiteId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of deliveries promises.
public abstract class DeliveriesContract {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final SiteId PLANNING = new SiteId("planning");
    private static final SiteId CATERING = new SiteId("catering");

    private Deliveries deliveries;

    protected abstract Deliveries create(Clock clock);

    @BeforeEach
    final void start() {
        deliveries = create(Examples.CLOCK);
    }

    @Test
    void whatIsOwedIsDueFromWhenItHappened() {
        Delivery owed = owed(PLANNING, "a", Examples.NOW);
        deliveries.owe(owed);
        assertEquals(List.of(), deliveries.due(UTRECHT, Examples.NOW.minusSeconds(1)));
        assertEquals(List.of(due(owed)), deliveries.due(UTRECHT, Examples.NOW));
        assertEquals(List.of(), deliveries.due(new MeetingId("arnhem"), Examples.NOW));
        assertEquals(Optional.of(owed), deliveries.take(due(owed), Examples.NOW));
    }

    @Test
    void theSameIsOwedOnceAlsoAfterItArrived() {
        Delivery owed = owed(PLANNING, "a", Examples.NOW);
        deliveries.owe(owed);
        deliveries.owe(owed);
        assertEquals(1, deliveries.due(UTRECHT, Examples.NOW).size());
        Delivery arrived = owed.delivered(new Attempt(Examples.NOW, "204"));
        deliveries.settle(arrived);
        deliveries.owe(owed);
        assertEquals(List.of(), deliveries.due(UTRECHT, Examples.NOW));
        assertEquals(List.of(arrived), log(PLANNING));
    }

    @Test
    void theLongestDueComesFirst() {
        Delivery late = owed(PLANNING, "late", Examples.NOW.minusSeconds(60));
        Delivery later = owed(CATERING, "later", Examples.NOW.minusSeconds(30));
        Delivery latest = owed(PLANNING, "latest", Examples.NOW);
        List.of(latest, late, later).forEach(deliveries::owe);
        assertEquals(List.of(due(late), due(later), due(latest)), deliveries.due(UTRECHT, Examples.NOW));
    }

    @Test
    void whatSomebodyHasInHandNobodyElseTakes() {
        Delivery owed = owed(PLANNING, "a", Examples.NOW);
        deliveries.owe(owed);
        assertEquals(Optional.of(owed), deliveries.take(due(owed), Examples.NOW));
        assertEquals(Optional.empty(), deliveries.take(due(owed), Examples.NOW.plusSeconds(60)));
        Instant died = Examples.NOW.plus(Deliveries.IN_HAND).plusSeconds(1);
        assertEquals(Optional.of(owed), deliveries.take(due(owed), died));
    }

    @Test
    void manyAtOnceTakeItOnce() throws Exception {
        Delivery owed = owed(PLANNING, "a", Examples.NOW);
        deliveries.owe(owed);
        List<Future<Optional<Delivery>>> taking = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 16; i++) {
                taking.add(pool.submit(() -> deliveries.take(due(owed), Examples.NOW)));
            }
        }
        int taken = 0;
        for (Future<Optional<Delivery>> each : taking) {
            taken += each.get().isPresent() ? 1 : 0;
        }
        assertEquals(1, taken);
    }

    @Test
    void whatDidNotArriveIsDueAgainLaterAndFreeToTake() {
        Delivery owed = owed(PLANNING, "a", Examples.NOW);
        deliveries.owe(owed);
        deliveries.take(due(owed), Examples.NOW);
        Delivery failed = owed.failed(new Attempt(Examples.NOW, "503"), Duration.ZERO);
        deliveries.settle(failed);
        assertEquals(List.of(), deliveries.due(UTRECHT, Examples.NOW.plusSeconds(59)));
        Instant then = Examples.NOW.plusSeconds(60);
        assertEquals(List.of(due(failed)), deliveries.due(UTRECHT, then));
        assertEquals(Optional.empty(), deliveries.take(due(owed), then), "of the time before");
        assertEquals(Optional.of(failed), deliveries.take(due(failed), then));
    }

    @Test
    void theLogHasTheNewestFirstAPageAtATime() {
        List<Delivery> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Delivery delivery = owed(PLANNING, "event-" + i, Examples.NOW.minusSeconds(i * 100L));
            all.add(delivery);
            deliveries.owe(delivery);
        }
        deliveries.owe(owed(CATERING, "else", Examples.NOW));
        assertEquals(all.subList(0, 2), deliveries.page(UTRECHT, PLANNING, Optional.empty(), 2));
        Optional<String> after = Optional.of(all.get(1).place());
        assertEquals(all.subList(2, 5), deliveries.page(UTRECHT, PLANNING, after, 10));
    }

    @Test
    void whatHasExpiredIsNotThere() {
        deliveries.owe(owed(PLANNING, "old", Examples.NOW.minus(Duration.ofDays(30))));
        assertEquals(List.of(), log(PLANNING));
        assertEquals(List.of(), deliveries.due(UTRECHT, Examples.NOW));
    }

    private List<Delivery> log(SiteId webhook) {
        return deliveries.page(UTRECHT, webhook, Optional.empty(), 100);
    }

    private static Deliveries.Due due(Delivery delivery) {
        return new Deliveries.Due(
                UTRECHT, delivery.webhook(), delivery.place(), delivery.nextAt().orElseThrow());
    }

    static Delivery owed(SiteId webhook, String what, Instant at) {
        return Delivery.owed(webhook, new Event(UTRECHT, EventType.RSVP_ACCEPTED, what, at, Json.EMPTY));
    }
}
