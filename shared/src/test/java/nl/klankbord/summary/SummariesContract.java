package nl.klankbord.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every list of summaries promises.
public abstract class SummariesContract {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final LocalDate DAY = LocalDate.of(2027, 4, 7);

    private Summaries summaries;

    protected abstract Summaries create();

    @BeforeEach
    final void start() {
        summaries = create();
    }

    @Test
    void aRecordIsFoundAsItWasStored() {
        SummaryRecord record = new SummaryRecord(DAY, 1, "digest", Optional.empty());
        assertEquals(Optional.empty(), summaries.find(UTRECHT, DAY));
        summaries.store(UTRECHT, record);
        assertEquals(Optional.of(record), summaries.find(UTRECHT, DAY));

        SummaryRecord mailed = new SummaryRecord(DAY, 2, "other", Optional.of("digest"));
        summaries.store(UTRECHT, mailed);
        assertEquals(Optional.of(mailed), summaries.find(UTRECHT, DAY));
    }

    @Test
    void theNewestDayComesFirst() {
        for (int day : new int[] {1, 3, 2}) {
            summaries.store(UTRECHT, new SummaryRecord(DAY.plusDays(day), 1, "digest", Optional.empty()));
        }
        summaries.store(new MeetingId("utrecht-2"), new SummaryRecord(DAY, 1, "digest", Optional.empty()));
        assertEquals(
                List.of(DAY.plusDays(3), DAY.plusDays(2), DAY.plusDays(1)),
                summaries.list(UTRECHT).stream().map(SummaryRecord::date).toList());
    }
}
