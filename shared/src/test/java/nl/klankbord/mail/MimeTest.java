package nl.klankbord.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import nl.klankbord.memory.Examples;
import nl.klankbord.submission.EmailAddress;
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

    @ParameterizedTest
    @ValueSource(strings = {"a\nBcc: x@example.nl", "a\rb", "a\u0085b", "a\u2028b", "a\u0000b"})
    void aSubjectOfMoreThanOneLineIsRefused(String subject) {
        assertThrows(IllegalArgumentException.class, () -> Mime.write(new Mail(TO, subject, ""), FROM, Examples.NOW));
    }
}
