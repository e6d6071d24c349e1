package nl.klankbord.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One column of a table.
///
/// @param id tells it from another with the same heading; empty for one of ours, whose headings differ
/// @param of what it says of one row
record Column<T>(String id, String heading, Function<T, Cell> of) {

    static <T> Column<T> ours(String heading, Function<T, Cell> of) {
        return new Column<>("", heading, of);
    }

    /// Two questions may be worded the same, or as a column of ours: a spreadsheet that looks columns up by their
    /// heading would find one of them only. Those have their id behind it.
    static List<Cell> headings(List<? extends Column<?>> columns) {
        Map<String, Long> times =
                columns.stream().collect(Collectors.groupingBy(column -> key(column.heading()), Collectors.counting()));
        Set<String> taken = new HashSet<>();
        List<Cell> headings = new ArrayList<>();
        for (Column<?> column : columns) {
            boolean isAmbiguous = !column.id().isEmpty() && times.getOrDefault(key(column.heading()), 0L) > 1;
            String heading = isAmbiguous ? column.heading() + " [" + column.id() + "]" : column.heading();
            while (!taken.add(key(heading))) {
                heading += " [" + column.id() + "]";
            }
            headings.add(Cell.of(heading));
        }
        return headings;
    }

    /// As a spreadsheet compares headings.
    private static String key(String heading) {
        return heading.strip().toLowerCase(Locale.ROOT);
    }
}
