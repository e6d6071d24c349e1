package nl.klankbord.local;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import nl.klankbord.desk.Identity;
import nl.klankbord.desk.IdentityProvider;
import nl.klankbord.desk.IdentityProviderContract;
import nl.klankbord.desk.SignInAttempt;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.oidc.OidcProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On the issuer of the local machine, by HTTP and with real tokens.
final class OidcProviderTest extends IdentityProviderContract {

    @TempDir
    private static Path folder;

    private static Issuer issuer;
    private static OidcProvider provider;

    @BeforeAll
    static void start() throws IOException {
        issuer = Issuer.start(folder.resolve("sign-in.html"));
        provider = new OidcProvider(issuer.url(), Issuer.AUDIENCE, Optional.empty(), "groups");
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    @Override
    protected IdentityProvider provider() {
        return provider;
    }

    @Override
    protected String signIn(String signInAt, Identity identity) throws Exception {
        String location = ProviderPage.signIn(signInAt, identity);
        assertTrue(location.startsWith("https://klankbord.example/desk/callback"), location);
        return location.replaceFirst(".*[?&]code=([^&]*).*", "$1");
    }

    @Test
    void signingOutLeadsToTheProvider() {
        String address = provider.signOutAt("https://klankbord.example").orElseThrow();
        assertTrue(address.startsWith(issuer.url()), address);
        assertTrue(address.contains("post_logout_redirect_uri=https%3A%2F%2Fklankbord.example"), address);
    }

    @Test
    void aProviderThatIsAwayIsToldOf() {
        OidcProvider away = new OidcProvider("http://127.0.0.1:9", "klankbord", Optional.empty(), "groups");
        assertThrows(UnavailableException.class, () -> away.signInAt(SignInAttempt.next("/desk"), "https://a.example"));
    }
}
