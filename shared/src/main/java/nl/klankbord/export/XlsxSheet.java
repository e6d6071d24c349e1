package nl.klankbord.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// One sheet of a workbook. Each text is a string that says so itself, and its cell is for text: also who edits it
/// makes no formula of it.
final class XlsxSheet extends Sheet {

    /// Rows that may wait in memory: with the headings, no more than a table hands over at first.
    private static final int AT_ONCE = 100;

    private static final double WIDTH = 22;

    /// What a spreadsheet reads as one character (ECMA-376, ST_Xstring), and somebody typed as seven.
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private final Workbook workbook;
    private final Worksheet sheet;
    private int rows;

    /// @param name of ours
    XlsxSheet(OutputStream out, String name) {
        this.workbook = new Workbook(out, "Klankbord", null);
        this.sheet = workbook.newWorksheet(name);
        sheet.freezePane(0, 1);
    }

    @Override
    void write(List<Cell> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            write(column, cells.get(column));
        }
        rows++;
        if (rows % AT_ONCE == 0) {
            sheet.flush();
        }
    }

    private void write(int column, Cell cell) {
        if (rows == 0) {
            sheet.width(column, WIDTH);
        }
        switch (cell) {
            case Cell.Text(String text) when text.isEmpty() -> {}
            case Cell.Text(String text) -> {
                sheet.inlineString(rows, column, ESCAPE.matcher(text).replaceAll("_x005F_"));
                if (rows == 0) {
                    sheet.style(rows, column).bold().format("@").set();
                } else {
                    sheet.style(rows, column).format("@").set();
                }
            }
            case Cell.Whole(long number) -> sheet.value(rows, column, number);
        }
    }

    @Override
    public void close() throws IOException {
        workbook.finish();
    }
}
