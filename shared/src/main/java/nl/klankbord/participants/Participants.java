package nl.klankbord.participants;

import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;

/// Everybody who answered to a meeting and was not erased, by name. What is changed is on the list a moment later.
///
/// Every method throws [nl.klankbord.meeting.UnavailableException] when the store gives no certain answer.
public interface Participants {

    /// @param after whom the page begins; empty for the first page. Of whom there is nothing any more, it is the first
    /// @param limit how many there are on it at most
    Page page(MeetingId meeting, Search search, Optional<Person> after, int limit);

    /// @param hasMore whether there are others behind the last of these
    record Page(List<Listed> listed, boolean hasMore) {

        public Page {
            listed = List.copyOf(listed);
        }

        /// @return after whom the next page begins; empty on the last one
        public Optional<Person> next() {
            return hasMore ? Optional.of(listed.getLast().person()) : Optional.empty();
        }

        /// @param found one more than belong on the page, if there are so many
        public static Page of(List<Listed> found, int limit) {
            return new Page(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
        }
    }
}
