package nl.klankbord.mail;

import java.util.Optional;
import nl.klankbord.calendar.CalendarFile;
import nl.klankbord.submission.EmailAddress;

/// One mail to one person.
///
/// @param replyTo who reads an answer to it; empty for nobody
/// @param subject one line
/// @param text plain text, lines ended by `\n`
/// @param html the same as a page; empty for text alone
/// @param calendar what their calendar should take in
/// @param unsubscribe address that stops mails like this one with one POST (RFC 8058); empty for mails that
///     answer what somebody did
public record Mail(
        EmailAddress to,
        Optional<EmailAddress> replyTo,
        String subject,
        String text,
        Optional<String> html,
        Optional<CalendarFile> calendar,
        Optional<String> unsubscribe) {

    /// Text alone.
    public Mail(EmailAddress to, String subject, String text) {
        this(to, Optional.empty(), subject, text, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
