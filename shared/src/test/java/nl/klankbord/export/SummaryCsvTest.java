package nl.klankbord.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.klankbord.memory.Examples;
import nl.klankbord.rsvp.RsvpsContract;
import nl.klankbord.sorting.Sorting;
import nl.klankbord.summary.SummaryBuilder;
import nl.klankbord.topic.TopicsContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SummaryCsvTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '§',
            value = {
                "=1+1 ¦ '=1+1",
                "+31 30 123 45 67 ¦ '+31 30 123 45 67",
                "-2+3+cmd|' /C calc'!A0 ¦ '-2+3+cmd|' /C calc'!A0",
                "@SUM(A1) ¦ '@SUM(A1)",
                "＝1+1 ¦ '＝1+1",
                "＋1 ¦ '＋1",
                "|calc ¦ '|calc",
                "gewoon ¦ gewoon",
                "3 = 3 ¦ 3 = 3"
            })
    void whatLooksLikeAFormulaIsText(String typed, String cell) {
        assertEquals(cell, Cell.inert(typed));
    }

    @Test
    void aTabOrALineEndInFrontIsTextToo() {
        assertEquals("'\t=1", Cell.inert("\t=1"));
        assertEquals("'\r=1", Cell.inert("\r=1"));
        assertEquals("' =1", Cell.inert(" =1"));
    }

    @Test
    void everyLineHasEveryColumnAndTextsSurvive() {
        SummaryBuilder builder =
                new SummaryBuilder(Examples.utrecht(), LocalDate.of(2027, 3, 2), Sorting.of(List.of()));
        builder.add(RsvpsContract.rsvp("a@example.nl", "one"));
        builder.add(TopicsContract.topic("two", "=HYPERLINK(\"http://x\")\nen \"quotes\"; een puntkomma"));
        String csv = new String(SummaryCsv.render(builder.build(Optional.empty())), StandardCharsets.UTF_8);

        assertTrue(csv.startsWith("\uFEFF"));
        List<CsvRecord> records = CsvReader.builder().fieldSeparator(';').ofCsvRecord(csv.substring(1)).stream()
                .toList();
        assertTrue(records.stream().allMatch(record -> record.getFieldCount() == 7));
        CsvRecord topic = records.stream()
                .filter(record -> record.getField(0).equals("Thema's"))
                .findFirst()
                .orElseThrow();
        assertEquals("'=HYPERLINK(\"http://x\")\nen \"quotes\"; een puntkomma", topic.getField(6));
        assertEquals("Provincie Drenthe", topic.getField(4));
    }
}
