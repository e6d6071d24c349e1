package nl.klankbord.site;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.klankbord.submission.Sender;

/// Keys for the forms on our own pages. A key repeats a submission if its form is sent twice, as any key
/// does; these also say when their form was shown, and nobody else can make one. So a form that was never
/// shown, or that came back faster than a person fills it in, is known without asking anybody to prove that
/// they are one.
///
/// A key is 96 random bits, the second in which it was made, and 128 bits of an HMAC over both.
public final class FormKeys {

    static final int SEAL_LENGTH = 22;

    /// To the second. A browser that fills in everything still waits for somebody to press; a program does
    /// not.
    static final Duration FASTEST = Duration.ofSeconds(2);

    /// A page may stay open over a holiday.
    static final Duration SLOWEST = Duration.ofDays(14);

    private static final int RANDOM_LENGTH = 16;

    private static final Pattern KEY = Pattern.compile("([A-Za-z0-9_-]{16}([0-9a-f]{8}))([A-Za-z0-9_-]{22})");

    private final SiteKeys keys;
    private final Clock clock;

    public FormKeys(SiteKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /// For a form that somebody is still to fill in.
    public String next() {
        return shownAt(clock.instant());
    }

    /// For a form that is filled in already: it may come back at once.
    public String nextFilledIn() {
        return shownAt(clock.instant().minus(FASTEST));
    }

    /// @param key that a form brought
    /// @return whether the form was shown by us, and long enough ago for a person, yet not too long
    public boolean isOfAPerson(String key) {
        Matcher parts = KEY.matcher(key);
        if (!parts.matches() || !SiteKeys.isSame(keys.formSeal(parts.group(1)), parts.group(3))) {
            return false;
        }
        Duration age =
                Duration.between(Instant.ofEpochSecond(HexFormat.fromHexDigitsToLong(parts.group(2))), clock.instant());
        return age.compareTo(FASTEST) >= 0 && age.compareTo(SLOWEST) <= 0;
    }

    private String shownAt(Instant moment) {
        String claims =
                Sender.newKey().substring(0, RANDOM_LENGTH) + HexFormat.of().toHexDigits((int) moment.getEpochSecond());
        return claims + keys.formSeal(claims);
    }
}
