package nl.klankbord.memory;

import java.util.ArrayList;
import java.util.List;
import nl.klankbord.mail.Mail;
import nl.klankbord.mail.Mails;

public final class MemoryMails implements Mails {

    private final List<Mail> sent = new ArrayList<>();

    @Override
    public void send(Mail mail) {
        sent.add(mail);
    }

    public List<Mail> sent() {
        return List.copyOf(sent);
    }
}
