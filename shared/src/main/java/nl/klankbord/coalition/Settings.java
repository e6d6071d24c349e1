package nl.klankbord.coalition;

/// What was chosen by cross-validation: docs/coalitions.md says how, and how flat the ground around it is.
///
/// @param theme how much more a word in the theme weighs than one in the text
/// @param broader how much of a concept counts for its broader one
/// @param related how much of a concept counts for each related one
/// @param aspect how much a concept counts that goes along with any subject
/// @param hinted how much a word counts that is only a part of a concept's terms
/// @param words the share of plain words in how alike two contributions are
/// @param letters the share of runs of letters; concepts have the rest
/// @param together how alike the members of a group are on average, at least
record Settings(
        double theme,
        double broader,
        double related,
        double aspect,
        double hinted,
        double words,
        double letters,
        double together) {

    static final Settings CHOSEN = new Settings(1.5, 0.4, 0.15, 0.7, 0.3, 0.2, 0.1, 0.26);

    /// Two that share a coincidence are soon alike enough; three or more seldom share one.
    static final double TWO = 1.5;

    /// @return how alike the members of a group of this many are, at least
    double together(int size) {
        return size <= 2 ? together * TWO : together;
    }
}
