package nl.klankbord.rsvp;

import java.time.Instant;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;

/// Somebody is to be told by mail how things stand for them, unless a mail went since: they filled in their
/// address again, or what has changed could not be told at once. There need not be anybody behind it.
///
/// @param at when it was asked
public record Asked(MeetingId meeting, Person person, Instant at) {}
