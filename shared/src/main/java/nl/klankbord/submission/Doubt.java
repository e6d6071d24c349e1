package nl.klankbord.submission;

/// Why a submission is kept apart until an organiser has looked at it.
public enum Doubt implements Word {
    /// It was signed by a site, and something is wrong with what it says.
    INVALID("invalid"),
    /// An organiser watches its site.
    SITE("site"),
    /// A program seems to have filled it in: a field that people do not see has something in it, or the
    /// form was never shown, or it came back faster than people fill in a form.
    ROBOT("robot");

    private final String word;

    Doubt(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
