package nl.klankbord.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import nl.klankbord.submission.EmailAddress;
import org.junit.jupiter.api.Test;

/// What every way out for mails promises.
public abstract class MailsContract {

    protected static final EmailAddress SENDER = EmailAddress.of("klankbord@example.org");

    /// A way out, and what came out of it, in the order of sending.
    public interface Post {

        Mails mails();

        List<Mail> arrived() throws Exception;
    }

    protected abstract Post create() throws Exception;

    @Test
    void whatIsSentArrivesOnceAsItWas() throws Exception {
        Post post = create();
        Mail first = new Mail(EmailAddress.of("a@example.nl"), "Súdwest: 3 mensen komen", "Eén\ntwee\n");
        Mail second = new Mail(EmailAddress.of("b@example.nl"), "Nog een", ".\n=20 geen code\n");

        post.mails().send(first);
        post.mails().send(second);

        assertEquals(List.of(first, second), post.arrived());
    }
}
