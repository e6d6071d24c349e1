package nl.klankbord.functions;

import java.util.Optional;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.RefusedException;
import nl.klankbord.link.LinkKeys;
import nl.klankbord.link.LinkKeys.Use;
import nl.klankbord.link.PersonalLink;

/// The token of a personal link as a cookie, so that it stands in no address any more once the link was
/// opened.
///
/// Other sites' pages cannot send it along with a form (`SameSite=Lax`), scripts cannot read it, and it goes
/// after an hour: somebody may read their mail on a computer that others use, too.
final class LinkCookie {

    private static final int SECONDS = 3600;

    private final LinkKeys keys;
    private final boolean isHttps;

    /// @param isHttps as everywhere but on the local machine; only then can a browser promise that nobody
    ///     else set it
    LinkCookie(LinkKeys keys, boolean isHttps) {
        this.keys = keys;
        this.isHttps = isHttps;
    }

    /// @throws RefusedException 403
    PersonalLink require(HttpRequest request) {
        return Optional.ofNullable(request.cookies().get(name()))
                .flatMap(token -> keys.read(token, Use.OPEN))
                .orElseThrow(LinkCookie::isClosed);
    }

    static RefusedException isClosed() {
        return RefusedException.of(403, "link-closed");
    }

    /// @param token that was read
    String keep(String token) {
        return set(token, SECONDS);
    }

    String forget() {
        return set("", 0);
    }

    private String set(String value, int seconds) {
        return name() + "=" + value + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax"
                + (isHttps ? "; Secure" : "");
    }

    /// The prefix has browsers refuse it from any other host, or without https (RFC 6265bis §4.1.3.2).
    private String name() {
        return isHttps ? "__Host-klankbord" : "klankbord";
    }
}
