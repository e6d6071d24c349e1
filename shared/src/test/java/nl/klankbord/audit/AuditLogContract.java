package nl.klankbord.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.submission.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every audit log promises.
public abstract class AuditLogContract {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final Person FATMA = new Person("fatmafatmafatmafatma22");
    private static final Person JAN = new Person("janjanjanjanjanjanja22");

    private AuditLog log;

    protected abstract AuditLog create();

    @BeforeEach
    final void start() {
        log = create();
    }

    @Test
    void whatWasNotedStandsThere() {
        Entry entry =
                new Entry(UTRECHT, Examples.NOW, "sub-1", "Noor", Act.EXPORTED, Optional.of(FATMA), "csv", expiry());
        log.note(entry);
        assertEquals(List.of(entry), log.page(UTRECHT, Optional.empty(), 10).entries());
        assertEquals(
                List.of(),
                log.page(new MeetingId("arnhem"), Optional.empty(), 10).entries());
    }

    @Test
    void theNewestIsFirstAndPagesHoldEachOnce() {
        IntStream.of(3, 1, 7, 5, 2, 6, 4).forEach(second -> log.note(entry(second, Optional.of(FATMA))));
        List<String> seen = new ArrayList<>();
        Optional<String> after = Optional.empty();
        int pages = 0;
        do {
            AuditLog.Page page = log.page(UTRECHT, after, 3);
            page.entries().forEach(entry -> seen.add(entry.detail()));
            after = page.next();
            pages++;
        } while (after.isPresent());
        assertEquals(List.of("7", "6", "5", "4", "3", "2", "1"), seen);
        assertEquals(3, pages);
    }

    @Test
    void severalInTheSameMomentAreAllKept() {
        IntStream.range(0, 5).forEach(_ -> log.note(entry(1, Optional.of(FATMA))));
        assertEquals(5, log.page(UTRECHT, Optional.empty(), 10).entries().size());
        assertEquals(5, log.about(UTRECHT, FATMA, 10).size());
    }

    @Test
    void somebodySeesWhatIsAboutThemAndAboutEverybody() {
        log.note(entry(1, Optional.of(FATMA)));
        log.note(entry(2, Optional.empty()));
        log.note(entry(3, Optional.of(JAN)));
        log.note(entry(4, Optional.of(FATMA)));
        assertEquals(List.of("4", "2", "1"), details(log.about(UTRECHT, FATMA, 10)));
        assertEquals(List.of("4", "2"), details(log.about(UTRECHT, FATMA, 2)));
        assertEquals(List.of("3", "2"), details(log.about(UTRECHT, JAN, 10)));
    }

    private static List<String> details(List<Entry> entries) {
        return entries.stream().map(Entry::detail).toList();
    }

    private static Entry entry(int second, Optional<Person> whom) {
        return new Entry(
                UTRECHT,
                Examples.NOW.plusSeconds(second),
                "sub-1",
                "Noor",
                Act.LOOKED_AT,
                whom,
                String.valueOf(second),
                expiry());
    }

    private static long expiry() {
        return Examples.utrecht().expiresAtEpochSecond();
    }
}
