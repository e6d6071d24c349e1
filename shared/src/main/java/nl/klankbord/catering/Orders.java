package nl.klankbord.catering;

import java.util.List;
import nl.klankbord.meeting.MeetingId;

/// What was ordered. Nothing of it is ever changed or lost: an order anew is a version more.
///
/// Every method throws [nl.klankbord.meeting.UnavailableException] when the store gives no certain answer.
public interface Orders {

    /// @return every version, by moment, the oldest first
    List<Ordered> all(MeetingId meeting);

    /// @return false when that version of that moment is there already, and is another: nothing is stored then.
    ///     Also true when it is this order ([Ordered#isAgain]), as the answer to an earlier try may have been lost
    boolean store(Ordered ordered);
}
