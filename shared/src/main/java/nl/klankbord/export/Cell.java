package nl.klankbord.export;

/// Text for a cell that a spreadsheet must not take for a formula (OWASP, CSV Injection).
final class Cell {

    /// What starts a formula, in ASCII and in the full-width forms that some programs fold.
    private static final String STARTS_FORMULA = "=+-@\t\r\n|%＝＋－＠";

    private Cell() {}

    /// An apostrophe in front makes it text and leaves it legible: a phone number stays `'+31 30 123 45 67`.
    static String inert(String text) {
        String seen = text.stripLeading();
        boolean isFormula = !text.isEmpty()
                && (STARTS_FORMULA.indexOf(text.charAt(0)) >= 0
                        || (!seen.isEmpty() && STARTS_FORMULA.indexOf(seen.charAt(0)) >= 0));
        return isFormula ? "'" + text : text;
    }
}
