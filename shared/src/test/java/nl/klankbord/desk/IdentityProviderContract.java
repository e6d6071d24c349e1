package nl.klankbord.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every identity provider promises.
public abstract class IdentityProviderContract {

    private static final String CALLBACK = "https://klankbord.example/desk/callback";
    private static final Identity FATMA = new Identity("sub-1", "fatma@ede.example", Set.of("klankbord-viewer", "all"));

    protected abstract IdentityProvider provider();

    /// Signs in as a person does.
    ///
    /// @return the code that the browser brings back
    protected abstract String signIn(String signInAt, Identity identity) throws Exception;

    @Test
    void whoSignsInIsKnownByTheirCodeOnce() throws Exception {
        SignInAttempt attempt = SignInAttempt.next("/desk");
        String code = signIn(provider().signInAt(attempt, CALLBACK), FATMA);
        assertEquals(Optional.of(FATMA), provider().identify(attempt, code, CALLBACK));
        assertEquals(Optional.empty(), provider().identify(attempt, code, CALLBACK));
    }

    @Test
    void aCodeThatWasCaughtIsWorthNothingWithoutItsVerifier() throws Exception {
        SignInAttempt attempt = SignInAttempt.next("/desk");
        String code = signIn(provider().signInAt(attempt, CALLBACK), FATMA);
        SignInAttempt thief = SignInAttempt.next("/desk");
        SignInAttempt sameNonce =
                new SignInAttempt(attempt.state(), attempt.nonce(), thief.verifier(), attempt.returnTo());
        assertEquals(Optional.empty(), provider().identify(sameNonce, code, CALLBACK));
    }

    @Test
    void aTokenOfAnotherAttemptIsNotTaken() throws Exception {
        SignInAttempt attempt = SignInAttempt.next("/desk");
        String code = signIn(provider().signInAt(attempt, CALLBACK), FATMA);
        SignInAttempt other =
                new SignInAttempt(attempt.state(), SignInAttempt.next("/desk").nonce(), attempt.verifier(), "/desk");
        assertEquals(Optional.empty(), provider().identify(other, code, CALLBACK));
    }

    @Test
    void whatIsNoCodeIsNobodys() {
        SignInAttempt attempt = SignInAttempt.next("/desk");
        assertEquals(Optional.empty(), provider().identify(attempt, "nothing", CALLBACK));
    }

    @Test
    void theProviderIsToldTheHashOfTheVerifierAlone() {
        SignInAttempt attempt = SignInAttempt.next("/desk");
        String address = provider().signInAt(attempt, CALLBACK);
        assertTrue(address.contains("code_challenge=") && address.contains("state=" + attempt.state()), address);
        assertTrue(!address.contains(attempt.verifier()), address);
    }
}
