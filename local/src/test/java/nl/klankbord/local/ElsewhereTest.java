package nl.klankbord.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said when `AWS_ENDPOINT_URL` leads nowhere. That it works, `make e2e` shows.
final class ElsewhereTest {
    @Test
    void aNameBecomesItsAddress() {
        assertEquals(URI.create("http://127.0.0.1:4577"), Elsewhere.endpoint("http://localhost:4577/"));
    }

    @Test
    void anythingElseIsRefusedWithAnExample() {
        for (String text :
                new String[] {"nonsense", "localhost:4577", "http://127.0.0.1", "ftp://127.0.0.1:1", "http:// :1"}) {
            String said = assertThrows(CannotStart.class, () -> Elsewhere.endpoint(text))
                    .getMessage();
            assertEquals(
                    "AWS_ENDPOINT_URL must be like http://127.0.0.1:4577, of a host that is known here, not " + text,
                    said);
        }
    }

    @Test
    void whereNothingAnswersItSaysWhatToStart(@TempDir Path data) throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        URI nowhere = URI.create("http://127.0.0.1:" + port);
        Machine.Options options =
                new Machine.Options(TestTemplate.file(), data, 0, true, Clock.systemUTC(), Optional.of(nowhere));
        String said =
                assertThrows(CannotStart.class, () -> Machine.start(options)).getMessage();
        assertEquals(
                "Nothing answers at " + nowhere
                        + ": start MiniStack or LocalStack there, or leave AWS_ENDPOINT_URL out.",
                said);
    }
}
