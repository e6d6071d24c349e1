package nl.klankbord.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.klankbord.dynamo.Deadline;
import nl.klankbord.http.HttpEvents;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.MediaRange;
import nl.klankbord.http.Problems;
import nl.klankbord.http.RefusedException;
import nl.klankbord.meeting.InFlightException;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.messages.Messages;
import nl.klankbord.page.AlikeScript;
import nl.klankbord.page.Pages;
import nl.klankbord.submission.Language;

/// What every function that answers HTTP has in common: refusals in the caller's own form, and headers that protect.
public abstract class HttpFunction implements RequestStreamHandler {

    /// Of our API: `major.minor.patch` (NL API Design Rules, /core/version-header).
    static final String API_VERSION = "1.0.0";

    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'";
    /// As [#PAGE_POLICY], with the script of the form for a topic, and nothing else.
    private static final String MEETING_POLICY =
            PAGE_POLICY + "; script-src " + AlikeScript.HASH + "; connect-src 'self'";

    private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";

    private static final String ALLOW_ORIGIN = "access-control-allow-origin";

    /// The answer is there already; its page would do without it rather than wait.
    private static final Duration TO_LOOK_UP_AN_ORIGIN = Duration.ofSeconds(2);

    private final FrontDoor frontDoor = Wiring.frontDoor();

