package nl.klankbord.export;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import nl.klankbord.manifest.Printed;
import nl.klankbord.page.Pages;

/// How a version of a manifest becomes a file of each format.
public final class ManifestFiles {

    /// Media types by the end of a file's name.
    public static final Map<String, String> FORMATS = Map.of(
            "html", "text/html; charset=utf-8",
            "md", "text/markdown; charset=utf-8",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private ManifestFiles() {}

    /// @param format one of [#FORMATS]
    public static byte[] write(Printed printed, String format) {
        return switch (format) {
            case "html" -> Pages.manifestFile(printed).getBytes(StandardCharsets.UTF_8);
            case "md" -> ManifestMarkdown.write(printed).getBytes(StandardCharsets.UTF_8);
            case "docx" -> ManifestDocx.write(printed);
            default -> throw new IllegalArgumentException("no file is written as " + format);
        };
    }
}
