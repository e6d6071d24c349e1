package nl.klankbord.submission;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Keyed hashes (HMAC-SHA256), one use kept apart from the other by its name.
public final class Secrets {

    /// 128 of the 256 bits: enough that two people never meet, short enough for a key of the table.
    private static final int BYTES = 16;

    private final SecretKeySpec key;

    /// @param key at least 32 characters, from a secret store
    public Secrets(String key) {
        if (key.length() < 32) {
            throw new IllegalArgumentException("The key for people's addresses must have 32 characters or more.");
        }
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    public Person person(EmailAddress address) {
        return new Person(hash("person", address.comparable()));
    }

    /// @param key what the sender repeats when it repeats a submission
    public SubmissionId submission(String kind, String meeting, Person person, String key) {
        return new SubmissionId(hash("submission", kind, meeting, person.value(), key));
    }

    /// Nobody can tell from it where somebody was, nor that they were there on another day.
    ///
    /// @param address as the gateway saw it; of IPv6 its network counts, as one household has all of a /64
    public String source(String meeting, LocalDate day, String address) {
        return hash("source", meeting, day.toString(), network(address));
    }

    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return HexFormat.of().formatHex(bytes, 0, Math.min(8, bytes.length));
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    public String fingerprint(String content) {
        return hash("fingerprint", content);
    }

    /// Parts are told apart by a separator that none can contain, as text is free of control characters.
    private String hash(String... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] full = mac.doFinal(String.join("\u0000", parts).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(full, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256.", e);
        }
    }
}
