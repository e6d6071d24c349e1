package nl.klankbord.summary;

import nl.klankbord.meeting.MeetingId;

/// The address at which a feed reader finds a meeting's counts. Who withdraws it and makes another has another address.
///
/// @param version 1 for the first, one more each time
/// @param isOpen whether the address leads to anything
public record Feed(MeetingId meeting, int version, boolean isOpen) {}