    @Override
    public final void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        long startNanos = System.nanoTime();
        HttpRequest request = frontDoor.seen(HttpEvents.read(event));
        LogLine line = LogLine.of(context, "request").with("gatewayRequestId", request.requestId());
        HttpResponse response = opened(request, unlessKnown(request, respond(request, line)));
        answer.write(HttpEvents.write(protectedBy(request, response)));
        count(request, response.status(), line);
        response.reference().ifPresent(reference -> line.with("reference", reference));
        response.failure().ifPresent(line::failure);
        line.with("method", request.method())
                .with("status", response.status())
                .with("tookMillis", (System.nanoTime() - startNanos) / 1_000_000)
                .write();
    }

    /// As [#handleRequest], but whatever goes wrong ends the start, before anyone depends on it.
    final byte[] rehearse(byte[] event) throws IOException {
        HttpRequest request = HttpEvents.read(new ByteArrayInputStream(event));
        return HttpEvents.write(protectedBy(request, answer(request)));
    }

    /// @throws RefusedException when the request ends early
    /// @throws UnavailableException when the store gives no answer
    protected abstract HttpResponse answer(HttpRequest request);

    /// Whether this sends an answer to a meeting: it counts as one that was taken or not, and who sends it twice
    /// at once is told so.
    protected boolean isSubmission(HttpRequest request) {
        return false;
    }

    /// @param origin where a page comes from, as its browser says
    /// @return whether scripts of that page may read the answer (Fetch, CORS protocol). Asked only for the API
    protected boolean isOpenTo(String origin, HttpRequest request) {
        return false;
    }

    /// @return whether others ask for this again and again, to see whether it changed: it then has an `ETag`, and who
    ///     knows it already gets a 304
    protected boolean isPolled(HttpRequest request) {
        return false;
    }

    /// @return media types of the answer to a request that is taken, of which the client must want one; none for an
    ///     answer that has no body, or that looks at this by itself. Asked only for the API
    protected List<String> offered(HttpRequest request) {
        return List.of("application/json");
    }

    /// @return Dutch for people, English for programs, unless they ask otherwise
    protected static Messages messages(HttpRequest request) {
        return Messages.in(request.language().orElse(request.isApi() ? Language.ENGLISH : Language.DUTCH));
    }

    private HttpResponse respond(HttpRequest request, LogLine line) {
        try {
            if (!frontDoor.admits(request)) {
                throw RefusedException.notFound();
            }
            requireAcceptable(request);
            Deadline.begin(Deadline.OF_A_REQUEST);
            return answer(request);
        } catch (RefusedException e) {
            return refusal(request, e);
        } catch (UnavailableException e) {
            if (e instanceof InFlightException && isSubmission(request)) {
                return refusal(request, RefusedException.inFlight());
            }
            line.failure(e);
            return refusal(request, RefusedException.unavailable());
        } catch (RuntimeException e) {
            line.failure(e);
            return refusal(request, RefusedException.of(500, "internal", request.requestId()));
        } finally {
            Deadline.end();
        }
    }

    /// RFC 9110 §13.1.2. It may be kept, but not used without asking.
    private HttpResponse unlessKnown(HttpRequest request, HttpResponse response) {
        if (response.status() != 200 || !request.method().equals("GET") || !isPolled(request)) {
            return response;
        }
        String tag = response.tag();
        HttpResponse told = response.with("etag", tag)
                .with("cache-control", request.organiser().isPresent() ? "private, no-cache" : "no-cache");
        String known = request.header("if-none-match").orElse("");
        boolean isKnown = known.equals("*")
                || Arrays.stream(known.split(",", 50))
                        .map(each -> each.strip().replaceFirst("^W/", ""))
                        .anyMatch(tag::equals);
        return isKnown ? told.notModified() : told;
    }

    /// Before anything is looked up or stored.
    private void requireAcceptable(HttpRequest request) {
        Optional<String> accept = request.header("accept").filter(wanted -> !wanted.isBlank() && !wanted.equals("*/*"));
        if (accept.isEmpty() || !request.isApi()) {
            return;
        }
        List<String> offered = offered(request);
        if (!offered.isEmpty() && MediaRange.best(accept, offered).isEmpty()) {
            throw RefusedException.of(406, "not-acceptable", String.join(", ", offered));
        }
    }

    private HttpResponse opened(HttpRequest request, HttpResponse response) {
        Optional<String> origin = request.header("origin").filter(_ -> request.isApi());
        if (origin.isEmpty() || response.headers().containsKey(ALLOW_ORIGIN)) {
            return response;
        }
        String varies = response.headers().get("vary");
        HttpResponse told = response.with("vary", varies == null ? "origin" : varies + ", origin");
        Deadline.begin(TO_LOOK_UP_AN_ORIGIN);
        try {
            return isOpenTo(origin.get(), request)
                    ? told.with(ALLOW_ORIGIN, origin.get())
                            .with("access-control-expose-headers", "api-version, etag, retry-after")
                    : told;
        } catch (UnavailableException _) {
            return told;
        } finally {
            Deadline.end();
        }
    }

    private void count(HttpRequest request, int status, LogLine line) {
        if (status == 503) {
            line.counting(Metric.UNAVAILABLE, 1);
        } else if (status >= 500) {
            line.counting(Metric.FAILED, 1);
        } else if (isSubmission(request)) {
            line.counting(status < 400 ? Metric.TAKEN : Metric.REFUSED, 1);
        }
    }

    private static HttpResponse refusal(HttpRequest request, RefusedException refused) {
        Messages messages = messages(request);
        if (request.isApi()) {
            return Problems.of(refused, messages);
        }
        HttpResponse page = HttpResponse.html(
                refused.status(),
                Pages.problem(
                        messages,
                        messages.text("problem." + refused.reason()),
                        messages.text("problem." + refused.reason() + ".text", refused.told())));
        for (var header : refused.headers().entrySet()) {
            page = page.with(header.getKey(), header.getValue());
        }
        return page;
    }

    private static String policy(HttpRequest request) {
        if (request.isApi()) {
            return API_POLICY;
        }
        return request.path().startsWith("/m/") ? MEETING_POLICY : PAGE_POLICY;
    }

    private static HttpResponse protectedBy(HttpRequest request, HttpResponse response) {
        HttpResponse safe = response.withDefault("cache-control", "no-store")
                .withDefault("content-security-policy", policy(request))
                .with("strict-transport-security", "max-age=31536000")
                .with("x-content-type-options", "nosniff")
                .with("x-frame-options", "DENY")
                .with("referrer-policy", "no-referrer");
        return request.isApi() ? safe.with("api-version", API_VERSION) : safe;
    }
}
