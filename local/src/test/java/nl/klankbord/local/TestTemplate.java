package nl.klankbord.local;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/// The template of the tests.
final class TestTemplate {
    private TestTemplate() {}

    static Path file() {
        try {
            return Path.of(Objects.requireNonNull(TestTemplate.class.getResource("/template-test.yaml"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
