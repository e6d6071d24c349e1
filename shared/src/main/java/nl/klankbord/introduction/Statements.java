package nl.klankbord.introduction;

import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.submission.Person;

/// What coalitions say together, with what they said before.
///
/// Every method throws [nl.klankbord.meeting.UnavailableException] when the store gives no certain
/// answer.
public interface Statements {

    /// How many versions are there to look back at; what is older goes.
    int KEPT = 20;

    /// @return as it reads now; empty when nobody wrote anything yet
    Optional<Statement> find(MeetingId meeting, CoalitionId coalition);

    /// @return every version that is kept, the newest first
    List<Statement> all(MeetingId meeting, CoalitionId coalition);

    /// @return false when there is one of that version, which may be this very one if an earlier answer
    ///     was lost: nothing is stored then
    boolean store(Statement statement);

    /// That this person wrote any of it is not known any more. What it says stays.
    void forget(MeetingId meeting, CoalitionId coalition, Person person);
}
