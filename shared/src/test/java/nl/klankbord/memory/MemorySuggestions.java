package nl.klankbord.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.coalition.Suggested;
import nl.klankbord.coalition.SuggestedJson;
import nl.klankbord.coalition.Suggestions;
import nl.klankbord.meeting.MeetingId;

/// As files, so that what is read is what was written.
public final class MemorySuggestions implements Suggestions {

    private final Map<MeetingId, byte[]> files = new HashMap<>();

    @Override
    public Optional<Suggested> find(MeetingId meeting) {
        return Optional.ofNullable(files.get(meeting)).map(SuggestedJson::read);
    }

    @Override
    public void store(MeetingId meeting, Suggested suggested) {
        files.put(meeting, SuggestedJson.render(suggested));
    }
}
