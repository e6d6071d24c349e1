package nl.klankbord.meeting;

import java.util.List;
import java.util.Optional;

/// The meetings of this deployment.
public interface Meetings {

    /// @throws UnavailableException when the store gives no answer
    Optional<Meeting> find(MeetingId id);

    /// @return the meeting, when it is there for others than its organisers
    /// @throws UnavailableException when the store gives no answer
    default Optional<Meeting> findPublic(MeetingId id) {
        return find(id).filter(Meeting::isPublic);
    }

    /// @return every meeting, by id; there are hundreds at most
    /// @throws UnavailableException when the store gives no answer
    List<Meeting> all();

    /// Stores the meeting, in place of an earlier one of the same id.
    ///
    /// @return false when `onlyNew`, and there was one already: nothing is changed then
    /// @throws UnavailableException when it is not certain that the meeting was stored
    boolean store(Meeting meeting, boolean onlyNew);

    /// Stores the meeting in place of one that was read, if that still stands there.
    ///
    /// @param tellsCalendars whether whoever has the meeting in their calendar hears of another time, place or name
    /// @return false when another stands there, or none: nothing is changed then
    /// @throws UnavailableException when it is not certain that the meeting was stored; asking again is safe
    boolean replace(Meeting before, Meeting after, boolean tellsCalendars);
}
