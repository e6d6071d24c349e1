package nl.klankbord.receipt;

import java.util.Optional;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.Person;

/// What one mail tells one person. None of it was typed by anybody but the organiser: whoever fills in
/// somebody else's address must not be able to write to them through us.
///
/// @param rsvp as it stands; empty when there is none (any more)
/// @param topics how many they brought
/// @param entry for their calendar, to put there or to take away; empty when it stays as it is
public record Letter(
        Reason reason,
        Meeting meeting,
        Person person,
        EmailAddress to,
        Language language,
        Optional<Rsvp> rsvp,
        int topics,
        Optional<CalendarEntry> entry) {}
