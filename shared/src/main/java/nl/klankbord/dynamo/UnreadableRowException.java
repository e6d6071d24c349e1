package nl.klankbord.dynamo;

/// A row lacks what it must have. Names the attribute, never its value.
final class UnreadableRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableRowException(String attribute) {
        super("unreadable attribute " + attribute);
    }
}
