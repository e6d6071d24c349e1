package nl.klankbord.local;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The plain pages of the local machine. Text is escaped here and nowhere else.
final class Html {
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String STYLE = "body{font:18px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;"
            + "padding:0 1rem;color:#1b2a33;background:#fbfaf7}a{color:#0b5a5a}pre{white-space:pre-wrap;"
            + "overflow-wrap:anywhere}td,th{text-align:left;padding:.25rem 1rem .25rem 0;vertical-align:top}"
            + "table{border-collapse:collapse}";

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"'&]+(?:&amp;[^\\s<>\"'&]+)*");

    private Html() {}

    /// `body` is HTML; its texts were escaped with [#escaped].
    static String page(String title, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                <h1>%s</h1>
                %s
                </main>
                </body>
                </html>
                """.formatted(escaped(title), STYLE, escaped(title), body);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /// Escaped text in which web addresses can be followed.
    static String linked(String text) {
        return LINK.matcher(escaped(text)).replaceAll(Html::link);
    }

    private static String link(MatchResult found) {
        return Matcher.quoteReplacement("<a href=\"" + found.group() + "\">" + found.group() + "</a>");
    }
}
