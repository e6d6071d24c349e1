package nl.klankbord.manifest;

import java.time.Instant;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;

/// What a participant says about a version: to the organisers, not to the public.
///
/// @param number of this person's comments, from 1
/// @param id that its form gave it: sent twice, it is one
/// @param version that it is about
/// @param paragraph that it is about; empty when it is about all of it
/// @param text at most 1,000 characters
/// @param expiresAtEpochSecond when it goes
public record Comment(
        MeetingId meeting,
        Person person,
        int number,
        String id,
        String name,
        String organisation,
        int version,
        String paragraph,
        String text,
        Instant at,
        long expiresAtEpochSecond) {

    public static final int MAX_TEXT = 1_000;

    /// Of one person at one meeting.
    public static final int MOST = 20;
}
