package nl.klankbord.introduction;

import java.time.Instant;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.submission.Person;

/// What a coalition says together, as one of its people left it.
///
/// @param version from 1, one more with each change
/// @param text may be empty: they took it back
/// @param by who changed it last; empty once they had their data erased
/// @param expiresAtEpochSecond when its row goes, with the topics of its meeting
public record Statement(
        MeetingId meeting,
        CoalitionId coalition,
        int version,
        String text,
        Optional<Person> by,
        Instant at,
        long expiresAtEpochSecond) {

    public static final int MAX_TEXT = 5_000;
}
