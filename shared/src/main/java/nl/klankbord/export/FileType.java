package nl.klankbord.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.Consumer;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.Word;

/// What a table can be kept as.
public enum FileType implements Word {
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    CSV("text/csv; charset=utf-8; header=present");

    private final String word = name().toLowerCase(Locale.ROOT);
    private final String mediaType;

    FileType(String mediaType) {
        this.mediaType = mediaType;
    }

    /// As the file's name ends, too.
    @Override
    public String word() {
        return word;
    }

    public String mediaType() {
        return mediaType;
    }

    /// @param language by which a spreadsheet tells columns apart
    /// @param name of ours, above the table
    public Sheet open(OutputStream out, Language language, String name) throws IOException {
        return switch (this) {
            case CSV -> new CsvSheet(out, language);
            case XLSX -> new XlsxSheet(out, name);
        };
    }

    /// Of a table that is small.
    byte[] bytes(Language language, String name, Consumer<Sheet> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Sheet sheet = open(bytes, language, name)) {
            content.accept(sheet);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes whatever is written to it.", e);
        }
        return bytes.toByteArray();
    }
}
