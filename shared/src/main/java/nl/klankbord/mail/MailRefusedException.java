package nl.klankbord.mail;

import nl.klankbord.meeting.UnavailableException;

/// This very mail is not taken, however often it is tried: its address is none, or takes no mail of ours.
public final class MailRefusedException extends UnavailableException {

    private static final long serialVersionUID = 1L;

    public MailRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
