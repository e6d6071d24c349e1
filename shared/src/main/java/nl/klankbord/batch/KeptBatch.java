package nl.klankbord.batch;

import nl.klankbord.meeting.MeetingId;

/// That a batch was taken in, and what its sender was told.
///
/// @param id that its sender gave it
/// @param fingerprint of its content
/// @param answer what was told, byte for byte; nothing personal
public record KeptBatch(
        MeetingId meeting, String site, String id, String fingerprint, String answer, long expiresAtEpochSecond) {}
