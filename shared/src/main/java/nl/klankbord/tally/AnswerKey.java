package nl.klankbord.tally;

import nl.klankbord.meeting.MeetingId;

/// Which answer: an RSVP or a topic of a meeting.
///
/// @param row the answer's key within its meeting; opaque outside the store
public record AnswerKey(MeetingId meeting, String row) {}
