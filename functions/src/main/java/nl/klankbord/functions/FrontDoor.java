package nl.klankbord.functions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import nl.klankbord.http.HttpRequest;

/// Where CloudFront stands in front, its firewall counts for nothing if one can go around it. It shows a key with each
/// request that it lets through, and nobody else knows that key.
final class FrontDoor {

    /// `template.yaml` says so where there is no CloudFront.
    static final String NONE = "none";

    private final String key;

    FrontDoor(String key) {
        this.key = key;
    }

    boolean admits(HttpRequest request) {
        return key.equals(NONE)
                || MessageDigest.isEqual(
                        bytes(key), bytes(request.header("x-front-key").orElse("")));
    }

    /// Behind CloudFront the gateway sees an address of CloudFront's. What that saw, it puts in a header of
    /// its own (`template.yaml`); nobody else can, as they are not admitted.
    ///
    /// @return the request as from where it really came
    HttpRequest seen(HttpRequest request) {
        return key.equals(NONE)
                ? request
                : request.from(request.header("x-front-source").orElse(""));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
