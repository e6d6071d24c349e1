package nl.klankbord.functions;

import java.time.Clock;
import java.util.Optional;
import nl.klankbord.desk.Identity;
import nl.klankbord.desk.IdentityProvider;
import nl.klankbord.desk.Role;
import nl.klankbord.desk.Session;
import nl.klankbord.desk.SignInAttempt;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.messages.Messages;
import nl.klankbord.page.Pages;

/// Signs in at the desk, by way of the identity provider, and out again.
public final class SignInFunction extends HttpFunction {

    private static final int ATTEMPT_SECONDS = 600;

    private final IdentityProvider provider;
    private final Desk desk;
    private final HostCookie attempts;
    private final String baseUrl;
    private final Clock clock;

    public SignInFunction() {
        this(new Wiring());
    }

    private SignInFunction(Wiring wiring) {
        this(wiring.identityProvider(), wiring.desk(), !wiring.isOnThisMachine(), wiring.baseUrl(), wiring.clock());
    }

    /// @param baseUrl where this deployment answers, without a slash at the end
    SignInFunction(IdentityProvider provider, Desk desk, boolean isHttps, String baseUrl, Clock clock) {
        this.provider = provider;
        this.desk = desk;
        this.attempts = new HostCookie("klankbord-sign-in", ATTEMPT_SECONDS, isHttps);
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        return switch (request.path()) {
            case "/desk/sign-in" -> toProvider(request);
            case "/desk/callback" -> fromProvider(request);
            default -> signOut(request);
        };
    }

    private HttpResponse toProvider(HttpRequest request) {
        SignInAttempt attempt = SignInAttempt.next(request.query().getOrDefault("to", ""));
        return HttpResponse.seeOther(provider.signInAt(attempt, callback(request)))
                .setting(attempts.keep(attempt.write()));
    }

    private HttpResponse fromProvider(HttpRequest request) {
        SignInAttempt attempt = attempts.find(request)
                .flatMap(SignInAttempt::read)
                .filter(begun -> begun.state().equals(request.query().get("state")))
                .orElseThrow(() -> RefusedException.of(400, "sign-in-again"));
        Identity identity = Optional.ofNullable(request.query().get("code"))
                .filter(code -> !code.isBlank())
                .flatMap(code -> provider.identify(attempt, code, callback(request)))
                .orElseThrow(() -> RefusedException.of(403, "sign-in-refused"));
        Role role = Role.of(identity.groups()).orElseThrow(() -> RefusedException.of(403, "sign-in-no-role"));
        Session session = new Session(
                identity.subject(),
                identity.name(),
                role,
                Role.mayExport(identity.groups()),
                clock.instant().plus(Desk.SESSION));
        return HttpResponse.seeOther(attempt.returnTo()).setting(desk.begin(session));
    }

    /// Out of here first, whether the provider answers or not.
    private HttpResponse signOut(HttpRequest request) {
        Optional<String> cookie = desk.visit(request).map(visit -> desk.end(visit.token()));
        HttpResponse page = signedOut(request);
        return cookie.map(page::setting).orElse(page);
    }

    /// The provider still knows them: on a computer that others use too, they sign out there as well. Where that is, it
    /// says itself; while it does not, the page leads there no further.
    private HttpResponse signedOut(HttpRequest request) {
        Messages messages = messages(request);
        try {
            return HttpResponse.html(
                    200,
                    Pages.signedOut(messages, provider.signOutAt(home(request)).orElse("")));
        } catch (UnavailableException e) {
            return HttpResponse.html(200, Pages.signedOut(messages, "")).after(e);
        }
    }

    private String callback(HttpRequest request) {
        return home(request) + "/desk/callback";
    }

    private String home(HttpRequest request) {
        return Doors.home(baseUrl, request);
    }
}
