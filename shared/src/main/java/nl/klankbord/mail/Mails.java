package nl.klankbord.mail;

/// Where mails go out.
public interface Mails {

    /// @throws MailRefusedException when this mail can never go
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that the mail was taken
    void send(Mail mail);

    /// @return false when this mail can never go, whoever tries it
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that the mail was taken
    default boolean sendUnlessRefused(Mail mail) {
        try {
            send(mail);
            return true;
        } catch (MailRefusedException _) {
            return false;
        }
    }
}
