package nl.klankbord.functions;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.desk.Session;
import nl.klankbord.desk.SessionToken;
import nl.klankbord.desk.Sessions;
import nl.klankbord.http.Bodies;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.RefusedException;

/// Who is at the desk, and whether what they send is a form of ours. Nowhere else is either looked at.
final class Desk {

    /// A working day. Who signs in at the provider again notices little.
    static final Duration SESSION = Duration.ofHours(10);

    /// What a form brings to show that we gave it.
    static final String SEAL = "seal";

    private final Sessions sessions;
    private final HostCookie cookie;

    Desk(Sessions sessions, boolean isHttps) {
        this.sessions = sessions;
        this.cookie = new HostCookie("klankbord-desk", (int) SESSION.toSeconds(), isHttps);
    }

    /// Somebody who is signed in.
    ///
    /// @param form what they sent; nothing when they only look
    record Visit(SessionToken token, Session session, Map<String, List<String>> form) {}

    /// @return empty when nobody is signed in
    /// @throws RefusedException 403 when a form comes from elsewhere, or was given to another session
    Optional<Visit> visit(HttpRequest request) {
        Optional<SessionToken> token = cookie.find(request).flatMap(SessionToken::of);
        Optional<Session> session = token.flatMap(sessions::find);
        if (session.isEmpty()) {
            return Optional.empty();
        }
        boolean isLooking = request.method().equals("GET");
        Map<String, List<String>> form = isLooking ? Map.of() : Bodies.form(request);
        if (!isLooking && !isOurs(request, token.get(), form)) {
            throw RefusedException.of(403, "desk-form");
        }
        return Optional.of(new Visit(token.get(), session.get(), form));
    }

    private static boolean isOurs(HttpRequest request, SessionToken token, Map<String, List<String>> form) {
        String from = request.header("sec-fetch-site").orElse("same-origin");
        return Set.of("same-origin", "none").contains(from) && token.isSealedBy(Doors.first(form, SEAL));
    }

    /// @return a cookie
    String begin(Session session) {
        SessionToken token = SessionToken.next();
        sessions.begin(token, session);
        return cookie.keep(token.value());
    }

    /// @return a cookie
    String end(SessionToken token) {
        sessions.end(token);
        return cookie.forget();
    }
}
