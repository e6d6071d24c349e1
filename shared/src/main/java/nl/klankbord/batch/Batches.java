package nl.klankbord.batch;

import java.util.Optional;
import nl.klankbord.meeting.MeetingId;

/// The batches that were taken in.
public interface Batches {

    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    Optional<KeptBatch> find(MeetingId meeting, String site, String id);

    /// @return the one that is there already under that id, which stays; empty when this one was kept
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that it is kept
    Optional<KeptBatch> keepUnlessPresent(KeptBatch batch);
}
