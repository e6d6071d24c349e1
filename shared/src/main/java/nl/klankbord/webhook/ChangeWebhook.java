package nl.klankbord.webhook;

import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.site.SiteId;

/// An organiser says where events go, and with which secrets they are signed.
public final class ChangeWebhook {

    /// Two organisers at once, rarely more.
    private static final int TRIES = 4;

    private final Webhooks webhooks;
    private final Clock clock;

    public ChangeWebhook(Webhooks webhooks, Clock clock) {
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /// @param isNew whether there was none before
    public record Stored(Webhook webhook, boolean isNew) {}

    /// A new webhook has a secret. One that was stopped starts again.
    ///
    /// @throws UnavailableException when it is not certain that it was stored; the same again is safe
    public Stored store(MeetingId meeting, SiteId id, WebhookFile file) {
        WebhookSecret first = WebhookSecret.next(clock.instant());
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Optional<Webhook> before = webhooks.find(meeting, id);
            Webhook after =
                    before.map(webhook -> webhook.with(file)).orElseGet(() -> Webhook.first(meeting, id, file, first));
            if (webhooks.write(after)) {
                return new Stored(after, before.isEmpty());
            }
        }
        throw busy();
    }

    /// @param secret that is new
    public record Renewed(Webhook webhook, WebhookSecret secret) {}

    /// Gives one more secret; of two that there were the older goes.
    ///
    /// @return empty when there is no such webhook
    /// @throws UnavailableException when it is not certain that it was stored
    public Optional<Renewed> renew(MeetingId meeting, SiteId id) {
        WebhookSecret secret = WebhookSecret.next(clock.instant());
        return change(meeting, id, webhook -> webhook.with(secret)).map(after -> new Renewed(after, secret));
    }

    /// Its receiver is gone for good.
    ///
    /// @throws UnavailableException when it is not certain that it was stopped
    void stop(MeetingId meeting, SiteId id) {
        change(meeting, id, webhook -> webhook.isStopped() ? webhook : webhook.stopped());
    }

    private Optional<Webhook> change(MeetingId meeting, SiteId id, UnaryOperator<Webhook> how) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Optional<Webhook> before = webhooks.find(meeting, id);
            if (before.isEmpty()) {
                return before;
            }
            Webhook after = how.apply(before.get());
            if (after.equals(before.get()) || webhooks.write(after)) {
                return Optional.of(after);
            }
        }
        throw busy();
    }

    private static UnavailableException busy() {
        return new UnavailableException("others changed this webhook too", new IllegalStateException());
    }
}
