package nl.klankbord.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.summary.Feed;
import nl.klankbord.summary.Feeds;

public final class MemoryFeeds implements Feeds {

    private final Map<MeetingId, Feed> feeds = new HashMap<>();

    @Override
    public Optional<Feed> find(MeetingId meeting) {
        return Optional.ofNullable(feeds.get(meeting));
    }

    @Override
    public boolean store(Feed feed) {
        Optional<Feed> present = find(feed.meeting());
        if (present.isPresent() && present.get().version() != feed.version() - 1) {
            return present.get().equals(feed);
        }
        feeds.put(feed.meeting(), feed);
        return true;
    }
}
