package nl.klankbord.submission;

import java.text.Normalizer;
import java.util.Optional;

/// Text that somebody typed, made comparable and safe to show: NFC, trimmed, line ends as `\n`.
final class PlainText {

    private PlainText() {}

    /// Normalises before anything is measured: the same name in another Unicode form has the same length.
    static String normalised(String typed) {
        String text = typed.replace("\r\n", "\n").replace('\r', '\n').strip();
        return isAscii(text) || Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /// @return a code point that may not stand in a text, when there is one
    static Optional<Integer> forbidden(String text, boolean severalLines) {
        return text.codePoints()
                .filter(point -> isForbidden(point, severalLines))
                .boxed()
                .findFirst();
    }

    /// Looks empty to a reader, though it has characters: only spaces, marks without width, or fillers.
    static boolean isBlank(String text) {
        return text.codePoints().noneMatch(PlainText::isVisible);
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean isForbidden(int point, boolean severalLines) {
        if (point == '\n') {
            return !severalLines;
        }
        return switch (Character.getType(point)) {
            // A lone surrogate cannot be stored as UTF-8; a line separator would break a mail's header.
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> isTextDirection(point) || isNoncharacter(point);
        };
    }

    /// Characters that turn the direction of what follows let a name hide what it says (Unicode TR 36, 2.5).
    private static boolean isTextDirection(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }

    private static boolean isNoncharacter(int point) {
        return (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> !isFiller(point);
        };
    }

    /// Hangul fillers and the blank Braille pattern are letters and symbols by category, and blank by look.
    private static boolean isFiller(int point) {
        return point == 0x3164 || point == 0x115F || point == 0x1160 || point == 0xFFA0 || point == 0x2800;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(unit -> unit < 0x80);
    }
}
