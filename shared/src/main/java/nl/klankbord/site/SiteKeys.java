package nl.klankbord.site;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Word;

/// Makes what a site holds, out of the deployment's key and the site's secrets (HMAC-SHA256).
///
/// A token reads `meeting~site~secret~kind~fields~returnTo~expiry~signature`: none of its parts can hold a tilde.
public final class SiteKeys {

    private static final Pattern TOKEN = Pattern.compile("([a-z0-9-]{1,64})~([a-z0-9-]{1,32})~([A-Za-z0-9_-]{22})"
            + "~(rsvp|topic)~([A-Za-z,]{0,300})~(\\d)~(\\d{1,11})~([A-Za-z0-9_-]{43})");

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /// @param key at least 32 characters, from a secret store
    public SiteKeys(String key) {
        if (key.length() < 32) {
            throw new IllegalArgumentException("The key for sites must have 32 characters or more.");
        }
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    public String write(SiteToken token) {
        String claims = String.join(
                "~",
                token.meeting().value(),
                token.site().value(),
                token.secret(),
                token.kind().word(),
                String.join(",", new TreeSet<>(token.fields())),
                String.valueOf(token.returnTo()),
                String.valueOf(token.expiresAt().getEpochSecond()));
        return claims + "~" + signature(claims);
    }

    /// @return empty when it is no token of ours; whether it still lives is for the site to say
    public Optional<SiteToken> read(String text) {
        Matcher parts = TOKEN.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String signature = signature(text.substring(0, text.lastIndexOf('~')));
        if (!isSame(signature, parts.group(8))) {
            return Optional.empty();
        }
        return Optional.of(new SiteToken(
                new MeetingId(parts.group(1)),
                new SiteId(parts.group(2)),
                parts.group(3),
                Word.require(Kind.class, parts.group(4)),
                parts.group(5).isEmpty() ? Set.of() : Set.of(parts.group(5).split(",")),
                Integer.parseInt(parts.group(6)),
                Instant.ofEpochSecond(Long.parseLong(parts.group(7)))));
    }

    /// The secret that a site's system signs with: 256 bits, as Standard Webhooks writes it (`whsec_` and base64).
    public String signingSecret(Site site, SiteSecret secret) {
        return "whsec_" + Base64.getEncoder().encodeToString(signingKey(site, secret));
    }

    /// Whether one of these signatures is of one of the site's live secrets, over `id.timestamp.body`.
    ///
    /// @param body as it came, byte for byte
    boolean signed(Site site, String id, String timestamp, byte[] body, List<String> signatures) {
        boolean isSigned = false;
        for (SiteSecret secret : site.of(SiteSecret.Use.POST)) {
            byte[] right = ascii(WebhookSignature.of(signingKey(site, secret), id, timestamp, body));
            // All are compared, so that time tells nothing.
            for (String signature : signatures) {
                isSigned |= MessageDigest.isEqual(right, ascii(signature));
            }
        }
        return isSigned;
    }

    /// A key for a form that brings none: the same content on the same site's form is the same submission.
    ///
    /// @param content all that was filled in
    public String submissionKey(SiteToken token, String content) {
        return encoded(mac("submission\u0000" + token.site().value() + "\u0000" + content));
    }

    /// The key of one submission of a batch: the same place in a batch of the same id is the same submission.
    ///
    /// @param number from 0
    public String submissionKey(Site site, String batch, int number) {
        return encoded(mac("batch\u0000" + site.id().value() + "\u0000" + batch + "\u0000" + number));
    }

    /// Tells content from other content, and nothing else about it.
    public String fingerprint(byte[] content) {
        Mac mac = mac(key);
        mac.update(ascii("fingerprint\u0000"));
        return encoded(mac.doFinal(content));
    }

    /// What ends a key of one of our own forms ([FormKeys]).
    String formSeal(String claims) {
        return encoded(mac("shown\u0000" + claims)).substring(0, FormKeys.SEAL_LENGTH);
    }

    /// Whether two texts are the same, in a time that does not tell how far they are.
    public static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(ascii(one), ascii(other));
    }

    /// What ends the token of a personal link.
    ///
    /// @return 128 bits in base64url
    public String linkSeal(String use, MeetingId meeting, Person person) {
        String what = String.join("\u0000", "link", use, meeting.value(), person.value());
        return encoded(mac(what)).substring(0, FormKeys.SEAL_LENGTH);
    }

    /// What ends the address of a meeting's feed.
    ///
    /// @return 128 bits in base64url
    public String feedSeal(MeetingId meeting, int version) {
        String what = String.join("\u0000", "feed", meeting.value(), String.valueOf(version));
        return encoded(mac(what)).substring(0, FormKeys.SEAL_LENGTH);
    }

    private String signature(String claims) {
        return encoded(mac("form\u0000" + claims));
    }

    private byte[] signingKey(Site site, SiteSecret secret) {
        return mac("post\u0000" + site.meeting().value() + "\u0000" + site.id().value() + "\u0000" + secret.id());
    }

    /// The secret that posts to a webhook are signed with, as its receiver is told it once.
    ///
    /// @param secretId of one of its secrets
    public String webhookSecret(MeetingId meeting, SiteId webhook, String secretId) {
        String what = String.join("\u0000", "webhook", meeting.value(), webhook.value(), secretId);
        return "whsec_" + Base64.getEncoder().encodeToString(mac(what));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private byte[] mac(String text) {
        return mac(key).doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256.", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
