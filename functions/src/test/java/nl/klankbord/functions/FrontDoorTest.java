package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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

    @Test
    void everyFunctionIsGivenTheKey() {
        TemplateFile variables = TemplateFile.read().at("Globals", "Function", "Environment", "Variables");
        assertTrue(variables.at("FRONT_KEY").text().startsWith("!If [IsBehindCloudFront, "));
    }

    private static int status(Map<String, String> variables, Call call) throws Exception {
        UnknownRouteFunction function =
                ScopedValue.where(Environment.VARIABLES, variables).call(UnknownRouteFunction::new);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(call.event()), answer, new RecordedContext());
        return Answer.read(answer.toString(StandardCharsets.UTF_8)).status();
    }
}
