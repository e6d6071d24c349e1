package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import nl.klankbord.functions.Silent.SilentSites;
import nl.klankbord.json.Json;
import nl.klankbord.memory.Examples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What scripts on other sites' pages may send and read (Fetch, CORS protocol).
final class CrossOriginTest {

    private static final String MEETING = "/v1/meetings/utrecht";
    private static final String RSVPS = MEETING + "/rsvps";
    private static final String ALLOWED = "access-control-allow-origin";

    private final Deployment deployment = new Deployment();

    @BeforeEach
    void register() {
        SiteExamples.register(deployment, SiteExamples.file());
    }

    @ParameterizedTest
    @ValueSource(strings = {MEETING, RSVPS, MEETING + "/topics"})
    void aBrowserIsToldWhatASitesPageMaySend(String path) {
        Answer answer = deployment.send(preflight(path, SiteExamples.ORIGIN));
        assertEquals(204, answer.status());
        assertEquals("", answer.body());
        assertEquals(SiteExamples.ORIGIN, answer.header(ALLOWED));
        assertEquals("GET, POST", answer.header("access-control-allow-methods"));
        assertEquals("content-type, idempotency-key, site-token", answer.header("access-control-allow-headers"));
        assertEquals("origin", answer.header("vary"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://www.vng.example",
                "https://www.vng.example.evil.example",
                "https://www.vng.example:8443",
                "null",
                "*"
            })
    void noOtherPageMayReadAnything(String origin) {
        for (Call call : new Call[] {
            preflight(RSVPS, origin), Call.of("GET", MEETING).with("origin", origin), rsvp().with("origin", origin)
        }) {
            Answer answer = deployment.send(call);
            assertEquals("", answer.header(ALLOWED));
            assertEquals("origin", answer.header("vary"));
        }
    }

    @Test
    void aSitesPageReadsTheMeetingAndItsAnswersAlsoRefusals() {
        Answer meeting = deployment.send(Call.of("GET", MEETING).with("origin", SiteExamples.ORIGIN));
        assertEquals(200, meeting.status());
        assertEquals(SiteExamples.ORIGIN, meeting.header(ALLOWED));
        Answer taken =
                deployment.send(rsvp().with("origin", SiteExamples.ORIGIN).with("site-token", token()));
        assertEquals(201, taken.status(), taken.body());
        assertEquals(SiteExamples.ORIGIN, taken.header(ALLOWED));
        assertEquals("vng", deployment.storedRsvps().getFirst().submission().site());
        Answer refused = deployment.send(Call.json(RSVPS, Json.EMPTY).with("origin", SiteExamples.ORIGIN));
        assertEquals(400, refused.status());
        assertEquals(SiteExamples.ORIGIN, refused.header(ALLOWED));
        assertTrue(refused.header("access-control-expose-headers").contains("retry-after"));
    }

    @Test
    void whatIsForOrganisersIsForNoPage() {
        Call call = Call.of("GET", SiteExamples.SITES)
                .with("origin", SiteExamples.ORIGIN)
                .byOrganiser();
        assertEquals("", deployment.send(call).header(ALLOWED));
    }

    @Test
    void anotherMeetingsSiteMayNot() {
        Json.Builder arnhem = Json.object();
        Examples.utrechtFile().members().forEach(arnhem::put);
        deployment.storedMeetings.store(
                Examples.meeting(arnhem.put("id", "arnhem").build()), false);
        Call call = Call.of("GET", "/v1/meetings/arnhem").with("origin", SiteExamples.ORIGIN);
        assertEquals("", deployment.send(call).header(ALLOWED));
    }

    /// The answer itself does not wait for it.
    @Test
    void withoutAStoreThePageIsToldNothing() {
        deployment.sites = new SilentSites();
        Answer answer = deployment.send(Call.of("GET", MEETING).with("origin", SiteExamples.ORIGIN));
        assertEquals(200, answer.status());
        assertEquals("", answer.header(ALLOWED));
    }

    @Test
    void aTokenThatIsNoneIsRefused() {
        Answer answer = deployment.send(rsvp().with("site-token", token() + "x"));
        assertEquals(403, answer.status());
        Answer other = deployment.send(
                Call.json(MEETING + "/topics", Examples.topic("a@example.nl").build())
                        .with("site-token", token()));
        assertEquals(403, other.status());
        assertTrue(deployment.hasNoAnswers());
    }

    @Test
    void aSiteSendsNoMoreThanItMay() {
        SiteExamples.register(deployment, SiteExamples.file().put("mostPerDay", 1));
        assertEquals(201, deployment.send(rsvp().with("site-token", token())).status());
        Answer answer =
                deployment.send(Call.json(RSVPS, Examples.rsvp("b@example.nl").build())
                        .with("site-token", token())
                        .with("x-forwarded-for", "203.0.113.9"));
        assertEquals(429, answer.status());
        assertEquals(1, deployment.storedRsvps().size());
    }

    private String token() {
        Map<String, String> fields = SiteExamples.untouched(deployment, SiteExamples.form("rsvp"));
        return fields.getOrDefault("siteToken", "");
    }

    private static Call rsvp() {
        return Call.json(RSVPS, Examples.rsvp("fatma@ede.example").build());
    }

    private static Call preflight(String path, String origin) {
        return Call.of("OPTIONS", path)
                .with("origin", origin)
                .with("access-control-request-method", "POST")
                .with("access-control-request-headers", "content-type,site-token");
    }
}
