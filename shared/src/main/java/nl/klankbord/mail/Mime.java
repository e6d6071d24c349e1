package nl.klankbord.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Date;
import java.util.Properties;
import nl.klankbord.calendar.CalendarFile;
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
            if (mail.replyTo().isPresent()) {
                message.setReplyTo(
                        new Address[] {new InternetAddress(mail.replyTo().get().value(), true)});
            }
            if (mail.unsubscribe().isPresent()) {
                message.setHeader("List-Unsubscribe", "<" + mail.unsubscribe().get() + ">");
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            content(mail, message);
            var bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException e) {
            throw new IllegalArgumentException("a mail that cannot be written", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One text, or the same thing in several forms, the best last (RFC 2046 §5.1.4). The calendar file is
    /// there twice: as a form of the mail, for programs that then show an invitation, and as a file, for
    /// those that do not.
    private static void content(Mail mail, MimeMessage message) throws MessagingException {
        String text = mail.text().replace("\n", "\r\n");
        if (mail.html().isEmpty()) {
            message.setText(text, "UTF-8");
            return;
        }
        MimeMultipart forms = new MimeMultipart("alternative");
        forms.addBodyPart(text(text, "plain"));
        forms.addBodyPart(text(mail.html().get(), "html"));
        if (mail.calendar().isEmpty()) {
            message.setContent(forms);
            return;
        }
        CalendarFile calendar = mail.calendar().get();
        forms.addBodyPart(bytes(calendar.bytes(), calendar.mediaType()));
        MimeBodyPart all = new MimeBodyPart();
        all.setContent(forms);
        MimeBodyPart file = bytes(calendar.bytes(), "application/ics; name=\"invite.ics\"");
        file.setHeader("Content-Disposition", "attachment; filename=\"invite.ics\"");
        message.setContent(new MimeMultipart("mixed", all, file));
    }

    private static MimeBodyPart text(String text, String kind) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", kind);
        return part;
    }

    private static MimeBodyPart bytes(byte[] bytes, String mediaType) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, mediaType)));
        part.setHeader("Content-Type", mediaType);
        // Its lines may hold more than 7 bits, and must arrive as they are.
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }
}
