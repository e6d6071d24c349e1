package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FrontDoorTest {

    private static final Call REQUEST = Call.of("PUT", "/m/utrecht");

    @ParameterizedTest
    @CsvSource({"the-key, 405", "The-key, 404", "none, 404", "'', 404"})
    void behindCloudFrontOnlyItsRequestsComeIn(String shown, int status) throws Exception {
        assertEquals(status, status(Map.of("FRONT_KEY", "the-key"), REQUEST.with("x-front-key", shown)));
    }

    @Test
    void aRequestThatShowsNoKeyWentAroundTheFirewall() throws Exception {
        assertEquals(404, status(Map.of("FRONT_KEY", "the-key"), REQUEST));
    }

    @Test
    void withoutCloudFrontEverybodyComesIn() throws Exception {
        assertEquals(405, status(Map.of("FRONT_KEY", "none"), REQUEST));
        assertEquals(405, status(Map.of(), REQUEST));
    }

    /// The gateway only sees CloudFront's address then.
    @Test
    void behindCloudFrontASourceIsWhatCloudFrontSaw() {
        HttpRequest request = request(Map.of("x-front-source", "203.0.113.7", "x-forwarded-for", "198.51.100.9"));
        assertEquals("203.0.113.7", new FrontDoor("the-key").seen(request).source());
        assertEquals("", new FrontDoor("the-key").seen(request(Map.of())).source());
    }

    @Test
    void withoutCloudFrontNoHeaderSaysWhatTheSourceIs() {
        HttpRequest request = request(Map.of("x-front-source", "203.0.113.7", "x-forwarded-for", "198.51.100.9"));
        assertEquals("192.0.2.1", new FrontDoor(FrontDoor.NONE).seen(request).source());
    }

    @Test
    void cloudFrontWritesOverWhatAnybodySaysItSaw() {
        TemplateFile source = TemplateFile.read().at("Resources", "FrontSource", "Properties");
        assertTrue(source.at("FunctionCode")
                .text()
                .contains("event.request.headers['x-front-source'] = { value: event.viewer.ip };"));
        TemplateFile pages = TemplateFile.read()
                .at("Resources", "FrontDoor", "Properties", "DistributionConfig", "DefaultCacheBehavior");
        assertTrue(pages.at("FunctionAssociations").text().contains("FrontSource.FunctionARN"), pages.toString());
        assertTrue(pages.at("FunctionAssociations").text().contains("viewer-request"), pages.toString());
    }

    @Test
    void everyFunctionIsGivenTheKey() {
        TemplateFile variables = TemplateFile.read().at("Globals", "Function", "Environment", "Variables");
        assertTrue(variables.at("FRONT_KEY").text().startsWith("!If [IsBehindCloudFront, "));
    }

    private static HttpRequest request(Map<String, String> headers) {
        return new HttpRequest(
                "POST",
                "/m/utrecht/rsvps",
                Map.of(),
                Map.of(),
                headers,
                Map.of(),
                "",
                false,
                "",
                Optional.empty(),
                java.util.Set.of(),
                false,
                "",
                "192.0.2.1");
    }

    private static int status(Map<String, String> variables, Call call) throws Exception {
        UnknownRouteFunction function =
                ScopedValue.where(Environment.VARIABLES, variables).call(UnknownRouteFunction::new);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(call.event()), answer, new RecordedContext());
        return Answer.read(answer.toString(StandardCharsets.UTF_8)).status();
    }
}
