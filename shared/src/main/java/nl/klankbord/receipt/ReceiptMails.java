package nl.klankbord.receipt;

/// Tells one person how things stand for them.
public interface ReceiptMails {

    /// @return false when this mail can never go, whoever tries it
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that the mail goes
    boolean send(Letter letter);
}
