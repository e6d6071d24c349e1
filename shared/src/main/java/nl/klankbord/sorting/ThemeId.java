package nl.klankbord.sorting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Theme;
import nl.klankbord.topic.Topic;

/// Names a theme within its meeting: that of one of the organiser's own, or of what somebody typed.
///
/// What was typed is hashed, as an id stands in addresses: a theme says what its sender likes. Case and spaces do
/// not count, so that those who type the same mean the same.
///
/// @param value the organiser's id, or `_` and 22 characters of base64url
public record ThemeId(String value) implements Comparable<ThemeId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,32}|_[A-Za-z0-9_-]{22}");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int BYTES = 16;

    public static Optional<ThemeId> of(String value) {
        return FORM.matcher(value).matches() ? Optional.of(new ThemeId(value)) : Optional.empty();
    }

    /// @return the theme under which a topic came in: what was picked, also when the meeting has it no more, as
    ///     what organisers decided about that theme is still about its topics
    public static ThemeId of(Meeting meeting, Topic topic) {
        return topic.themeId().map(ThemeId::new).orElseGet(() -> ofTitle(meeting, topic.theme()));
    }

    /// @return the organiser's theme of that title in either language, or else that of these words
    public static ThemeId ofTitle(Meeting meeting, String title) {
        String folded = folded(title);
        return meeting.themes().stream()
                .filter(theme -> isTitled(theme, folded))
                .findFirst()
                .map(theme -> new ThemeId(theme.id()))
                .orElseGet(() -> new ThemeId("_" + hash(folded)));
    }

    /// A tag is hashed in the same way, as what it says may not stand in an address either.
    static ThemeId ofTag(String tag) {
        return new ThemeId("_" + hash(folded(tag)));
    }

    /// @return the same for what people mean as the same words
    public static String folded(String words) {
        return SPACES.matcher(words.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    private static boolean isTitled(Theme theme, String folded) {
        return Stream.of(theme.title().dutch(), theme.title().english())
                .anyMatch(title -> folded(title).equals(folded));
    }

    static String hash(String words) {
        try {
            byte[] all = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(all, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public int compareTo(ThemeId other) {
        return value.compareTo(other.value);
    }
}
