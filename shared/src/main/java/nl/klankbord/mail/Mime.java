package nl.klankbord.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Date;
import java.util.Properties;
import nl.klankbord.submission.EmailAddress;

/// A mail as raw MIME (RFC 5322, RFC 2045). The library folds and encodes headers.
final class Mime {

    private Mime() {}

    /// @throws IllegalArgumentException when the subject has more than one line: headers are not for visitors to add
    static byte[] write(Mail mail, EmailAddress from, java.time.Instant at) {
        if (mail.subject().chars().anyMatch(unit -> unit < ' ' || unit == 0x7F || unit == 0x85 || unit == 0x2028)) {
            throw new IllegalArgumentException("a subject of more than one line");
        }
        try {
            Properties properties = new Properties();
            // Names the host in the Message-ID; the machine's own name is nobody's business.
            properties.setProperty(
                    "mail.host", from.value().substring(from.value().lastIndexOf('@') + 1));
            MimeMessage message = new MimeMessage(Session.getInstance(properties));
            message.setFrom(new InternetAddress(from.value(), "Klankbord", "UTF-8"));
            message.setRecipient(
                    Message.RecipientType.TO, new InternetAddress(mail.to().value(), true));
            message.setSubject(mail.subject(), "UTF-8");
            message.setSentDate(Date.from(at));
            // Says to out-of-office replies that nobody reads them (RFC 3834).
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setText(mail.text().replace("\n", "\r\n"), "UTF-8");
            var bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException e) {
            throw new IllegalArgumentException("a mail that cannot be written", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
