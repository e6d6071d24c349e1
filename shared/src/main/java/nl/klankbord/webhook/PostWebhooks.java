package nl.klankbord.webhook;

import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.site.SiteId;
import nl.klankbord.site.SiteKeys;

/// Posts what is owed to webhooks, each minute: at least once, signed, with a pause that grows after each time
/// that it did not arrive.
///
/// A webhook that does not answer well gets nothing more in the same minute, so that one that is down costs one
/// attempt a minute however much it is owed.
public final class PostWebhooks {

    /// Nobody asks for events of a meeting that has been over for longer.
    private static final Duration AFTERWARDS = Duration.ofDays(14);

    /// A minute's work leaves room for the next.
    static final Duration AT_WORK = Duration.ofSeconds(40);

    private static final int GONE = 410;

    private final Meetings meetings;
    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final ChangeWebhook changeWebhook;
    private final Posting posting;
    private final SiteKeys keys;
    private final Executor executor;
    private final Clock clock;

    /// @param executor runs a webhook beside the others
    public PostWebhooks(
            Meetings meetings,
            Webhooks webhooks,
            Deliveries deliveries,
            Posting posting,
            SiteKeys keys,
            Executor executor,
            Clock clock) {
        this.meetings = meetings;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.changeWebhook = new ChangeWebhook(webhooks, clock);
        this.posting = posting;
        this.keys = keys;
        this.executor = executor;
        this.clock = clock;
    }

    /// @param delivered that arrived
    /// @param failed that did not
    public record Posted(int delivered, int failed) {

        Posted and(Posted more) {
            return new Posted(delivered + more.delivered, failed + more.failed);
        }
    }

    /// @throws nl.klankbord.meeting.UnavailableException when the store gave no certain answer; what was not
    ///     settled is posted again
    public Posted post() {
        Instant start = clock.instant();
        List<CompletableFuture<Posted>> running = new ArrayList<>();
        for (Meeting meeting : meetings.all()) {
            if (start.isBefore(meeting.endsAt().plus(AFTERWARDS))) {
                byWebhook(deliveries.due(meeting.id(), start))
                        .forEach((webhook, due) -> running.add(CompletableFuture.supplyAsync(
                                () -> post(meeting.id(), webhook, due, start.plus(AT_WORK)), executor)));
            }
        }
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        return running.stream().map(CompletableFuture::join).reduce(new Posted(0, 0), Posted::and);
    }

    /// An organiser tries whether a webhook arrives: posted at once, and once only.
    ///
    /// @param number makes it another event than the last
    /// @return empty when there is no such webhook
    /// @throws nl.klankbord.meeting.UnavailableException when the store gave no certain answer
    public Optional<Delivery> test(MeetingId meeting, SiteId id, String number) {
        Optional<Webhook> webhook = webhooks.find(meeting, id);
        if (webhook.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Event event = new Event(meeting, EventType.TEST, number, now, nl.klankbord.json.Json.EMPTY);
        Delivery owed = Delivery.owed(id, event);
        Attempt attempt = new Attempt(now, words(attempt(webhook.get(), owed, now)));
        Delivery after = isTaken(attempt) ? owed.delivered(attempt) : owed.refused(attempt);
        deliveries.settle(after);
        return Optional.of(after);
    }

    private static Map<SiteId, List<Deliveries.Due>> byWebhook(List<Deliveries.Due> due) {
        Map<SiteId, List<Deliveries.Due>> byWebhook = new LinkedHashMap<>();
        due.forEach(each -> byWebhook
                .computeIfAbsent(each.webhook(), _ -> new ArrayList<>())
                .add(each));
        return byWebhook;
    }

    private Posted post(MeetingId meeting, SiteId id, List<Deliveries.Due> due, Instant until) {
        int delivered = 0;
        Optional<Webhook> webhook = webhooks.find(meeting, id).filter(found -> !found.isStopped());
        for (Deliveries.Due each : due) {
            Optional<Delivery> taken = deliveries.take(each, clock.instant());
            if (taken.isPresent() && webhook.isEmpty()) {
                deliveries.settle(taken.get().stopped());
            } else if (taken.isPresent()) {
                Delivery after = post(webhook.get(), taken.get());
                deliveries.settle(after);
                if (after.state() != Delivery.State.DELIVERED) {
                    return new Posted(delivered, 1);
                }
                delivered++;
            }
            if (!clock.instant().isBefore(until)) {
                break;
            }
        }
        return new Posted(delivered, 0);
    }

    private Delivery post(Webhook webhook, Delivery delivery) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Posting.Outcome outcome = attempt(webhook, delivery, now);
        Attempt attempt = new Attempt(now, words(outcome));
        if (isTaken(attempt)) {
            return delivery.delivered(attempt);
        }
        if (outcome instanceof Posting.Outcome.Answered(int status, Duration _) && status == GONE) {
            changeWebhook.stop(webhook.meeting(), webhook.id());
            return delivery.refused(attempt);
        }
        return delivery.failed(
                attempt,
                outcome instanceof Posting.Outcome.Answered(int _, Duration retryAfter) ? retryAfter : Duration.ZERO);
    }

    private Posting.Outcome attempt(Webhook webhook, Delivery delivery, Instant now) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("user-agent", "Klankbord");
        headers.put("webhook-id", delivery.event());
        headers.put("webhook-timestamp", String.valueOf(now.getEpochSecond()));
        headers.put("webhook-signature", signatures(webhook, delivery, now));
        return posting.post(webhook.file().url(), headers, delivery.body().getBytes(StandardCharsets.UTF_8));
    }

    /// One of each live secret: a receiver that knows either is content.
    private String signatures(Webhook webhook, Delivery delivery, Instant now) {
        List<String> signatures = new ArrayList<>();
        for (WebhookSecret secret : webhook.secrets()) {
            try {
                signatures.add(new com.standardwebhooks.Webhook(
                                keys.webhookSecret(webhook.meeting(), webhook.id(), secret.id()))
                        .sign(delivery.event(), now.getEpochSecond(), delivery.body()));
            } catch (EmptyWebhookSecretException | WebhookSigningException e) {
                throw new IllegalStateException("Every Java has HmacSHA256.", e);
            }
        }
        return String.join(" ", signatures);
    }

    private static boolean isTaken(Attempt attempt) {
        return attempt.outcome().matches("2\\d\\d");
    }

    private static String words(Posting.Outcome outcome) {
        return switch (outcome) {
            case Posting.Outcome.Answered(int status, Duration _) -> String.valueOf(status);
            case Posting.Outcome.Failed(String why) -> why;
        };
    }
}
