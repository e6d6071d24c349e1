package nl.klankbord.memory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.desk.Identity;
import nl.klankbord.desk.IdentityProvider;
import nl.klankbord.desk.SessionToken;
import nl.klankbord.desk.SignInAttempt;
import nl.klankbord.meeting.UnavailableException;

public final class MemoryIdentityProvider implements IdentityProvider {

    private final Map<String, Code> codes = new HashMap<>();
    private boolean isSilent = false;

    private record Code(Identity identity, String nonce, String challenge, String callback) {}

    @Override
    public String signInAt(SignInAttempt attempt, String callback) {
        return "https://provider.example/authorize?state=" + attempt.state() + "&nonce=" + attempt.nonce()
                + "&code_challenge=" + challenge(attempt.verifier()) + "&redirect_uri=" + callback;
    }

    @Override
    public Optional<Identity> identify(SignInAttempt attempt, String code, String callback) {
        return Optional.ofNullable(codes.remove(code))
                .filter(given -> given.nonce().equals(attempt.nonce())
                        && given.challenge().equals(challenge(attempt.verifier()))
                        && given.callback().equals(callback))
                .map(Code::identity);
    }

    @Override
    public Optional<String> signOutAt(String after) {
        if (isSilent) {
            throw new UnavailableException(
                    "the identity provider does not say what it is", new IllegalStateException());
        }
        return Optional.of("https://provider.example/logout?post_logout_redirect_uri=" + after);
    }

    /// From now on it does not say where one signs out.
    public void fallSilent() {
        isSilent = true;
    }

    /// Somebody signs in.
    ///
    /// @param signInAt where their browser was sent
    /// @return the code that their browser brings back
    public String signIn(String signInAt, Identity identity) {
        String code = SessionToken.next().value();
        codes.put(
                code,
                new Code(
                        identity,
                        parameter(signInAt, "nonce"),
                        parameter(signInAt, "code_challenge"),
                        parameter(signInAt, "redirect_uri")));
        return code;
    }

    private static String parameter(String address, String name) {
        return address.replaceFirst(".*[?&]" + name + "=([^&]*).*", "$1");
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
