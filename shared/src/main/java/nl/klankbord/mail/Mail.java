package nl.klankbord.mail;

import nl.klankbord.submission.EmailAddress;

/// One mail to one person.
///
/// @param subject one line
/// @param text plain text, lines ended by `\n`
public record Mail(EmailAddress to, String subject, String text) {}
