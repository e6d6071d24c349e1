package nl.klankbord.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Checks a bearer token as API Gateway's JWT authorizer does.
///
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
final class TokenCheck {
    sealed interface Outcome {}

    /// `scopes` are those of the token that the route asks for.
    record Granted(Map<String, Object> claims, Set<String> scopes) implements Outcome {
        /// Every claim is a text in the event; a list is written `[a b]`.
        Map<String, @Nullable Object> forEvent() {
            Map<String, Object> texts = new LinkedHashMap<>();
            claims.forEach((name, value) -> texts.put(name, text(value)));
            Map<String, @Nullable Object> jwt = new LinkedHashMap<>();
            jwt.put("claims", texts);
            jwt.put("scopes", scopes.isEmpty() ? null : scopes);
            return jwt;
        }

        private static String text(Object value) {
            return value instanceof Collection<?> list
                    ? list.stream().map(String::valueOf).collect(Collectors.joining(" ", "[", "]"))
                    : String.valueOf(value);
        }
    }

    record Refused(String why) implements Outcome {}

    record ScopeLacking() implements Outcome {}

    private final String issuer;
    private final Set<String> audience;
    private final Clock clock;
    private @Nullable DefaultJWTProcessor<SecurityContext> processor;

    TokenCheck(String issuer, Set<String> audience, Clock clock) {
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
    }

    /// Passes with any one of `scopes`; without them with any good token.
    Outcome check(String header, Set<String> scopes) {
        String token = header.regionMatches(true, 0, "Bearer ", 0, 7) ? header.substring(7) : header;
        try {
            JWTClaimsSet claims = processor().process(token.strip(), null);
            if (!issuer.equals(claims.getIssuer()) || !isForAudience(claims) || !isInTime(claims)) {
                return new Refused("The token is of another issuer, audience or time");
            }
            Set<String> granted = scopesOf(claims);
            granted.retainAll(scopes);
            return scopes.isEmpty() || !granted.isEmpty()
                    ? new Granted(claims.toJSONObject(), granted)
                    : new ScopeLacking();
        } catch (ParseException | BadJOSEException | JOSEException | GeneralException | IOException e) {
            return new Refused(String.valueOf(e.getMessage()));
        }
    }

    /// The issuer is asked for its keys at the first token, so that a start does not wait for it.
    private synchronized DefaultJWTProcessor<SecurityContext> processor() throws GeneralException, IOException {
        DefaultJWTProcessor<SecurityContext> ready = processor;
        if (ready == null) {
            OIDCProviderMetadata metadata = OIDCProviderMetadata.resolve(new Issuer(issuer));
            JWKSource<SecurityContext> keys = JWKSourceBuilder.<SecurityContext>create(
                            metadata.getJWKSetURI().toURL())
                    .build();
            ready = new DefaultJWTProcessor<>();
            ready.setJWSTypeVerifier(
                    new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
            ready.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
            // Times are checked below, by the machine's own clock and without leeway.
            ready.setJWTClaimsSetVerifier((_, _) -> {});
            processor = ready;
        }
        return ready;
    }

    private boolean isForAudience(JWTClaimsSet claims) throws ParseException {
        List<String> named = claims.getAudience().isEmpty() && claims.getStringClaim("client_id") != null
                ? List.of(claims.getStringClaim("client_id"))
                : claims.getAudience();
        return named.stream().anyMatch(audience::contains);
    }

    private boolean isInTime(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Date expiry = claims.getExpirationTime();
        return expiry != null
                && now.isBefore(expiry.toInstant())
                && !isLater(claims.getNotBeforeTime(), now)
                && !isLater(claims.getIssueTime(), now);
    }

    private static boolean isLater(@Nullable Date date, Instant now) {
        return date != null && date.toInstant().isAfter(now);
    }

    private static Set<String> scopesOf(JWTClaimsSet claims) {
        Object scope = claims.getClaim("scope") != null ? claims.getClaim("scope") : claims.getClaim("scp");
        Set<String> scopes = new TreeSet<>();
        if (scope instanceof Collection<?> list) {
            list.forEach(one -> scopes.add(String.valueOf(one)));
        } else if (scope != null) {
            scopes.addAll(List.of(scope.toString().split(" ", -1)));
        }
        return scopes;
    }
}
