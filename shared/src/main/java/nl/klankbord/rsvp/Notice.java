package nl.klankbord.rsvp;

import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;

/// A mail that is owed to somebody who waited and now has a place. It holds no address: that is read when it goes.
///
/// @param version of the RSVP that the promotion made
public record Notice(MeetingId meeting, Person person, int version, long expiresAtEpochSecond) {}
