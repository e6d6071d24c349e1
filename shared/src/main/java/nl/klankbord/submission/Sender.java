package nl.klankbord.submission;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Who hands a submission in, and under which key it may repeat it.
///
/// @param site `page`, `api` or a registered site
/// @param key 16 to 64 of `A-Z a-z 0-9 _ -`; the same key again means: the same submission again
/// @param mostPerDay how many submissions a day its site may send to one meeting; empty for no such limit
/// @param source the address that the request came from; empty for who is known by more than that: a site
///     that signs, an organiser
/// @param doubt why what it sends is kept apart; empty for nearly everybody
public record Sender(String site, String key, OptionalInt mostPerDay, Optional<String> source, Optional<Doubt> doubt) {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{16,64}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public Sender(String site, String key) {
        this(site, key, OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    public Sender atMost(int submissionsPerDay) {
        return new Sender(site, key, OptionalInt.of(submissionsPerDay), source, doubt);
    }

    public Sender doubted(Doubt why) {
        return new Sender(site, key, mostPerDay, source, Optional.of(why));
    }

    /// @param address as the gateway saw it
    public Sender from(String address) {
        return new Sender(site, key, mostPerDay, Optional.of(address), doubt);
    }

    /// Takes the header's form of draft-ietf-httpapi-idempotency-key-header, in double quotes, and the bare
    /// key.
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
