package nl.klankbord.submission;

/// Why a submission is kept apart until an organiser has looked at it.
public enum Doubt implements Word {
    /// It was signed by a site, and something is wrong with what it says.
    INVALID("invalid"),
    /// An organiser watches its site.
    SITE("site");

    private final String word;

    Doubt(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
