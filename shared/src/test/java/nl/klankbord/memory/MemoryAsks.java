package nl.klankbord.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.receipt.OpenAsks;
import nl.klankbord.rsvp.Asked;
import nl.klankbord.submission.Person;

public final class MemoryAsks implements OpenAsks {

    private final List<Asked> open = new ArrayList<>();

    @Override
    public synchronized void ask(Asked asked) {
        forget(asked.meeting(), asked.person());
        open.add(asked);
    }

    @Override
    public synchronized void forget(MeetingId meeting, Person person) {
        open.removeIf(asked -> asked.meeting().equals(meeting) && asked.person().equals(person));
    }

    @Override
    public synchronized List<Asked> open(MeetingId meeting) {
        return open.stream()
                .filter(asked -> asked.meeting().equals(meeting))
                .sorted(Comparator.comparing(asked -> asked.person().value()))
                .toList();
    }

    @Override
    public synchronized void settle(Asked asked) {
        open.remove(asked);
    }
}
