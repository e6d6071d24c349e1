package nl.klankbord.export;

import java.util.regex.Pattern;
import nl.klankbord.manifest.Printed;

/// A manifest as Markdown (CommonMark). What people typed says in it what it says, and is no markup.
final class ManifestMarkdown {

    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>#&|~!{}()]");

    /// What begins a list, a heading or a line at the start of a line.
    private static final Pattern BEGINNING = Pattern.compile("(?m)^([ \\t]*)(\\d*)([-+=.])");

    private ManifestMarkdown() {}

    static String write(Printed printed) {
        StringBuilder file =
                new StringBuilder("# ").append(line(printed.title())).append("\n\n");
        printed.about().forEach(each -> file.append(line(each)).append("  \n"));
        for (Printed.Chapter chapter : printed.chapters()) {
            file.append("\n## ").append(line(chapter.heading())).append("\n");
            for (Printed.Piece piece : chapter.pieces()) {
                piece.alineas()
                        .forEach(
                                alinea -> file.append("\n").append(text(alinea)).append("\n"));
                String credit = (piece.from() + " " + piece.named()).strip();
                if (!credit.isEmpty()) {
                    file.append("\n*").append(line(credit)).append("*\n");
                }
            }
        }
        file.append("\n---\n\n");
        return printed.terms().isEmpty()
                ? file.append(line(printed.licence())).append("\n").toString()
                : file.append("[")
                        .append(line(printed.licence()))
                        .append("](")
                        .append(printed.terms())
                        .append(")\n")
                        .toString();
    }

    private static String line(String typed) {
        return text(typed.replaceAll("\\s+", " ").strip());
    }

    /// A line stays a line (CommonMark §6.7).
    private static String text(String typed) {
        String plain = MARKUP.matcher(typed).replaceAll("\\\\$0");
        String lines = BEGINNING.matcher(plain).replaceAll("$1$2\\\\$3");
        return lines.strip().replace("\n", "  \n");
    }
}
