package nl.klankbord.dynamo;

import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.summary.Feed;
import nl.klankbord.summary.Feeds;

/// Feeds in the table: one row for each meeting that has or had one.
public final class DynamoFeeds implements Feeds {

    private static final String VERSION = "version";

    private final Table table;

    public DynamoFeeds(Table table) {
        this.table = table;
    }

    @Override
    public Optional<Feed> find(MeetingId meeting) {
        return table.find(Keys.feed(meeting)).map(row -> feed(meeting, row));
    }

    @Override
    public boolean store(Feed feed) {
        Row row = Row.at(Keys.feed(feed.meeting())).put(VERSION, feed.version()).put("isOpen", feed.isOpen());
        return table.putInPlaceOf(row, VERSION, Row.value(feed.version() - 1))
                .map(present -> feed(feed.meeting(), present).equals(feed))
                .orElse(true);
    }

    private static Feed feed(MeetingId meeting, Row row) {
        return new Feed(meeting, (int) row.number(VERSION), row.flag("isOpen"));
    }
}
