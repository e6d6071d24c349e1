package nl.klankbord.invite;

import nl.klankbord.meeting.Meeting;
import nl.klankbord.topic.Topic;

/// Mails an invitation to the one who brought the topic.
public interface InviteMails {

    /// @return false when this mail can never go, whoever tries it
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that the mail goes
    boolean send(Meeting meeting, Topic topic, InviteFile file);
}
