package nl.klankbord.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryArtefacts;
import nl.klankbord.memory.MemorySummaries;
import nl.klankbord.sorting.Sorting;
import org.junit.jupiter.api.Test;

/// What a night counted is read once, and never taken for what another counted.
final class NightsTest {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final LocalDate DATE = LocalDate.parse("2027-03-02");

    private final MemoryArtefacts artefacts = new MemoryArtefacts();
    private final Nights nights = new Nights(new MemorySummaries(), artefacts);

    @Test
    void theSameNightIsReadOnce() {
        byte[] file = file(DATE);
        artefacts.store(UTRECHT, DATE, Format.JSON, file);
        SummaryRecord night = record(DATE, file);
        assertSame(read(night), read(night));
        assertEquals(DATE, read(night).date());
    }

    @Test
    void anotherNightAndAnotherVersionAreReadAnew() {
        byte[] file = file(DATE);
        artefacts.store(UTRECHT, DATE, Format.JSON, file);
        EarlierSummary before = read(record(DATE, file));

        byte[] next = file(DATE.plusDays(1));
        artefacts.store(UTRECHT, DATE.plusDays(1), Format.JSON, next);
        assertEquals(DATE.plusDays(1), read(record(DATE.plusDays(1), next)).date());

        byte[] again = (new String(file, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);
        artefacts.store(UTRECHT, DATE, Format.JSON, again);
        assertNotSame(before, read(record(DATE, again)));
    }

    @Test
    void aFileThatIsNotTheOneOfItsRecordIsNotKept() {
        byte[] file = file(DATE);
        artefacts.store(UTRECHT, DATE, Format.JSON, file);
        SummaryRecord older = new SummaryRecord(DATE, 1, "of another file", Optional.empty());
        assertNotSame(read(older), read(older));
    }

    @Test
    void withoutAFileThereIsNothing() {
        assertEquals(Optional.empty(), nights.read(UTRECHT, record(DATE, new byte[0])));
    }

    private EarlierSummary read(SummaryRecord night) {
        return nights.read(UTRECHT, night).orElseThrow();
    }

    private static SummaryRecord record(LocalDate date, byte[] file) {
        return new SummaryRecord(date, 1, MakeSummary.digest(file), Optional.empty());
    }

    private static byte[] file(LocalDate date) {
        return SummaryJson.render(new SummaryBuilder(Examples.utrecht(), date, Sorting.of(List.of()), Optional.empty())
                .build(Optional.empty()));
    }
}
