package nl.klankbord.local;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class TokenCheckTest {
    private static final Issuer ISSUER = issuer();
    private static final Set<String> SCOPES = Set.of(Issuer.ORGANISER_SCOPE);
    private static final Duration HOUR = Duration.ofHours(1);

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    private static Issuer issuer() {
        try {
            return Issuer.start(Files.createTempFile("sign-in", ".html"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TokenCheck.Outcome check(String header) {
        return check(header, Clock.systemUTC());
    }

    private static TokenCheck.Outcome check(String header, Clock clock) {
        return new TokenCheck(ISSUER.url(), Set.of(Issuer.AUDIENCE), clock).check(header, SCOPES);
    }

    @Test
    void aGoodTokenIsGranted() {
        assertInstanceOf(TokenCheck.Granted.class, check("Bearer " + ISSUER.organiserToken()));
        assertInstanceOf(TokenCheck.Granted.class, check(ISSUER.organiserToken()));
    }

    @Test
    void anExpiredTokenIsRefused() {
        Clock later = Clock.fixed(Instant.now().plus(HOUR).plusSeconds(1), ZoneOffset.UTC);
        assertInstanceOf(TokenCheck.Refused.class, check("Bearer " + ISSUER.organiserToken(), later));
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        String token = ISSUER.token(Issuer.ID, "x", "another", Issuer.ORGANISER_SCOPE, HOUR);
        assertInstanceOf(TokenCheck.Refused.class, check("Bearer " + token));
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        String token = ISSUER.token("another", "x", Issuer.AUDIENCE, Issuer.ORGANISER_SCOPE, HOUR);
        assertInstanceOf(TokenCheck.Refused.class, check("Bearer " + token));
    }

    @Test
    void aTokenWithoutTheScopeLacksIt() {
        String token = ISSUER.token(Issuer.ID, "x", Issuer.AUDIENCE, "klankbord/other", HOUR);
        assertInstanceOf(TokenCheck.ScopeLacking.class, check("Bearer " + token));
    }

    @Test
    void aTokenThatNobodySignedIsRefused() {
        String header = base64("{\"alg\":\"none\",\"typ\":\"JWT\"}");
        String claims = ISSUER.organiserToken().split("\\.", -1)[1];
        assertInstanceOf(TokenCheck.Refused.class, check("Bearer " + header + "." + claims + "."));
    }

    @Test
    void aTokenThatWasChangedIsRefused() {
        String[] parts = ISSUER.organiserToken().split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("organiser@example.org", "somebody@example.org");
        assertInstanceOf(TokenCheck.Refused.class, check("Bearer " + parts[0] + "." + base64(claims) + "." + parts[2]));
    }

    @Test
    void garbageIsRefused() {
        assertInstanceOf(TokenCheck.Refused.class, check("Bearer x"));
        assertInstanceOf(TokenCheck.Refused.class, check("Bearer "));
        assertInstanceOf(TokenCheck.Refused.class, check("Basic dTpw"));
        assertInstanceOf(TokenCheck.Refused.class, check(""));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
