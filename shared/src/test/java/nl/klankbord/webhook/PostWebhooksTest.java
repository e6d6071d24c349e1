package nl.klankbord.webhook;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.json.Json;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryDeliveries;
import nl.klankbord.memory.MemoryMeetings;
import nl.klankbord.memory.MemoryWebhooks;
import nl.klankbord.site.SiteId;
import nl.klankbord.site.SiteKeys;
import nl.klankbord.webhook.Posting.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is posted to a webhook, how often, and what becomes of it.
final class PostWebhooksTest {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final SiteId PLANNING = new SiteId("planning");
    private static final SiteId CATERING = new SiteId("catering");
    private static final Outcome ARRIVED = new Outcome.Answered(204, Duration.ZERO);
    private static final SiteKeys KEYS = new SiteKeys("fedcba9876543210fedcba9876543210");

    private Instant now = Examples.NOW;
    private final Clock clock = clock(() -> now);
    private final MemoryMeetings meetings = new MemoryMeetings();
    private final MemoryWebhooks webhooks = new MemoryWebhooks();
    private final MemoryDeliveries deliveries = new MemoryDeliveries(clock);
    private final ChangeWebhook changes = new ChangeWebhook(webhooks, clock);
    private final OweDeliveries owe = new OweDeliveries(webhooks, deliveries);
    private final Receiver receiver = new Receiver();
    private final PostWebhooks post =
            new PostWebhooks(meetings, webhooks, deliveries, receiver, KEYS, Runnable::run, clock);

    PostWebhooksTest() {
        meetings.store(Examples.utrecht(), false);
        subscribe(PLANNING, EventType.RSVP_ACCEPTED, EventType.RSVP_CANCELLED);
    }

    @Test
    void whoSubscribedHearsOfItOnce() {
        owe.owe(List.of(event(EventType.RSVP_ACCEPTED, "a"), event(EventType.TOPIC_SUBMITTED, "b")));
        owe.owe(List.of(event(EventType.RSVP_ACCEPTED, "a")));
        assertEquals(new PostWebhooks.Posted(1, 0), post.post());
        assertEquals(new PostWebhooks.Posted(0, 0), post.post());
        Received received = receiver.received.getFirst();
        assertEquals(1, receiver.received.size());
        assertEquals(URI.create("https://planning.example/hook"), received.url());
        assertEquals(
                "{\"type\":\"rsvp.accepted\",\"timestamp\":\"2027-03-01T09:00:00Z\","
                        + "\"data\":{\"meeting\":\"utrecht\",\"people\":2}}",
                received.body());
        assertEquals("application/json", received.headers().get("content-type"));
        assertEquals(
                event(EventType.RSVP_ACCEPTED, "a").id(), received.headers().get("webhook-id"));
        assertEquals(Delivery.State.DELIVERED, log(PLANNING).getFirst().state());
    }

    @Test
    void theLibraryThatReceiversUseTakesItWithEitherSecret() {
        String first = secret(0);
        changes.renew(UTRECHT, PLANNING);
        String second = secret(1);
        assertNotEquals(first, second);
        now = Instant.now();
        owe.owe(List.of(event(EventType.RSVP_ACCEPTED, "a")));
        post.post();
        Received received = receiver.received.getFirst();
        assertDoesNotThrow(() -> received.verify(first));
        assertDoesNotThrow(() -> received.verify(second));
        String other = KEYS.webhookSecret(UTRECHT, PLANNING, "x".repeat(22));
        assertThrows(WebhookVerificationException.class, () -> received.verify(other));
        assertTrue(received.headers().getOrDefault("webhook-id", "").matches("[A-Za-z0-9_-]{1,64}"));
    }

