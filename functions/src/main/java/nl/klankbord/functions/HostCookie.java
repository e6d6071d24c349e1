package nl.klankbord.functions;

import java.util.Optional;
import nl.klankbord.http.HttpRequest;

/// Something secret that the browser keeps for us: other sites' pages cannot send it along with a form
/// (`SameSite=Lax`), scripts cannot read it, and no other host can set it.
///
/// @param name without the prefix that has browsers refuse it from any other host, or without https (RFC 6265bis
///     §4.1.3.2)
/// @param seconds how long it is kept
/// @param isHttps as everywhere but on the local machine; only then can a browser promise that nobody else set it
record HostCookie(String name, int seconds, boolean isHttps) {

    Optional<String> find(HttpRequest request) {
        return Optional.ofNullable(request.cookies().get(fullName()));
    }

    String keep(String value) {
        return set(value, seconds);
    }

    String forget() {
        return set("", 0);
    }

    private String set(String value, int maxAge) {
        return fullName() + "=" + value + "; Path=/; Max-Age=" + maxAge + "; HttpOnly; SameSite=Lax"
                + (isHttps ? "; Secure" : "");
    }

    private String fullName() {
        return isHttps ? "__Host-" + name : name;
    }
}
