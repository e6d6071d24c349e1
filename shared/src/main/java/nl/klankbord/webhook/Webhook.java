package nl.klankbord.webhook;

import java.util.ArrayList;
import java.util.List;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.site.SiteId;

/// Where events of one meeting are posted to.
///
/// @param version 1 for a new one, and one more at each change
/// @param isStopped whether its receiver said that it is gone for good (410); storing it again starts it
/// @param secrets that posts are signed with, the oldest first: one or two
public record Webhook(
        MeetingId meeting, SiteId id, int version, WebhookFile file, boolean isStopped, List<WebhookSecret> secrets) {

    /// Two, so that a receiver can go over from one to the other.
    static final int MOST_SECRETS = 2;

    public Webhook {
        secrets = List.copyOf(secrets);
    }

    static Webhook first(MeetingId meeting, SiteId id, WebhookFile file, WebhookSecret secret) {
        return new Webhook(meeting, id, 1, file, false, List.of(secret));
    }

    Webhook with(WebhookFile changed) {
        return new Webhook(meeting, id, version + 1, changed, false, secrets);
    }

    /// With one more secret; the oldest goes when there are too many.
    Webhook with(WebhookSecret secret) {
        List<WebhookSecret> live = new ArrayList<>(secrets);
        if (live.size() >= MOST_SECRETS) {
            live.removeFirst();
        }
        live.add(secret);
        return new Webhook(meeting, id, version + 1, file, isStopped, live);
    }

    Webhook stopped() {
        return new Webhook(meeting, id, version + 1, file, true, secrets);
    }

    boolean wants(EventType type) {
        return !isStopped && file.events().contains(type);
    }
}
