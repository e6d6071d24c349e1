package nl.klankbord.manifest;

import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.sorting.CoalitionId;

/// What coalitions state together, for a paragraph to begin with.
public interface CoalitionStatements {

    /// Where coalitions state nothing.
    CoalitionStatements NONE = (_, _) -> Optional.empty();

    /// @return with an empty line between alineas; empty when it states nothing
    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    Optional<String> find(MeetingId meeting, CoalitionId coalition);
}
