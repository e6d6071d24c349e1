package nl.klankbord.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.mail.BodyPart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParameterList;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import nl.klankbord.calendar.CalendarFile;
import nl.klankbord.calendar.Invitation;
import nl.klankbord.memory.Examples;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.submission.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MimeTest {

    private static final EmailAddress FROM = EmailAddress.of("klankbord@example.org");
    private static final EmailAddress TO = EmailAddress.of("planner@example.nl");

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        byte[] mime = Mime.write(
                new Mail(
                        TO,
                        "Súdwest: 3 mensen komen — en nog een lang onderwerp dat gevouwen moet worden",
                        "Eén\ntwee\n"),
                FROM,
                Examples.NOW);
        MimeMessage read = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mime));
        assertEquals("Súdwest: 3 mensen komen — en nog een lang onderwerp dat gevouwen moet worden", read.getSubject());
        assertEquals("planner@example.nl", read.getAllRecipients()[0].toString());
        assertEquals("Eén\r\ntwee\r\n", read.getContent());
        assertEquals(Examples.NOW, read.getSentDate().toInstant());
        String text = new String(mime, StandardCharsets.US_ASCII);
        assertFalse(text.lines().anyMatch(line -> line.length() > 78), text);
        assertEquals(true, read.getMessageID().endsWith("@example.org>"));
    }

    /// RFC 2046 §5.1.4: the best form last; programs that show invitations look for the third.
    @Test
    void anInvitationIsThereAsAFormOfTheMailAndAsAFile() throws Exception {
        CalendarFile calendar = CalendarFile.request(Invitation.of(
                Examples.utrecht(),
                Examples.person("a@ede.example"),
                TO,
                Language.DUTCH,
                0,
                "Zie de mail.",
                Examples.NOW));
        MimeMessage read = read(new Mail(
                TO,
                Optional.of(EmailAddress.of("bijeenkomst@klankbord.example")),
                "Je komt",
                "Tot dan",
                Optional.of("<p>Tot dan — één"),
                Optional.of(calendar),
                Optional.empty()));
        assertEquals(
                List.of(
                        "multipart/mixed",
                        "  multipart/alternative",
                        "    text/plain; charset=UTF-8 | Tot dan",
                        "    text/html; charset=UTF-8 | <p>Tot dan — één",
                        "    text/calendar; charset=UTF-8; method=REQUEST",
                        "  application/ics; name=invite.ics"),
                parts(read, ""));
        MimeMultipart all = (MimeMultipart) read.getContent();
        MimeMultipart forms = (MimeMultipart) all.getBodyPart(0).getContent();
        for (BodyPart each : List.of(forms.getBodyPart(2), all.getBodyPart(1))) {
            assertArrayEquals(calendar.bytes(), each.getInputStream().readAllBytes());
            assertEquals("base64", each.getHeader("Content-Transfer-Encoding")[0]);
        }
        assertEquals("attachment; filename=\"invite.ics\"", all.getBodyPart(1).getHeader("Content-Disposition")[0]);
        assertEquals("bijeenkomst@klankbord.example", read.getReplyTo()[0].toString());
        assertEquals("auto-generated", read.getHeader("Auto-Submitted")[0]);
        assertNull(read.getHeader("List-Unsubscribe"));
        assertNull(read.getHeader("List-Unsubscribe-Post"));
    }

    /// RFC 8058 §3.1: both headers, and an address by https.
    @Test
    void whatCanBeStoppedSaysHow() throws Exception {
        String stop = "https://klankbord.example/u/" + "a".repeat(90) + "?lang=nl";
        MimeMessage read = read(new Mail(
                TO, Optional.empty(), "Nieuws", "Eén", Optional.of("<p>Eén"), Optional.empty(), Optional.of(stop)));
        assertEquals("<" + stop + ">", MimeUtility.unfold(read.getHeader("List-Unsubscribe", null)));
        assertEquals("List-Unsubscribe=One-Click", read.getHeader("List-Unsubscribe-Post", null));
        assertEquals(
                List.of(
                        "multipart/alternative",
                        "  text/plain; charset=UTF-8 | Eén",
                        "  text/html; charset=UTF-8 | <p>Eén"),
                parts(read, ""));
        assertEquals("klankbord@example.org", ((InternetAddress) read.getReplyTo()[0]).getAddress());
    }

    private static MimeMessage read(Mail mail) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(Mime.write(mail, FROM, Examples.NOW)));
    }

    /// As a tree; of texts what they say.
    private static List<String> parts(Part part, String indent) throws Exception {
        List<String> parts = new ArrayList<>();
        ContentType type = new ContentType(part.getContentType());
        ParameterList parameters = type.getParameterList();
        parameters.remove("boundary");
        type.setParameterList(parameters);
        if (part.getContent() instanceof MimeMultipart several) {
            parts.add(indent + type);
            for (int number = 0; number < several.getCount(); number++) {
                parts.addAll(parts(several.getBodyPart(number), indent + "  "));
            }
        } else {
            parts.add(indent
                    + type
                    + (type.match("text/plain") || type.match("text/html") ? " | " + part.getContent() : ""));
        }
        return parts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nBcc: x@example.nl", "a\rb", "a\u0085b", "a\u2028b", "a\u0000b"})
    void aSubjectOfMoreThanOneLineIsRefused(String subject) {
        assertThrows(IllegalArgumentException.class, () -> Mime.write(new Mail(TO, subject, ""), FROM, Examples.NOW));
    }
}
