package nl.klankbord.functions;

import java.util.Optional;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.summary.Feed;
import nl.klankbord.summary.FeedKeys;
import nl.klankbord.summary.Feeds;

/// The address of a meeting's feed, which an organiser sees, makes and withdraws at the desk or by a program.
final class FeedAddresses {

    private final Feeds feeds;
    private final FeedKeys keys;
    private final String baseUrl;

    /// @param baseUrl where this deployment answers, without a slash at the end
    FeedAddresses(Feeds feeds, FeedKeys keys, String baseUrl) {
        this.feeds = feeds;
        this.keys = keys;
        this.baseUrl = baseUrl;
    }

    /// @param address empty while there is none
    /// @param nextVersion what whoever makes or withdraws it must name
    record Shown(Optional<String> address, int nextVersion) {}

    Shown find(MeetingId meeting, HttpRequest request) {
        return shown(feeds.find(meeting), request);
    }

    /// Makes another address, after which the one before opens nothing, or withdraws it. The very same once more
    /// changes nothing.
    ///
    /// @return how it stands then; empty when somebody else was first, or a version in between is missing
    Optional<Shown> store(Feed feed, HttpRequest request) {
        return feed.version() <= next(feeds.find(feed.meeting())) && feeds.store(feed)
                ? Optional.of(shown(Optional.of(feed), request))
                : Optional.empty();
    }

    private Shown shown(Optional<Feed> feed, HttpRequest request) {
        return new Shown(
                feed.filter(Feed::isOpen).map(open -> home(request) + "/feeds/" + keys.write(open)), next(feed));
    }

    private static int next(Optional<Feed> feed) {
        return feed.map(Feed::version).orElse(0) + 1;
    }

    /// What cannot be known is left to whoever reads it: an address without a host leads to where it was asked.
    private String home(HttpRequest request) {
        return baseUrl.equals(Doors.BEHIND_CLOUDFRONT) ? "" : Doors.home(baseUrl, request);
    }
}
