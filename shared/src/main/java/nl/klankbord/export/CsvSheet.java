package nl.klankbord.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.klankbord.submission.Language;

/// With a byte order mark, and with semicolons for Dutch, so that Excel opens it in columns, with its diacritics.
final class CsvSheet extends Sheet {

    private final CsvWriter csv;

    CsvSheet(OutputStream out, Language language) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write('\uFEFF');
        this.csv = CsvWriter.builder()
                .fieldSeparator(language == Language.DUTCH ? ';' : ',')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text);
    }

    @Override
    void write(List<Cell> cells) {
        csv.writeRecord(cells.stream().map(CsvSheet::text).toList());
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }

    private static String text(Cell cell) {
        return switch (cell) {
            case Cell.Text(String text) -> Inert.text(text);
            // Our own, written by us: a minus in front of it is no formula.
            case Cell.Whole(long number) -> String.valueOf(number);
        };
    }
}
