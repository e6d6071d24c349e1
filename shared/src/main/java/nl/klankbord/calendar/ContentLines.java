package nl.klankbord.calendar;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import nl.klankbord.submission.EmailAddress;

/// The lines of a file (RFC 5545 §3.1). Whatever text goes in, no line ends in it and none begins.
final class ContentLines {

    /// Octets without the line end.
    private static final int LONGEST_LINE = 75;

    /// `\R` also takes U+0085, U+2028 and U+2029: some programs start a line there.
    private static final Pattern LINE_END = Pattern.compile("\\R");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\t\\n]]");
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(2_048);

    /// @param value as it is to stand there: [#text], or of our own making
    ContentLines add(String name, String value) {
        int octets = 0;
        for (int codePoint : (name + ":" + value).codePoints().toArray()) {
            byte[] encoded = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
            if (octets + encoded.length > LONGEST_LINE) {
                bytes.writeBytes(new byte[] {'\r', '\n', ' '});
                octets = 1;
            }
            bytes.writeBytes(encoded);
            octets += encoded.length;
        }
        bytes.writeBytes(new byte[] {'\r', '\n'});
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /// @return a value of type TEXT (RFC 5545 §3.3.11)
    static String text(String typed) {
        return clean(typed)
                .replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    /// @return a name as a parameter, with the semicolon before it; nothing when there is no name. Always in
    ///     quotes, as Google writes it, with quotes and line ends inside as RFC 6868 has them. A backslash has no
    ///     meaning there, but iCal4j and ical.js give it one: it becomes a slash
    static String commonName(String typed) {
        String name = clean(typed).replace('\\', '/');
        return name.isEmpty()
                ? ""
                : ";CN=\"" + name.replace("^", "^^").replace("\"", "^'").replace("\n", "^n") + "\"";
    }

    /// @return a URI (RFC 6068 §2): what has a meaning in one is escaped, and nothing else, for many
    ///     calendars compare the address with their own letter by letter
    static String mailto(EmailAddress address) {
        StringBuilder uri = new StringBuilder("mailto:");
        for (char letter : address.value().toCharArray()) {
            if (Character.isLetterOrDigit(letter) || "@.-_~!$'*+".indexOf(letter) >= 0) {
                uri.append(letter);
            } else {
                uri.append('%').append(Integer.toHexString(letter).toUpperCase(java.util.Locale.ROOT));
            }
        }
        return uri.toString();
    }

    /// Without space around it: some readers take it off, and then find another text.
    private static String clean(String typed) {
        String lines = LINE_END.matcher(typed).replaceAll("\n");
        String legible = CONTROL.matcher(lines).replaceAll("");
        return LONE_SURROGATE.matcher(legible).replaceAll("\uFFFD").strip();
    }
}
