package nl.klankbord.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.submission.Participant;
import nl.klankbord.submission.Person;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.Topics;

/// Who they are whom no mail could reach, so that somebody calls them.
public final class FindUnreached {

    /// Each is looked up by itself.
    public static final int MOST_ON_A_PAGE = 50;

    private final Rsvps rsvps;
    private final Topics topics;
    private final Mailings mailings;

    public FindUnreached(Rsvps rsvps, Topics topics, Mailings mailings) {
        this.rsvps = rsvps;
        this.topics = topics;
        this.mailings = mailings;
    }

    /// By person. Who was erased at this very moment is not on it.
    ///
    /// @param after whom the page begins; empty for the first page
    public Page page(MeetingId meeting, Optional<Person> after) {
        List<Unreached> all = mailings.unreached(meeting);
        List<Unreached> rest = all.stream()
                .filter(each -> after.isEmpty()
                        || each.person().value().compareTo(after.get().value()) > 0)
                .toList();
        List<Unreached> looked = rest.subList(0, Math.min(MOST_ON_A_PAGE, rest.size()));
        List<Line> lines = new ArrayList<>();
        for (Unreached each : looked) {
            line(meeting, each).ifPresent(lines::add);
        }
        return new Page(
                lines,
                all.size(),
                looked.size() < rest.size() ? Optional.of(looked.getLast().person()) : Optional.empty());
    }

    private Optional<Line> line(MeetingId meeting, Unreached unreached) {
        Optional<Rsvp> rsvp = rsvps.find(meeting, unreached.person());
        return rsvp.map(Rsvp::participant)
                .or(() -> topics.of(meeting, unreached.person()).stream()
                        .findFirst()
                        .map(Topic::participant))
                .filter(participant -> !participant.isErased())
                .map(participant -> new Line(unreached, participant, rsvp.isPresent()));
    }

    /// @param number of all of them, of whom these are some
    /// @param next after whom the next page begins; empty on the last one
    public record Page(List<Line> lines, int number, Optional<Person> next) {

        public Page {
            lines = List.copyOf(lines);
        }
    }

    /// @param hasAnswered else they only brought a topic
    public record Line(Unreached unreached, Participant participant, boolean hasAnswered) {}
}
