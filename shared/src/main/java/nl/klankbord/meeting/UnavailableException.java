package nl.klankbord.meeting;

/// The store did not answer, or not in time. What was asked may or may not have happened; asking the same again is
/// safe.
public class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnavailableException(String what, Throwable cause) {
        super(what, cause);
    }
}