    @Test
    void whatDoesNotArriveIsTriedForThreeDaysAndThenGivenUp() {
        receiver.always = new Outcome.Answered(500, Duration.ZERO);
        owe.owe(List.of(event(EventType.RSVP_ACCEPTED, "a")));
        List<Duration> after = new ArrayList<>();
        while (Duration.between(Examples.NOW, now).compareTo(Duration.ofDays(5)) < 0) {
            int before = receiver.received.size();
            post.post();
            if (receiver.received.size() > before) {
                after.add(Duration.between(Examples.NOW, now));
            }
            now = now.plusSeconds(60);
        }
        List<Duration> wanted = new ArrayList<>(List.of(Duration.ZERO));
        Delivery.PAUSES.forEach(pause -> wanted.add(wanted.getLast().plus(pause)));
        assertEquals(wanted, after);
        assertTrue(after.getLast().compareTo(Duration.ofDays(3)) < 0);
        assertEquals(Delivery.State.GIVEN_UP, log(PLANNING).getFirst().state());
        assertEquals(10, log(PLANNING).getFirst().attempts().size());
        assertEquals(
                1,
                receiver.received.stream()
                        .map(each -> each.headers().get("webhook-id") + each.body())
                        .distinct()
                        .count(),
                "the same id and content each time");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 400, 401, 404, 429, 500, 503})
    void noOtherStatusIsTakenForAnArrival(int status) {
        receiver.next.add(new Outcome.Answered(status, Duration.ZERO));
        owe.owe(List.of(event(EventType.RSVP_ACCEPTED, "a")));
        assertEquals(new PostWebhooks.Posted(0, 1), post.post());
        now = now.plusSeconds(60);
        assertEquals(new PostWebhooks.Posted(1, 0), post.post());
        assertEquals(
                List.of(String.valueOf(status), "204"),
                log(PLANNING).getFirst().attempts().stream()
                        .map(Attempt::outcome)
                        .toList());
    }

    @Test
    void aReceiverMayAskToWaitLonger() {
        receiver.next.add(new Outcome.Answered(429, Duration.ofMinutes(10)));
        owe.owe(List.of(event(EventType.RSVP_ACCEPTED, "a")));
        post.post();
        assertEquals(
                Optional.of(now.plus(Duration.ofMinutes(10))),
                log(PLANNING).getFirst().nextAt());
    }

    @Test
    void aReceiverThatIsGoneForGoodGetsNothingMore() {
        receiver.next.add(new Outcome.Answered(410, Duration.ZERO));
        owe.owe(List.of(event(EventType.RSVP_ACCEPTED, "a"), event(EventType.RSVP_ACCEPTED, "b")));
        post.post();
        now = now.plusSeconds(60);
        post.post();
        owe.owe(List.of(event(EventType.RSVP_ACCEPTED, "c")));
        post.post();
        assertEquals(1, receiver.received.size());
        assertTrue(webhooks.find(UTRECHT, PLANNING).orElseThrow().isStopped());
        assertTrue(log(PLANNING).stream().allMatch(each -> each.state() == Delivery.State.STOPPED));
        assertEquals(2, log(PLANNING).size());

        subscribe(PLANNING, EventType.RSVP_ACCEPTED);
        owe.owe(List.of(event(EventType.RSVP_ACCEPTED, "d")));
        assertEquals(new PostWebhooks.Posted(1, 0), post.post());
    }

    @Test
    void oneThatIsDownCostsOneAttemptAMinuteAndDoesNotHoldUpAnother() {
        subscribe(CATERING, EventType.RSVP_ACCEPTED);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            events.add(event(EventType.RSVP_ACCEPTED, "number-" + i));
        }
        owe.owe(events);
        receiver.down = "planning";
        assertEquals(new PostWebhooks.Posted(20, 1), post.post());
        assertEquals(
                1,
                receiver.received.stream()
                        .filter(each -> each.url().getHost().startsWith("planning"))
                        .count());
        assertEquals(
                "connection",
                log(PLANNING).stream()
                        .flatMap(each -> each.attempts().stream())
                        .findFirst()
                        .orElseThrow()
                        .outcome());
    }

    @Test
    void whatIsOwedToAWebhookThatWasRemovedIsNotPosted() {
        owe.owe(List.of(event(EventType.RSVP_ACCEPTED, "a")));
        webhooks.remove(UTRECHT, PLANNING);
        post.post();
        assertEquals(List.of(), receiver.received);
        assertEquals(List.of(), deliveries.due(UTRECHT, now));
    }

    @Test
    void aTestIsPostedAtOnceAndOnceOnly() {
        receiver.next.add(new Outcome.Failed("tls"));
        Delivery failed = post.test(UTRECHT, PLANNING, "1").orElseThrow();
        assertEquals(
                List.of("tls"), failed.attempts().stream().map(Attempt::outcome).toList());
        assertEquals(Optional.empty(), failed.nextAt());
        Delivery arrived = post.test(UTRECHT, PLANNING, "2").orElseThrow();
        assertEquals(Delivery.State.DELIVERED, arrived.state());
        assertNotEquals(failed.event(), arrived.event());
        assertEquals(2, log(PLANNING).size());
        assertFalse(post.test(UTRECHT, CATERING, "3").isPresent());
        assertEquals(new PostWebhooks.Posted(0, 0), post.post());
    }

    @Test
    void aMeetingThatIsLongOverIsNotLookedAt() {
        owe.owe(List.of(event(EventType.RSVP_ACCEPTED, "a")));
        now = Examples.utrecht().endsAt().plus(Duration.ofDays(15));
        assertEquals(new PostWebhooks.Posted(0, 0), post.post());
    }

    private void subscribe(SiteId id, EventType... events) {
        URI url = URI.create("https://" + id.value() + ".example/hook");
        changes.store(UTRECHT, id, new WebhookFile(url, Set.of(events)));
    }

    private String secret(int number) {
        WebhookSecret secret =
                webhooks.find(UTRECHT, PLANNING).orElseThrow().secrets().get(number);
        return KEYS.webhookSecret(UTRECHT, PLANNING, secret.id());
    }

    private List<Delivery> log(SiteId webhook) {
        return deliveries.page(UTRECHT, webhook, Optional.empty(), 100);
    }

    private Event event(EventType type, String what) {
        return new Event(
                UTRECHT,
                type,
                what,
                now.truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
                Json.object().put("people", 2).build());
    }

    private static Clock clock(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }

    private record Received(URI url, Map<String, String> headers, String body) {

        void verify(String secret) throws Exception {
            Map<String, List<String>> all = new java.util.HashMap<>();
            headers.forEach((name, value) -> all.put(name, List.of(value)));
            new com.standardwebhooks.Webhook(secret).verify(body, all);
        }
    }

    private static final class Receiver implements Posting {

        private final List<Received> received = new ArrayList<>();
        private final Deque<Outcome> next = new ArrayDeque<>();
        private Outcome always = ARRIVED;
        private String down = "nobody";

        @Override
        public Outcome post(URI url, Map<String, String> headers, byte[] body) {
            received.add(new Received(url, Map.copyOf(headers), new String(body, StandardCharsets.UTF_8)));
            if (url.getHost().startsWith(down)) {
                return new Outcome.Failed("connection");
            }
            return next.isEmpty() ? always : next.removeFirst();
        }
    }
}
