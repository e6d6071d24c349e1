package nl.klankbord.desk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a browser shows to be somebody at the desk: 256 random bits. Whoever reads the table learns none, as it
/// has only [#id].
///
/// @param value 43 letters, digits, `-` and `_`
public record SessionToken(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    public static SessionToken next() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return new SessionToken(text(random));
    }

    public static Optional<SessionToken> of(String value) {
        return FORM.matcher(value).matches() ? Optional.of(new SessionToken(value)) : Optional.empty();
    }

    /// @return under which its session is kept
    public String id() {
        return digest("session " + value);
    }

    /// @return what each form of this session brings along: a page of another site can send a form, and cannot
    ///     know this
    public String formSeal() {
        return digest("form " + value);
    }

    /// @param seal that a form brought
    public boolean isSealedBy(String seal) {
        return MessageDigest.isEqual(
                formSeal().getBytes(StandardCharsets.US_ASCII), seal.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(String text) {
        try {
            return text(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
