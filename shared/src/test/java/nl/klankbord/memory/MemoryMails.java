package nl.klankbord.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.klankbord.mail.Mail;
import nl.klankbord.mail.MailRefusedException;
import nl.klankbord.mail.Mails;

public final class MemoryMails implements Mails {

    private final List<Mail> sent = new ArrayList<>();

    private Set<String> refused = Set.of();

    @Override
    public void send(Mail mail) {
        if (refused.contains(mail.to().value())) {
            throw new MailRefusedException("takes no mail", new IllegalStateException());
        }
        sent.add(mail);
    }

    /// @param addresses that take no mail from now on; all others do
    public void refuse(String... addresses) {
        refused = Set.of(addresses);
    }

    public List<Mail> sent() {
        return List.copyOf(sent);
    }
}
