package nl.klankbord.link;

import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;

/// What a personal link leads to: what one person answered to one meeting.
public record PersonalLink(MeetingId meeting, Person person) {}
