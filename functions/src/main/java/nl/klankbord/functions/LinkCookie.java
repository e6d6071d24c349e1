package nl.klankbord.functions;

import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.RefusedException;
import nl.klankbord.link.LinkKeys;
import nl.klankbord.link.LinkKeys.Use;
import nl.klankbord.link.PersonalLink;

/// The token of a personal link as a cookie, so that it stands in no address any more once the link was
/// opened. It goes after an hour: somebody may read their mail on a computer that others use, too.
final class LinkCookie {

    private static final int SECONDS = 3600;

    private final LinkKeys keys;
    private final HostCookie cookie;

    LinkCookie(LinkKeys keys, boolean isHttps) {
        this.keys = keys;
        this.cookie = new HostCookie("klankbord", SECONDS, isHttps);
    }

    /// @throws RefusedException 403
    PersonalLink require(HttpRequest request) {
        return cookie.find(request).flatMap(token -> keys.read(token, Use.OPEN)).orElseThrow(LinkCookie::isClosed);
    }

    static RefusedException isClosed() {
        return RefusedException.of(403, "link-closed");
    }

    /// @param token that was read
    String keep(String token) {
        return cookie.keep(token);
    }

    String forget() {
        return cookie.forget();
    }
}
