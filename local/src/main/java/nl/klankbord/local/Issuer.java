package nl.klankbord.local;

import com.nimbusds.jose.JOSEObjectType;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

/// An OpenID Connect issuer that gives a token to whoever asks. On this machine only.
final class Issuer implements AutoCloseable {
    static final String ID = "klankbord";
    static final String AUDIENCE = "klankbord";
    static final String ORGANISER_SCOPE = "klankbord/organiser";
    static final String ORGANISER = "organiser@example.org";

    /// As on its page (`sign-in.html`).
    static final List<String> ORGANISER_GROUPS = List.of("klankbord-organiser", "klankbord-exporter");

    private final MockOAuth2Server server;

    private Issuer(MockOAuth2Server server) {
        this.server = server;
    }

    /// Takes about a second, to load Kotlin.
    ///
    /// @param page where to keep the page on which somebody chooses who to be
    static Issuer start(Path page) throws IOException {
        try (InputStream file = Objects.requireNonNull(Issuer.class.getResourceAsStream("sign-in.html"))) {
            Files.write(page, file.readAllBytes());
        }
        MockOAuth2Server server = new MockOAuth2Server(new OAuth2Config(true, page.toString()));
        server.start(InetAddress.getLoopbackAddress(), 0);
        return new Issuer(server);
    }

    String url() {
        return server.issuerUrl(ID).toString();
    }

    String organiserToken() {
        return token(ORGANISER, ORGANISER_GROUPS);
    }

    String token(String issuerId, String subject, String audience, String scope, Duration validity) {
        return token(issuerId, subject, audience, Map.of("scope", scope), validity);
    }

    /// @param groups that the token says its bearer is in
    String token(String subject, List<String> groups) {
        return token(ID, subject, AUDIENCE, Map.of("scope", ORGANISER_SCOPE, "groups", groups), Duration.ofHours(1));
    }

    private String token(
            String issuerId, String subject, String audience, Map<String, Object> claims, Duration validity) {
        return server.issueToken(
                        issuerId,
                        "local",
                        new DefaultOAuth2TokenCallback(
                                issuerId,
                                subject,
                                JOSEObjectType.JWT.getType(),
                                List.of(audience),
                                claims,
                                validity.toSeconds()))
                .serialize();
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
