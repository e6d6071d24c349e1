package nl.klankbord.webhook;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import nl.klankbord.submission.Sender;

/// One of the secrets that a webhook's posts are signed with. What signs is made of this and of the
/// deployment's key ([nl.klankbord.site.SiteKeys]): who reads the table learns nothing to sign with.
///
/// @param id 128 random bits, in base64url
/// @param madeAt to the millisecond
public record WebhookSecret(String id, Instant madeAt) {

    static WebhookSecret next(Instant now) {
        return new WebhookSecret(Sender.newKey(), now.truncatedTo(ChronoUnit.MILLIS));
    }
}
