package nl.klankbord.meeting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers a meeting for a moment, so that a warm submission costs one write and no read.
///
/// The deadline is not remembered but compared with the clock each time; what an organiser changes is seen within
/// [#MAX_AGE]. A meeting that is not there is not remembered: anyone could ask for endless names.
public final class RememberedMeetings implements Meetings {

    /// Short enough that nobody who closes a meeting waits for it, long enough to serve a rush from one read.
    static final Duration MAX_AGE = Duration.ofSeconds(5);

    private final Meetings meetings;
    private final Clock clock;
    /// By the id's text: a record's own hash is made by Java at run time, which costs on a cold start.
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    public RememberedMeetings(Meetings meetings, Clock clock) {
        this.meetings = meetings;
        this.clock = clock;
    }

    @Override
    public Optional<Meeting> find(MeetingId id) {
        Instant now = clock.instant();
        Remembered known = remembered.get(id.value());
        if (known != null && now.isBefore(known.readAt().plus(MAX_AGE))) {
            return Optional.of(known.meeting());
        }
        Optional<Meeting> read = meetings.find(id);
        read.ifPresentOrElse(
                meeting -> remembered.put(id.value(), new Remembered(meeting, now)),
                () -> remembered.remove(id.value()));
        return read;
    }

    @Override
    public List<Meeting> all() {
        return meetings.all();
    }

    @Override
    public boolean store(Meeting meeting, boolean onlyNew) {
        remembered.remove(meeting.id().value());
        return meetings.store(meeting, onlyNew);
    }

    @Override
    public boolean replace(Meeting before, Meeting after, boolean tellsCalendars) {
        remembered.remove(after.id().value());
        return meetings.replace(before, after, tellsCalendars);
    }

    private record Remembered(Meeting meeting, Instant readAt) {}
}
