package nl.klankbord.quarantine;

import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;

/// What is kept apart. What has expired is not there.
public interface Quarantine {

    /// @return the one that is there then: an earlier one of the same id stays
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that it is kept
    Held keepUnlessPresent(Held held);

    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    Optional<Held> find(MeetingId meeting, String id);

    /// Notes that it was let in: it stays for who asks again, without its content and on no page.
    ///
    /// @param letIn as [Held#letInAs] gives it
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that it is noted
    void settle(Held letIn);

    /// @param after an id, whether it is there or not; empty for the first
    /// @param limit 1 to 100
    /// @return those that wait to be let in, by id, which is the order of nothing
    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    List<Held> page(MeetingId meeting, Optional<String> after, int limit);

    /// It goes; one that is gone already stays gone.
    ///
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that it went
    void remove(MeetingId meeting, String id);
}
