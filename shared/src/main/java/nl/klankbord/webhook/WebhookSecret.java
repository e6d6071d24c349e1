package nl.klankbord.webhook;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/// One of the secrets that a webhook's posts are signed with. What signs is made of this and of the
/// deployment's key ([nl.klankbord.site.SiteKeys]): who reads the table learns nothing to sign with.
///
/// @param id 128 random bits, in base64url
/// @param madeAt to the millisecond
public record WebhookSecret(String id, Instant madeAt) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static WebhookSecret next(Instant now) {
        byte[] id = new byte[16];
        RANDOM.nextBytes(id);
        return new WebhookSecret(
                Base64.getUrlEncoder().withoutPadding().encodeToString(id), now.truncatedTo(ChronoUnit.MILLIS));
    }
}
