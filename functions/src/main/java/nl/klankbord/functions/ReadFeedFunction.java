package nl.klankbord.functions;

import java.util.List;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.page.AtomFeed;
import nl.klankbord.summary.Feed;
import nl.klankbord.summary.FeedKeys;
import nl.klankbord.summary.Feeds;
import nl.klankbord.summary.Nights;

/// The counts of each night for a feed reader, which cannot sign in: whoever has the address may read it, and it names
/// nobody.
public final class ReadFeedFunction extends HttpFunction {

    /// A reader that comes each day has them all; each is a file to open.
    private static final int MOST_NIGHTS = 10;

    private final Meetings meetings;
    private final Nights nights;
    private final Feeds feeds;
    private final FeedKeys keys;

    public ReadFeedFunction() {
        Wiring wiring = new Wiring();
        this(wiring.meetings(), wiring.nights(), wiring.feeds(), wiring.feedKeys());
    }

    ReadFeedFunction(Meetings meetings, Nights nights, Feeds feeds, FeedKeys keys) {
        this.meetings = meetings;
        this.nights = nights;
        this.feeds = feeds;
        this.keys = keys;
    }

    @Override
    protected boolean isPolled(HttpRequest request) {
        return true;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        Feed feed = keys.read(request.pathParameter("feed"))
                .filter(asked ->
                        feeds.find(asked.meeting()).filter(asked::equals).isPresent())
                .orElseThrow(RefusedException::notFound);
        Meeting meeting = meetings.find(feed.meeting()).orElseThrow(RefusedException::notFound);
        List<AtomFeed.Night> read = nights.all(meeting.id()).stream()
                .limit(MOST_NIGHTS)
                .flatMap(night ->
                        nights.read(meeting.id(), night).stream().map(counted -> new AtomFeed.Night(night, counted)))
                .toList();
        return HttpResponse.of(
                200, "application/atom+xml; charset=utf-8", AtomFeed.render(meeting, read, request.path()));
    }
}
