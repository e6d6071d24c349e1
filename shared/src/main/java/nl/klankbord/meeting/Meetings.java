package nl.klankbord.meeting;

import java.util.List;
import java.util.Optional;

/// The meetings of this deployment.
public interface Meetings {

    /// @throws UnavailableException when the store gives no answer
    Optional<Meeting> find(MeetingId id);

    /// @return every meeting, by id; there are hundreds at most
    /// @throws UnavailableException when the store gives no answer
    List<Meeting> all();

    /// Stores the meeting, in place of an earlier one of the same id.
    ///
    /// @return false when `onlyNew`, and there was one already: nothing is changed then
    /// @throws UnavailableException when it is not certain that the meeting was stored
    boolean store(Meeting meeting, boolean onlyNew);
}
