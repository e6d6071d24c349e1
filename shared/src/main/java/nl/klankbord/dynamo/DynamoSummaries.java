package nl.klankbord.dynamo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.summary.Summaries;
import nl.klankbord.summary.SummaryRecord;

/// Which summaries there are, in the table: a list without listing the bucket.
public final class DynamoSummaries implements Summaries {

    private final Table table;

    public DynamoSummaries(Table table) {
        this.table = table;
    }

    @Override
    public Optional<SummaryRecord> find(MeetingId meeting, LocalDate date) {
        return table.find(Keys.summary(meeting, date)).map(DynamoSummaries::read);
    }

    @Override
    public List<SummaryRecord> list(MeetingId meeting) {
        List<SummaryRecord> summaries = new ArrayList<>();
        table.each(Keys.partition(meeting), Keys.SUMMARY, row -> summaries.addFirst(read(row)));
        return summaries;
    }

    @Override
    public void store(MeetingId meeting, SummaryRecord summary) {
        table.put(Row.at(Keys.summary(meeting, summary.date()))
                .put("version", summary.version())
                .put("digest", summary.digest())
                .put("mailedDigest", summary.mailedDigest()));
    }

    private static SummaryRecord read(Row row) {
        return new SummaryRecord(
                LocalDate.parse(row.text("sk").substring(Keys.SUMMARY.length())),
                (int) row.number("version"),
                row.text("digest"),
                row.optionalText("mailedDigest"));
    }
}
