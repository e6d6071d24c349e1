package nl.klankbord.coalition;

/// Where in a contribution something stands, so that a page can mark it.
///
/// @param offset in UTF-16 units, as `String` counts
public record Place(Part part, int offset, int length) {

    public enum Part {
        THEME,
        TEXT
    }

    boolean covers(Part in, int at) {
        return in == part && at >= offset && at < offset + length;
    }

    /// @return the words that stand there
    public String of(Contribution contribution) {
        return contribution.part(part).substring(offset, offset + length);
    }
}
