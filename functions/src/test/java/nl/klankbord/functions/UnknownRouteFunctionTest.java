package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UnknownRouteFunctionTest {

    private final Deployment deployment = new Deployment();

    @ParameterizedTest
    @CsvSource({
        "POST, /, GET",
        "HEAD, /m/utrecht, GET",
        "GET, /m/utrecht/rsvps, POST",
        "OPTIONS, /m/utrecht/topics, POST",
        "DELETE, /v1/meetings/utrecht, 'GET, PUT, OPTIONS'",
        "DELETE, /v1/meetings/utrecht/rsvps, 'POST, OPTIONS, GET'",
        "POST, /v1, GET",
        "GET, /v1/meetings/utrecht/submissions, POST",
        "POST, /v1/meetings/utrecht/sites, GET",
        "DELETE, /v1/meetings/utrecht/sites/vng, 'GET, PUT'",
        "GET, /v1/meetings/utrecht/sites/vng/secrets, POST",
        "DELETE, /v1/meetings/utrecht/rsvps/0123456789012345678901, 'GET, PUT'",
        "GET, /v1/meetings/utrecht/rsvps/0123456789012345678901/cancellation, POST",
        "POST, /v1/meetings/utrecht/summaries/2027-03-02, GET"
    })
    void anotherMethodIsNotAllowed(String method, String path, String allowed) {
        Answer answer = deployment.send(Call.of(method, path));
        assertEquals(405, answer.status());
        assertEquals(allowed, answer.header("allow"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/wp-login.php",
                "/m",
                "/m/",
                "/m/utrecht/",
                "/v1/",
                "/v1/meetings/utrecht/",
                "/v1/meetings/utrecht.json",
                "/v1/meetings/utrecht/rsvps/1/2",
                "/v1/meetings//rsvps",
                "//",
                "/\\E.*\\Q"
            })
    void anUnknownPathIsNotFound(String path) {
        Answer answer = deployment.send(Call.of("DELETE", path));
        assertEquals(path.equals("/v1/meetings/utrecht.json") ? 405 : 404, answer.status());
    }

    @Test
    void aScriptInThePathIsNotShown() {
        assertEquals(
                404,
                deployment.send(Call.of("GET", "/<script>alert(1)</script>")).status());
    }
}
