package nl.klankbord.receipt;

/// Tells one person how things stand for them.
public interface ReceiptMails {

    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that the mail goes
    void send(Letter letter);
}
