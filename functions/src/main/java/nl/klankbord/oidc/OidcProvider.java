package nl.klankbord.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.klankbord.desk.Identity;
import nl.klankbord.desk.IdentityProvider;
import nl.klankbord.desk.SignInAttempt;
import nl.klankbord.meeting.UnavailableException;
import org.jspecify.annotations.Nullable;

/// Any OpenID Connect provider that publishes what it is (OpenID Connect Discovery 1.0). What that says, and its
/// keys, are asked once for the life of a function.
public final class OidcProvider implements IdentityProvider {

    /// Somebody waits, and there are three calls at most.
    private static final int PATIENCE_MILLIS = 5_000;

    private static final int MOST_BYTES = 256 * 1024;
    private static final int MOST_NAME = 100;

    private final Issuer issuer;
    private final ClientID client;
    private final Optional<Secret> secret;
    private final String groupsClaim;
    private @Nullable OIDCProviderMetadata metadata;
    private @Nullable IDTokenValidator validator;

    /// @param secret that the provider gave this client; empty for a public one
    /// @param groupsClaim which claim of the ID token names somebody's groups
    public OidcProvider(String issuer, String client, Optional<String> secret, String groupsClaim) {
        this.issuer = new Issuer(issuer);
        this.client = new ClientID(client);
        this.secret = secret.map(Secret::new);
        this.groupsClaim = groupsClaim;
    }

    @Override
    public String signInAt(SignInAttempt attempt, String callback) {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid", "email"), client, URI.create(callback))
                .endpointURI(metadata().getAuthorizationEndpointURI())
                .state(new State(attempt.state()))
                .nonce(new Nonce(attempt.nonce()))
                .codeChallenge(new CodeVerifier(attempt.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI()
                .toString();
    }

    @Override
    public Optional<Identity> identify(SignInAttempt attempt, String code, String callback) {
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant(
                new AuthorizationCode(code), URI.create(callback), new CodeVerifier(attempt.verifier()));
        URI endpoint = metadata().getTokenEndpointURI();
        TokenRequest request = secret.map(known ->
                        new TokenRequest.Builder(endpoint, new ClientSecretBasic(client, known), grant).build())
                .orElseGet(() -> new TokenRequest.Builder(endpoint, client, grant).build());
        try {
            HTTPRequest http = request.toHTTPRequest();
            http.setConnectTimeout(PATIENCE_MILLIS);
            http.setReadTimeout(PATIENCE_MILLIS);
            HTTPResponse answer = http.send();
            if (answer.getStatusCode() >= 500) {
                throw new UnavailableException(
                        "the identity provider answered " + answer.getStatusCode(), new IllegalStateException());
            }
            TokenResponse response = OIDCTokenResponseParser.parse(answer);
            return response.indicatesSuccess()
                    ? identity(((OIDCTokenResponse) response).getOIDCTokens().getIDToken(), attempt)
                    : Optional.empty();
        } catch (IOException e) {
            throw new UnavailableException("the identity provider did not answer", e);
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> signOutAt(String after) {
        String back = URLEncoder.encode(after, StandardCharsets.UTF_8);
        // By the standard's name (OpenID Connect RP-Initiated Logout 1.0), and by the one that Cognito has for it.
        return Optional.ofNullable(metadata().getEndSessionEndpointURI())
                .map(end -> end + (end.getQuery() == null ? "?" : "&") + "client_id="
                        + URLEncoder.encode(client.getValue(), StandardCharsets.UTF_8)
                        + "&post_logout_redirect_uri=" + back + "&logout_uri=" + back);
    }

    private Optional<Identity> identity(JWT token, SignInAttempt attempt) {
        try {
            IDTokenClaimsSet claims = validator().validate(token, new Nonce(attempt.nonce()));
            return Optional.of(
                    new Identity(claims.getSubject().getValue(), name(claims), groups(claims.getClaim(groupsClaim))));
        } catch (RemoteKeySourceException e) {
            throw new UnavailableException("the identity provider gave no keys", e);
        } catch (BadJOSEException | JOSEException e) {
            return Optional.empty();
        }
    }

    private static String name(IDTokenClaimsSet claims) {
        String name = Stream.of("email", "name", "preferred_username")
                .map(claims::getStringClaim)
                .filter(claim -> claim != null && !claim.isBlank())
                .findFirst()
                .orElse(claims.getSubject().getValue());
        return name.length() > MOST_NAME ? name.substring(0, MOST_NAME) : name;
    }

    /// A list for most, one text for some.
    private static Set<String> groups(@Nullable Object claim) {
        Set<String> groups = new LinkedHashSet<>();
        if (claim instanceof Collection<?> several) {
            several.forEach(each -> groups.add(String.valueOf(each)));
        } else if (claim instanceof String one) {
            groups.add(one);
        }
        return groups;
    }

    private synchronized OIDCProviderMetadata metadata() {
        if (metadata == null) {
            try {
                metadata = OIDCProviderMetadata.resolve(issuer, PATIENCE_MILLIS, PATIENCE_MILLIS);
            } catch (GeneralException | IOException e) {
                throw new UnavailableException("the identity provider does not say what it is", e);
            }
        }
        return metadata;
    }

    private synchronized IDTokenValidator validator() {
        if (validator == null) {
            try {
                validator = new IDTokenValidator(
                        issuer,
                        client,
                        JWSAlgorithm.RS256,
                        metadata().getJWKSetURI().toURL(),
                        new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, MOST_BYTES));
            } catch (IOException e) {
                throw new UnavailableException("the identity provider's keys have no address", e);
            }
        }
        return validator;
    }
}
