package nl.klankbord.memory;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.summary.Summaries;
import nl.klankbord.summary.SummaryRecord;

public final class MemorySummaries implements Summaries {

    private final Map<MeetingId, Map<LocalDate, SummaryRecord>> summaries = new HashMap<>();

    @Override
    public Optional<SummaryRecord> find(MeetingId meeting, LocalDate date) {
        return Optional.ofNullable(summaries.getOrDefault(meeting, Map.of()).get(date));
    }

    @Override
    public List<SummaryRecord> list(MeetingId meeting) {
        return summaries.getOrDefault(meeting, Map.of()).values().stream()
                .sorted(Comparator.comparing(SummaryRecord::date).reversed())
                .toList();
    }

    @Override
    public void store(MeetingId meeting, SummaryRecord summary) {
        summaries.computeIfAbsent(meeting, key -> new HashMap<>()).put(summary.date(), summary);
    }
}
