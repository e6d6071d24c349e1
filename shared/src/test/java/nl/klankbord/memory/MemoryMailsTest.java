package nl.klankbord.memory;

import java.util.List;
import nl.klankbord.mail.Mail;
import nl.klankbord.mail.Mails;
import nl.klankbord.mail.MailsContract;

final class MemoryMailsTest extends MailsContract {

    @Override
    protected Post create() {
        MemoryMails mails = new MemoryMails();
        return new Post() {
            @Override
            public Mails mails() {
                return mails;
            }

            @Override
            public List<Mail> arrived() {
                return mails.sent();
            }
        };
    }
}
