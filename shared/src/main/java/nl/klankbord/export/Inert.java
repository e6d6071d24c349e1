package nl.klankbord.export;

import java.util.regex.Pattern;

/// Text for a cell of a CSV file, which has no types: a program that opens it must not take what somebody typed for
/// a formula (OWASP, CSV Injection), nor a phone number for a number. An apostrophe in front makes it text, and
/// leaves it legible.
final class Inert {

    /// What starts a formula, in ASCII and in the full-width forms that some programs fold.
    private static final String STARTS = "=+\\-@|%\t\r\n＝＋－＠";

    private static final Pattern FORMULA = Pattern.compile("\\s*[" + STARTS + "].*", Pattern.DOTALL);

    /// A program that was told another separator, or that ends a line inside quotes, begins a cell in the middle of a
    /// text. There only what can do something counts, so that a list with dashes stays as it is: a formula needs a
    /// function, a program, or another sheet to do harm.
    private static final Pattern FORMULA_WITHIN =
            Pattern.compile("([,;\t\n][\\s\"]*)(?=[=+\\-@＝＋－＠][^,;\t\n]*[(|!\\[（｜！])");

    /// Digits in groups: no spreadsheet reads a number in it, nor a sum, as a space adds nothing up.
    private static final Pattern PHONE = Pattern.compile("\\+\\d{1,4}( \\d{1,12})+");

    /// Taken for a number, this would lose its zeros in front, or its last digits.
    private static final Pattern DIGITS = Pattern.compile("0\\d+|\\d{12,}");

    private Inert() {}

    static String text(String text) {
        if (PHONE.matcher(text).matches()) {
            return text;
        }
        boolean isTaken =
                FORMULA.matcher(text).matches() || DIGITS.matcher(text).matches();
        String within = FORMULA_WITHIN.matcher(text).replaceAll("$1'");
        return isTaken ? "'" + within : within;
    }
}
