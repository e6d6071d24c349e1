package nl.klankbord.json;

/// The text is not JSON, or not JSON that we take. Its message quotes none of the text: it may be personal.
public final class MalformedJsonException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    MalformedJsonException(int line, int column) {
        super("malformed JSON at line " + line + ", column " + column);
        this.line = line;
        this.column = column;
    }

    /// @return from 1; 0 when the bytes were not UTF-8
    public int line() {
        return line;
    }

    /// @return from 1; 0 when the bytes were not UTF-8
    public int column() {
        return column;
    }
}
