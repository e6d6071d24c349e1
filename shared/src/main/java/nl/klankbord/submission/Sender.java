package nl.klankbord.submission;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who hands a submission in, and under which key it may repeat it.
///
/// @param site `page`, `api` or a registered site
/// @param key 16 to 64 of `A-Z a-z 0-9 _ -`; the same key again means: the same submission again
public record Sender(String site, String key) {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{16,64}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /// Takes the header's form of draft-ietf-httpapi-idempotency-key-header, in double quotes, and the bare key.
    ///
    /// @return empty when it is no key
    public static Optional<Sender> of(String site, String typedKey) {
        String key = typedKey.length() > 1 && typedKey.startsWith("\"") && typedKey.endsWith("\"")
                ? typedKey.substring(1, typedKey.length() - 1)
                : typedKey;
        return KEY.matcher(key).matches() ? Optional.of(new Sender(site, key)) : Optional.empty();
    }

    /// @return a sender that cannot repeat itself, as it does not know its key
    public static Sender unrepeatable(String site) {
        return new Sender(site, newKey());
    }

    /// @return 128 random bits
    public static String newKey() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
