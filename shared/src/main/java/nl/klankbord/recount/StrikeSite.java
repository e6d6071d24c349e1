package nl.klankbord.recount;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Seats;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.rsvp.Step;
import nl.klankbord.tally.Counted;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.Topics;

/// Takes out every answer that one site sent to a meeting, as if it had never come: the answer, what it counts for, its
/// seats and its place on the waiting list go together, one answer at a time. Safe to repeat, and to stop anywhere.
public final class StrikeSite {

    /// Whoever changes an answer or takes a seat comes between, rarely this often.
    private static final int TRIES = 10;

    private final Rsvps rsvps;
    private final Topics topics;

    public StrikeSite(Rsvps rsvps, Topics topics) {
        this.rsvps = rsvps;
        this.topics = topics;
    }

    /// @param site as in [nl.klankbord.submission.Submission#site]
    /// @return how many answers it sent that are there
    /// @throws UnavailableException when the store gives no answer
    public int count(MeetingId meeting, String site) {
        return rsvps(meeting, site).size() + topics(meeting, site).size();
    }

    /// @return how many answers went
    /// @throws UnavailableException when it is not certain that none is left
    public int strike(MeetingId meeting, String site) {
        int struck = 0;
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            List<Counted<Rsvp>> rsvpsLeft = rsvps(meeting, site);
            List<Counted<Topic>> topicsLeft = topics(meeting, site);
            if (rsvpsLeft.isEmpty() && topicsLeft.isEmpty()) {
                return struck;
            }
            for (Counted<Rsvp> rsvp : rsvpsLeft) {
                struck += strike(rsvp) ? 1 : 0;
            }
            for (Counted<Topic> topic : topicsLeft) {
                struck += topics.strike(topic) ? 1 : 0;
            }
        }
        throw new UnavailableException("answers kept coming in", new IllegalStateException(meeting.value()));
    }

    private boolean strike(Counted<Rsvp> rsvp) {
        Optional<Seats> seats = rsvps.seats(rsvp.answer().meeting());
        return rsvps.strike(
                rsvp,
                rsvp.answer()
                        .standing()
                        .released(seats)
                        .map(after -> new Step.SeatsChange(seats.orElseThrow(), after)));
    }

    private List<Counted<Rsvp>> rsvps(MeetingId meeting, String site) {
        List<Counted<Rsvp>> found = new ArrayList<>();
        rsvps.each(meeting, counted -> {
            if (counted.answer().submission().site().equals(site)) {
                found.add(counted);
            }
        });
        return found;
    }

    private List<Counted<Topic>> topics(MeetingId meeting, String site) {
        List<Counted<Topic>> found = new ArrayList<>();
        topics.each(meeting, counted -> {
            if (counted.answer().submission().site().equals(site)) {
                found.add(counted);
            }
        });
        return found;
    }
}
