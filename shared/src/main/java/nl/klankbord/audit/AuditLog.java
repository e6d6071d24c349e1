package nl.klankbord.audit;

import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;

/// Who looked at what, and who changed it. Nothing of it is ever changed, and it goes with what it is about.
///
/// Every method throws [nl.klankbord.meeting.UnavailableException] when the store gives no certain answer.
public interface AuditLog {

    /// Before what it says is done: what is not in the log did not happen.
    void note(Entry entry);

    /// @param after where a page before this one ended; empty for the newest
    /// @param limit how many entries at most
    /// @return the newest first
    Page page(MeetingId meeting, Optional<String> after, int limit);

    /// @param limit how many entries at most
    /// @return what was done with this person's data, and with everybody's: the newest first
    List<Entry> about(MeetingId meeting, Person person, int limit);

    /// @param next where the next page begins; empty on the last one
    record Page(List<Entry> entries, Optional<String> next) {

        public Page {
            entries = List.copyOf(entries);
        }
    }
}
