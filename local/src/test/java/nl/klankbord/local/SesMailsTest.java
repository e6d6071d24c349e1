package nl.klankbord.local;

import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import nl.klankbord.mail.Mail;
import nl.klankbord.mail.MailRefusedException;
import nl.klankbord.mail.Mails;
import nl.klankbord.mail.MailsContract;
import nl.klankbord.mail.SesMails;
import nl.klankbord.memory.Examples;
import nl.klankbord.submission.EmailAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real SES client, into the outbox.
final class SesMailsTest extends MailsContract {

    @TempDir
    private Path data;

    private StandIns standIns;

    @BeforeEach
    void start() throws Exception {
        standIns = new StandIns(data);
    }

    @AfterEach
    void stop() throws Exception {
        standIns.close();
    }

    @Test
    void anAddressThatTakesNoMailIsRefusedForGood() {
        Mail mail = new Mail(
                EmailAddress.of("bram@weigert.example"),
                Optional.empty(),
                "Onderwerp",
                "Tekst",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Mails mails = create().mails();
        assertThrows(MailRefusedException.class, () -> mails.send(mail));
    }

    @Override
    protected Post create() {
        SesMails mails = new SesMails(SesMails.client(), SENDER, "settings", Examples.CLOCK);
        return new Post() {
            @Override
            public Mails mails() {
                return mails;
            }

            @Override
            public List<Mail> arrived() throws Exception {
                List<Mail> arrived = new ArrayList<>();
                for (Path file : standIns.mailsInOrder()) {
                    arrived.add(read(file));
                }
                return arrived;
            }
        };
    }

    private static Mail read(Path file) throws Exception {
        try (InputStream bytes = Files.newInputStream(file)) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), bytes);
            return new Mail(
                    EmailAddress.of(message.getAllRecipients()[0].toString()),
                    message.getSubject(),
                    message.getContent().toString().replace("\r\n", "\n"));
        }
    }
}
