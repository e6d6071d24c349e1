package nl.klankbord.seating;

import nl.klankbord.meeting.Meeting;
import nl.klankbord.rsvp.Rsvp;

/// Tells somebody who waited that there is a place.
public interface PromotionMails {

    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that the mail goes
    void send(Meeting meeting, Rsvp rsvp);
}
