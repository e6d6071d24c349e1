package nl.klankbord.update;

import nl.klankbord.meeting.Meeting;
import nl.klankbord.rsvp.Rsvp;

/// Mails an update to one person.
public interface UpdateMails {

    /// @return false when this mail can never go, whoever tries it
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that the mail goes
    boolean send(Meeting meeting, Rsvp rsvp, Update update);
}
