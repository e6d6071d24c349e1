package nl.klankbord.webhook;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// Posts to somebody else's machine.
public interface Posting {

    /// What came of it.
    sealed interface Outcome {

        /// @param retryAfter how long the receiver asks to wait; zero when it does not say
        record Answered(int status, Duration retryAfter) implements Outcome {}

        /// @param why `name`, `address`, `connection`, `tls` or `timeout`
        record Failed(String why) implements Outcome {}
    }

    /// Returns within 15 seconds, and never throws for what the other side does.
    Outcome post(URI url, Map<String, String> headers, byte[] body);
}
