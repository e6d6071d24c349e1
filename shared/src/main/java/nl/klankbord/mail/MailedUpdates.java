package nl.klankbord.mail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.link.LinkKeys;
import nl.klankbord.link.PersonalLink;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.messages.Messages;
import nl.klankbord.page.MailView;
import nl.klankbord.page.Pages;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.submission.Language;
import nl.klankbord.update.Update;
import nl.klankbord.update.UpdateFile;
import nl.klankbord.update.UpdateMails;

/// News of the organiser and the reminder, each with what stops them.
public final class MailedUpdates implements UpdateMails {

    private final Mails mails;
    private final MailLinks links;

    /// @param baseUrl where this deployment answers, without a slash at the end
    public MailedUpdates(Mails mails, LinkKeys keys, String baseUrl) {
        this.mails = mails;
        this.links = new MailLinks(keys, baseUrl);
    }

    @Override
    public boolean send(Meeting meeting, Rsvp rsvp, Update update) {
        Language language = rsvp.participant().language();
        Messages messages = Messages.in(language);
        PersonalLink link = new PersonalLink(meeting.id(), rsvp.person());
        String stop = links.unsubscribe(link, language);
        Map<String, String> ways = new LinkedHashMap<>();
        ways.put(messages.text("mail.link"), links.open(link, language));
        ways.put(messages.text("unsubscribe.submit"), stop);
        MailView view = new MailView(
                messages,
                update.file().map(file -> file.subject().in(language)).orElse(messages.text("mail.reminder.title")),
                paragraphs(update.file(), messages),
                MailFacts.of(meeting, Optional.of(rsvp), 0, messages),
                ways,
                List.of(
                        messages.text("mail.update.why"),
                        messages.text("mail.private"),
                        messages.text("mail.contact", meeting.contact().value())));
        return mails.sendUnlessRefused(new Mail(
                rsvp.participant().email(),
                Optional.of(meeting.contact()),
                update.file()
                        .map(file -> file.subject().in(language))
                        .orElse(messages.text("mail.reminder.subject", MailFacts.title(meeting, messages))),
                view.text(),
                Optional.of(Pages.mail(view)),
                Optional.empty(),
                Optional.of(stop)));
    }

    private static List<String> paragraphs(Optional<UpdateFile> file, Messages messages) {
        return file.map(written ->
                        List.of(written.text().in(messages.language()).split("\n\\s*\n")))
                .orElse(List.of(messages.text("mail.reminder.text")));
    }
}
