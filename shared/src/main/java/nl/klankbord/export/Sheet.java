package nl.klankbord.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/// A table for a spreadsheet. It goes out while it is written, so that a large one is never in memory.
public abstract sealed class Sheet implements AutoCloseable permits CsvSheet, XlsxSheet {

    /// @throws UncheckedIOException when what it is written to takes no more
    public final void row(List<Cell> cells) {
        try {
            write(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final void texts(String... cells) {
        row(Stream.of(cells).map(Cell::of).toList());
    }

    abstract void write(List<Cell> cells) throws IOException;

    /// Without this it is no whole file.
    @Override
    public abstract void close() throws IOException;
}
