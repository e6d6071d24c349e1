package nl.klankbord.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import nl.klankbord.submission.Language;

/// A file for a spreadsheet: with a byte order mark, and with semicolons for Dutch, so that Excel opens it in
/// columns, with its diacritics.
final class Csv {

    private Csv() {}

    static byte[] write(Language language, Consumer<CsvWriter> content) {
        StringWriter text = new StringWriter();
        text.write('\uFEFF');
        char separator = language == Language.DUTCH ? ';' : ',';
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(separator)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text)) {
            content.accept(csv);
        } catch (IOException e) {
            throw new UncheckedIOException("A writer into memory does not fail.", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
