package nl.klankbord.sorting;

import java.time.Instant;
import nl.klankbord.meeting.MeetingId;

/// A decision in the log of its meeting.
///
/// @param number its place in the log, from 1
/// @param id that whoever decided gave it: decided again under the same name, it is decided once
/// @param by who decided, as the identity provider knows them (`sub`)
/// @param name of them, as shown
/// @param expiresAtEpochSecond when its row goes, with those of its meeting
public record Decided(
        MeetingId meeting,
        int number,
        String id,
        Decision decision,
        Instant at,
        String by,
        String name,
        long expiresAtEpochSecond) {

    /// @return the same, saying something less
    public Decided with(Decision left) {
        return new Decided(meeting, number, id, left, at, by, name, expiresAtEpochSecond);
    }
}
