package nl.klankbord.rsvp;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Seats;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.tally.AnswerKey;
import nl.klankbord.tally.Counted;

/// The RSVPs of every meeting, one for each person, and the seats they hold. An RSVP that has expired is not there.
///
/// Every method throws [nl.klankbord.meeting.UnavailableException] when the store gives no certain answer; a write may
/// or may not have happened then, and asking the same again is safe. When another request is writing the same answer,
/// it throws [nl.klankbord.meeting.InFlightException].
public interface Rsvps {

    Optional<Rsvp> find(MeetingId meeting, Person person);

    /// @return what was answered to this submission, when it is not the one that the RSVP itself is of
    Optional<Repeat> find(MeetingId meeting, SubmissionId submission);

    /// Stores the RSVP in one write, unless the person has one.
    ///
    /// @return the RSVP that stands in the way, which may be this very one if its answer was lost before;
    ///     empty when it was stored
    Optional<Rsvp> storeUnlessPresent(Rsvp rsvp);

    /// Stores RSVPs together with taking the seats they hold from one shard: all, or none when one of these
    /// persons has an RSVP or the shard has too few.
    ///
    /// @param rsvps of one meeting, each of another person; at most 50
    /// @param shard where to look for their seats, from 0; not looked at when they hold none
    Taking take(List<Rsvp> rsvps, int shard);

    /// Keeps a repeat in one write, unless its submission was kept before.
    ///
    /// @return the repeat kept before; empty when it was stored
    Optional<Repeat> storeUnlessPresent(Repeat repeat);

    /// DynamoDB reads the rows one after the other, and a transaction may come in between (its developer guide,
    /// "Isolation levels"). So seats that move meanwhile may be missed; they move only with a new revision. Whoever
    /// finds too few asks [SeatsAsRead#areStillThose] before saying "full".
    ///
    /// @return empty when the meeting never had a capacity
    Optional<Seats> seats(MeetingId meeting);

    /// Writes all of the step, provided that all it was worked out from is as it was read.
    ///
    /// @return false when something had changed: nothing is written then, and the caller may read again. It has
    /// waited
    ///     a moment, so that two who met do not meet again.
    boolean write(Step step);

    /// Puts an answer in place of one that was read, under another person: with its seats and its place on
    /// the waiting list, and what it counts for is not counted again.
    ///
    /// @param after holds the seats and the place that `before` holds
    /// @return false when something had changed, or that person has an answer: nothing is written then, and
    ///     the caller may read again
    boolean move(Rsvp before, Rsvp after);

    /// @return who waits and goes first
    Optional<Rsvp> front(MeetingId meeting);

    /// Makes the waiting list be of these, each at its place; [#front] is its first.
    ///
    /// @param waiting everybody who waits, as just read. Who has changed since is left as they are.
    /// @return how many places were wrong
    int mendLine(MeetingId meeting, List<Rsvp> waiting);

    /// Takes an answer away, and with it what it counts for and its place on the waiting list, provided that all is as
    /// it was read.
    ///
    /// @param seats what becomes of the seats that it holds
    /// @return false when something had changed: nothing is written then, and the caller may read again
    boolean strike(Counted<Rsvp> answer, Optional<Step.SeatsChange> seats);

    /// Some of the RSVPs of the meeting, by person: for whoever wants to look at them all, a page at a time. One that
    /// cannot be read is not on it; counting has told of it.
    ///
    /// @param after whom the page begins; empty for the first page
    /// @param limit how many there are on it at most
    Page page(MeetingId meeting, Optional<Person> after, int limit);

    /// Hands over every RSVP of the meeting, by person, a page at a time: 100,000 of them are never in memory at once.
    ///
    /// @return the RSVPs that could not be read, and so were not handed over
    List<AnswerKey> each(MeetingId meeting, Consumer<Counted<Rsvp>> each);

    /// @param hasMore whether there are RSVPs behind the last of these
    record Page(List<Rsvp> rsvps, boolean hasMore) {

        public Page {
            rsvps = List.copyOf(rsvps);
        }

        /// @return after whom the next page begins; empty on the last one
        public Optional<Person> next() {
            return hasMore ? Optional.of(rsvps.getLast().person()) : Optional.empty();
        }

        /// @param found one more than belong on the page, if there are so many
        public static Page of(List<Rsvp> found, int limit) {
            return new Page(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
        }
    }

    /// What came of taking seats from one shard.
    sealed interface Taking {

        record Taken() implements Taking {}

        /// @param present of these persons, at least one; it may be this very one if its answer was lost before
        record InTheWay(List<Rsvp> present) implements Taking {

            public InTheWay {
                present = List.copyOf(present);
            }
        }

        /// Not on this shard; there may be seats elsewhere.
        record NoSeat() implements Taking {}
    }
}
