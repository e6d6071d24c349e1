package nl.klankbord.meeting;

/// Another request was writing the very same answer at this moment, and had not ended when patience did. Asking the
/// same again in a moment gives the answer.
public final class InFlightException extends UnavailableException {

    private static final long serialVersionUID = 1L;

    public InFlightException(Throwable cause) {
        super("the same answer was being written by another request", cause);
    }
}
