package nl.klankbord.desk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Signing in, on its way to the identity provider and back; the browser keeps it meanwhile, in a cookie.
///
/// @param state that the provider sends back, so that nobody signs in somebody else's browser (RFC 6749 §10.12)
/// @param nonce that the ID token must carry (OpenID Connect Core §3.1.2.1)
/// @param verifier whose hash the provider is told first, so that a code that was caught is worth nothing
///     (RFC 7636)
/// @param returnTo a page of the desk
public record SignInAttempt(String state, String nonce, String verifier, String returnTo) {

    private static final String WORD = "([A-Za-z0-9_-]{43})";
    private static final Pattern FORM = Pattern.compile(WORD + "~" + WORD + "~" + WORD + "~([A-Za-z0-9_-]{0,300})");
    private static final Pattern PAGE = Pattern.compile("/desk(/[a-z0-9-]{1,64}){0,6}");
    private static final String HOME = "/desk";

    /// @param returnTo as somebody asked for; what is no page of the desk becomes its first
    public static SignInAttempt next(String returnTo) {
        return new SignInAttempt(
                SessionToken.next().value(),
                SessionToken.next().value(),
                SessionToken.next().value(),
                page(returnTo));
    }

    public String write() {
        return state + "~" + nonce + "~" + verifier + "~"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(returnTo.getBytes(StandardCharsets.UTF_8));
    }

    /// @return empty when it is none
    public static Optional<SignInAttempt> read(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            String returnTo = new String(Base64.getUrlDecoder().decode(parts.group(4)), StandardCharsets.UTF_8);
            return Optional.of(new SignInAttempt(parts.group(1), parts.group(2), parts.group(3), page(returnTo)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String page(String asked) {
        return PAGE.matcher(asked).matches() ? asked : HOME;
    }
}
