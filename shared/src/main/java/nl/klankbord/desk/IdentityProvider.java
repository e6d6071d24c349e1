package nl.klankbord.desk;

import java.util.Optional;

/// Where people of an organisation sign in: an OpenID Connect provider, by authorization code with PKCE.
///
/// Every method throws [nl.klankbord.meeting.UnavailableException] when the provider gives no answer.
public interface IdentityProvider {

    /// @param callback where the provider sends the browser afterwards
    /// @return where the browser goes to sign in
    String signInAt(SignInAttempt attempt, String callback);

    /// @param code that the browser brought from there
    /// @return who it is; empty when the provider does not stand by this code, or what it says is not signed by
    ///     it, meant for us, of this attempt and of this hour
    Optional<Identity> identify(SignInAttempt attempt, String code, String callback);

    /// @param after where the browser may come back to
    /// @return where one signs out of the provider itself; empty when it has no such page
    Optional<String> signOutAt(String after);
}
