package nl.klankbord.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// A file that was taken away, read back: its headings, and its rows under them.
record Spreadsheet(List<String> headings, List<List<String>> rows) {

    /// As in Dutch: with a byte order mark, and semicolons.
    static Spreadsheet csv(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        assertTrue(text.startsWith("\uFEFF"), "no byte order mark");
        return of(CsvReader.builder().fieldSeparator(';').ofCsvRecord(text.substring(1)).stream()
                .map(record -> List.copyOf(record.getFields()))
                .toList());
    }

    /// By the list at the end of the zip, as spreadsheets read it.
    static Spreadsheet xlsx(byte[] file) throws IOException {
        Path kept = Files.createTempFile("taken", ".xlsx");
        try {
            Files.write(kept, file);
            try (ZipFile zip = new ZipFile(kept.toFile());
                    InputStream sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
                String xml = new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
                return of(Jsoup.parse(xml, Parser.xmlParser()).select("row").stream()
                        .map(Spreadsheet::cells)
                        .toList());
            }
        } finally {
            Files.delete(kept);
        }
    }

    /// An empty cell is not written, so each says where it is (`AB12`).
    private static List<String> cells(Element row) {
        List<String> cells = new ArrayList<>();
        for (Element cell : row.select("> c")) {
            int column = 0;
            for (char letter : cell.attr("r").replaceAll("\\d", "").toCharArray()) {
                column = column * 26 + letter - 'A' + 1;
            }
            while (cells.size() < column - 1) {
                cells.add("");
            }
            Element value = cell.selectFirst("t, v");
            cells.add(value == null ? "" : value.wholeText());
        }
        return cells;
    }

    private static Spreadsheet of(List<List<String>> all) {
        int width = all.getFirst().size();
        List<List<String>> rows = new ArrayList<>();
        for (List<String> row : all.subList(1, all.size())) {
            List<String> whole = new ArrayList<>(row);
            while (whole.size() < width) {
                whole.add("");
            }
            assertEquals(width, whole.size(), whole.toString());
            rows.add(whole);
        }
        return new Spreadsheet(all.getFirst(), rows);
    }

    /// @return what all rows say under a heading, in their order
    List<String> column(String heading) {
        int column = headings.indexOf(heading);
        assertTrue(column >= 0, "no column " + heading + " in " + headings);
        return rows.stream().map(row -> row.get(column)).toList();
    }

    /// @return only the rows that say so
    Spreadsheet where(String heading, String says) {
        List<String> column = column(heading);
        List<List<String>> some = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            if (column.get(row).equals(says)) {
                some.add(rows.get(row));
            }
        }
        return new Spreadsheet(headings, some);
    }

    int count() {
        return rows.size();
    }
}
