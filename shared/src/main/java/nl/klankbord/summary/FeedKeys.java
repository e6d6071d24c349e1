package nl.klankbord.summary;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.site.SiteKeys;

/// Makes the addresses of feeds, and knows its own again: `meeting~version~seal`, with 128 bits of an HMAC-SHA256. So
/// it can be shown to an organiser again, and the table holds nothing that opens anything.
public final class FeedKeys {

    private static final Pattern TOKEN = Pattern.compile("([a-z0-9-]{1,64})~([1-9]\\d{0,8})~([A-Za-z0-9_-]{22})");

    private final SiteKeys keys;

    public FeedKeys(SiteKeys keys) {
        this.keys = keys;
    }

    public String write(Feed feed) {
        return feed.meeting().value() + "~" + feed.version() + "~" + keys.feedSeal(feed.meeting(), feed.version());
    }

    /// @return the feed that this opens, while it is open; empty when it is no token of ours
    public Optional<Feed> read(String token) {
        Matcher parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Feed feed = new Feed(new MeetingId(parts.group(1)), Integer.parseInt(parts.group(2)), true);
        return SiteKeys.isSame(keys.feedSeal(feed.meeting(), feed.version()), parts.group(3))
                ? Optional.of(feed)
                : Optional.empty();
    }
}
