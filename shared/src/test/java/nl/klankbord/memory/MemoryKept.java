package nl.klankbord.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.retention.Kept;
import nl.klankbord.retention.Terms;

public final class MemoryKept implements Kept {

    private final MemoryAnswers answers;
    private final MemoryAuditLog log;
    private final Map<MeetingId, Terms> noted = new HashMap<>();

    public MemoryKept(MemoryAnswers answers, MemoryAuditLog log) {
        this.answers = answers;
        this.log = log;
    }

    @Override
    public Optional<Terms> terms(MeetingId meeting) {
        return Optional.ofNullable(noted.get(meeting));
    }

    @Override
    public void note(MeetingId meeting, Terms terms) {
        noted.put(meeting, terms);
    }

    @Override
    public int keep(MeetingId meeting, Terms terms) {
        return answers.keep(meeting, terms) + log.keep(meeting, terms.log());
    }
}
