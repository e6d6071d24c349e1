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

final class SummarySheetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '§',
            value = {
                "=1+1 ¦ '=1+1",
                "+31 30 123 45 67 ¦ +31 30 123 45 67",
                "-2+3+cmd|' /C calc'!A0 ¦ '-2+3+cmd|' /C calc'!A0",
                "@SUM(A1) ¦ '@SUM(A1)",
                "＝1+1 ¦ '＝1+1",
                "＋1 ¦ '＋1",
                "|calc ¦ '|calc",
                "+31612345678 ¦ '+31612345678",
                "+31-6-12345678 ¦ '+31-6-12345678",
                "+31 (0)6 12345678 ¦ '+31 (0)6 12345678",
                "+1 2 cmd ¦ '+1 2 cmd",
                "0612345678 ¦ '0612345678",
                "06 12345678 ¦ 06 12345678",
                "06-12345678 ¦ 06-12345678",
                "123456789012 ¦ '123456789012",
                "12345678901 ¦ 12345678901",
                "a;=cmd|' /C calc'!A0 ¦ a;'=cmd|' /C calc'!A0",
                "a, =HYPERLINK(1) ¦ a, '=HYPERLINK(1)",
                "a,\"\"=1+f(2) ¦ a,\"\"'=1+f(2)",
                "kaas, -melk ¦ kaas, -melk",
                "a;b;+cmd|x ¦ a;b;'+cmd|x",
                "gewoon ¦ gewoon",
                "3 = 3 ¦ 3 = 3"
            })
    void whatLooksLikeAFormulaIsText(String typed, String cell) {
        assertEquals(cell, Inert.text(typed));
    }

    @Test
    void aTabOrALineEndInFrontIsTextToo() {
        assertEquals("'\t=1", Inert.text("\t=1"));
        assertEquals("'\r=1", Inert.text("\r=1"));
        assertEquals("' =1", Inert.text(" =1"));
        assertEquals("- kaas\n- melk".replaceFirst("-", "'-"), Inert.text("- kaas\n- melk"), "a list stays one");
        assertEquals("a\n'=f(1)", Inert.text("a\n=f(1)"));
    }

    @Test
    void everyLineHasEveryColumnAndTextsSurvive() {
        SummaryBuilder builder = new SummaryBuilder(
                Examples.utrecht(), LocalDate.of(2027, 3, 2), Sorting.of(List.of()), Optional.empty());
        builder.add(RsvpsContract.rsvp("a@example.nl", "one"));
        builder.add(TopicsContract.topic("two", "=HYPERLINK(\"http://x\")\nen \"quotes\"; een puntkomma"));
        String csv = new String(SummarySheet.csv(builder.build(Optional.empty())), StandardCharsets.UTF_8);

        assertTrue(csv.startsWith("\uFEFF"));
        List<CsvRecord> records = CsvReader.builder().fieldSeparator(';').ofCsvRecord(csv.substring(1)).stream()
                .toList();
        assertTrue(records.stream().allMatch(record -> record.getFieldCount() == 8));
        CsvRecord topic = records.stream()
                .filter(record -> record.getField(0).equals("Thema's"))
                .findFirst()
                .orElseThrow();
        assertEquals("'=HYPERLINK(\"http://x\")\nen \"quotes\"; een puntkomma", topic.getField(6));
        assertEquals("Provincie Drenthe", topic.getField(4));
        assertEquals("ja", topic.getField(7), "wants to be introduced");
        assertEquals(
                List.of(List.of("Aanmeldingen per dag", "2027-03-01", "", "1", "", "", "", "")),
                fields(records, "Aanmeldingen per dag"));
        assertEquals(
                List.of(List.of("Nodig om mee te doen", "", "", "1", "", "", "ringleiding", "")),
                fields(records, "Nodig om mee te doen"));
    }

    private static List<List<String>> fields(List<CsvRecord> records, String section) {
        return records.stream()
                .filter(record -> record.getField(0).equals(section))
                .map(CsvRecord::getFields)
                .toList();
    }
}
