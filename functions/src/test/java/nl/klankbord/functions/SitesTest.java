package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.klankbord.functions.Silent.SilentSites;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What organisers do with the sites of their meeting.
final class SitesTest {

    private static final String SITES = SiteExamples.SITES;
    private static final String VNG = SiteExamples.VNG;
    private static final String SECRETS = VNG + "/secrets";

    private final Deployment deployment = new Deployment();

    @Test
    void aSiteIsRegisteredOnceAndThenChanged() {
        Answer first = SiteExamples.register(deployment, SiteExamples.file());
        assertEquals(201, first.status());
        assertEquals("vng", first.json().text("id"));
        assertEquals(List.of("form"), secrets(first.json()));
        Answer second = SiteExamples.register(deployment, SiteExamples.file().put("name", "VNG"));
        assertEquals(200, second.status());
        assertEquals("VNG", second.json().text("name"));
        assertEquals(first.json().get("secrets"), second.json().get("secrets"));
        assertEquals(second.body(), deployment.send(get(VNG)).body());
    }

    @Test
    void allSitesOfAMeetingAreListed() {
        assertEquals("{\"sites\":[]}", deployment.send(get(SITES)).body());
        SiteExamples.register(deployment, SiteExamples.file());
        deployment.send(SiteExamples.put(SITES + "/ipo", SiteExamples.file()));
        JsonArray sites = (JsonArray) deployment.send(get(SITES)).json().get("sites");
        assertEquals(
                List.of("ipo", "vng"),
                java.util.Objects.requireNonNull(sites).items().stream()
                        .map(site -> ((JsonObject) site).text("id"))
                        .toList());
    }

    @Test
    void aSecretForPostsIsToldOnce() {
        SiteExamples.register(deployment, SiteExamples.file());
        Answer made = deployment.send(post("{\"use\":\"post\"}"));
        assertEquals(201, made.status());
        String secret = made.json().text("secret");
        assertTrue(secret.startsWith("whsec_"));
        assertFalse(deployment.send(get(VNG)).body().contains(secret));
        assertFalse(deployment.send(get(SITES)).body().contains("whsec_"));
        assertFalse(String.join("", deployment.context.lines()).contains("whsec_"));
        assertEquals(List.of("form", "post"), secrets(deployment.send(get(VNG)).json()));
    }

    @Test
    void aSecretForFormsIsNobodysToKnow() {
        SiteExamples.register(deployment, SiteExamples.file());
        JsonObject made = deployment.send(post("{\"use\":\"form\"}")).json();
        assertEquals("", made.text("secret"));
    }

    @Test
    void twoOfEachUseLiveSideBySide() {
        SiteExamples.register(deployment, SiteExamples.file());
        for (int i = 0; i < 3; i++) {
            deployment.send(post("{\"use\":\"post\"}"));
            deployment.send(post("{\"use\":\"form\"}"));
        }
        assertEquals(
                List.of("form", "form", "post", "post"),
                secrets(deployment.send(get(VNG)).json()).stream().sorted().toList());
    }

    @Test
    void aSecretIsTakenBackAsOftenAsOneLikes() {
        SiteExamples.register(deployment, SiteExamples.file());
        String id = SiteExamples.secret(deployment);
        Call call = Call.of("DELETE", SECRETS + "/" + id).byOrganiser();
        Answer once = deployment.send(call);
        assertEquals(200, once.status());
        assertEquals(List.of(), secrets(once.json()));
        assertEquals(once, deployment.send(call));
    }

    @Test
    void everythingThatIsWrongIsSaidAndNothingStored() {
        Answer answer = SiteExamples.register(
                deployment,
                SiteExamples.file()
                        .put("origins", Json.texts(List.of("http://vng.example")))
                        .put("mayPost", Json.texts(List.of("survey")))
                        .put("mostPerDay", 0)
                        .put("colour", "teal"));
        assertEquals(400, answer.status());
        assertEquals(
                List.of(
                        "origins origin",
                        "returnTo return-to",
                        "returnTo return-to",
                        "mayPost choice",
                        "mostPerDay number",
                        "colour unknown"),
                answer.errors());
        assertEquals(404, deployment.send(get(VNG)).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"page", "api", "Vng", "vng_", "-vng", "a23456789012345678901234567890123"})
    void someNamesNoSiteCanHave(String id) {
        Answer answer = deployment.send(SiteExamples.put(SITES + "/" + id, SiteExamples.file()));
        assertEquals(400, answer.status());
        assertEquals(List.of("site id"), answer.errors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"use\":\"both\"}", "{\"use\":\"post\",\"secret\":\"mine\"}"})
    void aSecretIsAskedForInOneWay(String body) {
        SiteExamples.register(deployment, SiteExamples.file());
        assertEquals(400, deployment.send(post(body)).status());
        assertEquals(List.of("form"), secrets(deployment.send(get(VNG)).json()));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void onlyOrganisersMay(Call call) {
        SiteExamples.register(deployment, SiteExamples.file());
        Call asNobody =
                new Call(call.method(), call.path(), call.query(), call.headers(), call.body(), call.isBase64(), false);
        assertEquals(401, deployment.send(asNobody).status());
        assertEquals(List.of("form"), secrets(deployment.send(get(VNG)).json()));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aMeetingThatIsNotThereHasNoSites(Call call) {
        Call elsewhere = new Call(
                call.method(),
                call.path().replace("utrecht", "nergens"),
                call.query(),
                call.headers(),
                call.body(),
                call.isBase64(),
                true);
        assertEquals(404, deployment.send(elsewhere).status());
    }

    @ParameterizedTest
    @MethodSource("calls")
    void withoutAStoreTheyAreToldToTryAgain(Call call) {
        deployment.sites = new SilentSites();
        assertEquals(503, deployment.send(call).status());
    }

    @Test
    void aSiteOfAnotherMeetingIsNotThere() {
        SiteExamples.register(deployment, SiteExamples.file());
        Json.Builder arnhem = Json.object();
        nl.klankbord.memory.Examples.utrechtFile().members().forEach(arnhem::put);
        deployment.storedMeetings.store(
                nl.klankbord.memory.Examples.meeting(arnhem.put("id", "arnhem").build()), false);
        assertEquals(404, deployment.send(get("/v1/meetings/arnhem/sites/vng")).status());
    }

    private static Stream<Call> calls() {
        return Stream.of(
                get(SITES),
                get(VNG),
                SiteExamples.form("rsvp"),
                SiteExamples.put(VNG, SiteExamples.file().put("name", "Anders")),
                post("{\"use\":\"form\"}"),
                Call.of("DELETE", SECRETS + "/0123456789012345678901").byOrganiser());
    }

    private static Call get(String path) {
        return Call.of("GET", path).byOrganiser();
    }

    private static Call post(String body) {
        return Call.json(SECRETS, body).byOrganiser();
    }

    private static List<String> secrets(JsonObject site) {
        List<String> uses = new ArrayList<>();
        if (site.get("secrets") instanceof JsonArray(List<Json> secrets)) {
            secrets.forEach(secret -> uses.add(((JsonObject) secret).text("use")));
        }
        return uses;
    }
}
