package nl.klankbord.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.klankbord.manifest.Printed;
import nl.klankbord.submission.Language;
import org.junit.jupiter.api.Test;

final class ManifestFilesTest {

    @Test
    void whatPeopleTypedIsNoMarkup() {
        Printed printed = printed("1. Wij", "- een\n+ twee\n3) drie\n===\n[x](y) <b>*z*</b> & _w_\n    # kop");
        assertEquals("""
                # 1\\. Wij

                Utrecht \\<2027\\>\s\s

                ## Kop

                \\- een\s\s
                \\+ twee\s\s
                3\\) drie\s\s
                \\===\s\s
                \\[x\\]\\(y\\) \\<b\\>\\*z\\*\\</b\\> \\& \\_w\\_\s\s
                    \\# kop

                *Gemaakt van 1 bijdrage. Met dank aan: A \\& B.*

                ---

                [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)
                """, file(printed, "md"));
        assertTrue(file(printed, "html").contains("&lt;b&gt;*z*&lt;/b&gt; &amp; _w_"), "and none in a page either");
    }

    @Test
    void everyFormatIsWritten() {
        ManifestFiles.FORMATS
                .keySet()
                .forEach(format -> assertTrue(ManifestFiles.write(printed("Wij", "Een."), format).length > 50, format));
    }

    private static String file(Printed printed, String format) {
        return new String(ManifestFiles.write(printed, format), StandardCharsets.UTF_8);
    }

    private static Printed printed(String title, String text) {
        return new Printed(
                Language.DUTCH,
                Language.DUTCH,
                title,
                List.of("Utrecht <2027>"),
                "CC BY 4.0",
                "https://creativecommons.org/licenses/by/4.0/",
                List.of(new Printed.Chapter(
                        "Kop",
                        List.of(new Printed.Piece(
                                "p1", List.of(text), "Gemaakt van 1 bijdrage.", "Met dank aan: A & B.")))));
    }
}
