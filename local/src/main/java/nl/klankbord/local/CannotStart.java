package nl.klankbord.local;

import java.io.Serial;

/// Why the machine does not start, in words that say what to do.
public final class CannotStart extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    CannotStart(String message) {
        super(message);
    }
}
