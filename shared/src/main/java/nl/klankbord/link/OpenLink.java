package nl.klankbord.link;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.Topics;

/// Somebody opens their personal link. It changes nothing: mail scanners open links, too.
public final class OpenLink {

    private final Meetings meetings;
    private final Rsvps rsvps;
    private final Topics topics;
    private final Clock clock;

    public OpenLink(Meetings meetings, Rsvps rsvps, Topics topics, Clock clock) {
        this.meetings = meetings;
        this.rsvps = rsvps;
        this.topics = topics;
        this.clock = clock;
    }

    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    public Opened open(PersonalLink link) {
        Instant now = clock.instant();
        Optional<Meeting> meeting = meetings.find(link.meeting());
        if (meeting.isEmpty()) {
            return new Opened.Nothing(Optional.empty());
        }
        if (meeting.get().isOver(now)) {
            return new Opened.Expired(meeting.get());
        }
        Optional<Rsvp> rsvp = rsvps.find(link.meeting(), link.person());
        List<Topic> mine = topics.of(link.meeting(), link.person());
        return rsvp.isEmpty() && mine.isEmpty()
                ? new Opened.Nothing(meeting)
                : new Opened.Found(new Mine(meeting.get(), rsvp, mine, now));
    }

    /// What is behind a link.
    public sealed interface Opened {

        record Found(Mine mine) implements Opened {}

        /// It was erased, it is a colleague's now, or it never was.
        ///
        /// @param meeting empty when there is none either
        record Nothing(Optional<Meeting> meeting) implements Opened {}

        record Expired(Meeting meeting) implements Opened {}
    }
}
