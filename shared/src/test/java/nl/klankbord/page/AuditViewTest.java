package nl.klankbord.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.klankbord.audit.Act;
import nl.klankbord.audit.Entry;
import nl.klankbord.export.FileType;
import nl.klankbord.export.Subject;
import nl.klankbord.memory.Examples;
import nl.klankbord.messages.Messages;
import nl.klankbord.sorting.Kind;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A line of the audit log, in the reader's words.
final class AuditViewTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "LISTED | topics | zag een lijst met namen (onderwerpen) | saw a list with names (topics)",
                "EXPORTED | participants csv 3 | maakte een bestand (deelnemers, CSV, regels: 3) "
                        + "| made a file (participants, CSV, rows: 3)",
                "EXPORTED | topics xlsx 0 | maakte een bestand (onderwerpen, XLSX, regels: 0) "
                        + "| made a file (topics, XLSX, rows: 0)",
                "CHECKED_IN | 2 | zette op de presentielijst (mensen: 2) | checked in (people: 2)",
                "CHECKED_OUT | 0 | haalde van de presentielijst | took the check-in back",
                "SORTED | merge | ordende thema's (thema's samengevoegd of hernoemd) "
                        + "| sorted themes (themes merged or renamed)",
                "LISTED | something-new | zag een lijst met namen (something-new) "
                        + "| saw a list with names (something-new)",
                "ADDED | - | meldde aan | signed up"
            })
    void whatWasDoneIsSaidInTheLanguageOfTheReader(Act act, String detail, String dutch, String english) {
        assertEquals(dutch, act(Language.DUTCH, act, detail == null ? "" : detail));
        assertEquals(english, act(Language.ENGLISH, act, detail == null ? "" : detail));
    }

    @Test
    void whatIsDoneSomeTimesOnADayIsOneLine() {
        List<Entry> entries = List.of(
                listed(Examples.NOW, "ann", "topics"),
                listed(Examples.NOW.minus(Duration.ofMinutes(1)), "ann", "coalition"),
                listed(Examples.NOW.minus(Duration.ofMinutes(2)), "ann", "topics"),
                listed(Examples.NOW.minus(Duration.ofMinutes(3)), "bob", "topics"),
                listed(Examples.NOW.minus(Duration.ofDays(1)), "ann", "topics"));
        AuditView view = new AuditView(Messages.in(Language.ENGLISH), Examples.utrecht(), entries, Optional.empty());

        assertEquals(List.of(2, 1, 1, 1), times(view.byDay(true)));
        assertEquals(List.of(3, 1, 1), times(view.byDay(false)));
        assertEquals(List.of(1, 1, 1, 1, 1), times(view.each()));
        AuditView.Line often = view.byDay(false).getFirst();
        assertEquals(entries.getFirst(), often.last());
        assertTrue(view.at(often).matches("3 times on \\p{L}+ .*, last at .*"), view.at(often));
        assertFalse(view.at(view.byDay(false).getLast()).contains("times"));
    }

    private static List<Integer> times(List<AuditView.Line> lines) {
        return lines.stream().map(AuditView.Line::times).toList();
    }

    private static Entry listed(Instant at, String by, String detail) {
        return Entry.of(Examples.utrecht(), at, by, Act.LISTED, Optional.empty(), detail);
    }

    @Test
    void everyWordThatTheDeskNotesHasAText() {
        Stream<Word> words = Stream.of(
                        Stream.of(Kind.values()).filter(kind -> kind != Kind.FORGOTTEN),
                        Stream.of(Subject.values()),
                        Stream.of(FileType.values()))
                .flatMap(each -> each);
        words.forEach(
                word -> assertNotEquals(word.word(), Messages.in(Language.DUTCH).detail(word.word())));
    }

    private static String act(Language language, Act act, String detail) {
        Entry entry = Entry.of(Examples.utrecht(), Examples.NOW, "machine-1", act, Optional.empty(), detail);
        return new AuditView(Messages.in(language), Examples.utrecht(), List.of(entry), Optional.empty()).act(entry);
    }
}
