package nl.klankbord.mail;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.invite.InviteFile;
import nl.klankbord.invite.InviteMails;
import nl.klankbord.link.LinkKeys;
import nl.klankbord.link.PersonalLink;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.messages.Messages;
import nl.klankbord.page.MailView;
import nl.klankbord.page.Pages;
import nl.klankbord.submission.Language;
import nl.klankbord.topic.Topic;

/// An organiser's own words to one person, who answers to the organiser.
public final class MailedInvites implements InviteMails {

    private final Mails mails;
    private final MailLinks links;

    /// @param baseUrl where this deployment answers, without a slash at the end
    public MailedInvites(Mails mails, LinkKeys keys, String baseUrl) {
        this.mails = mails;
        this.links = new MailLinks(keys, baseUrl);
    }

    @Override
    public boolean send(Meeting meeting, Topic topic, InviteFile file) {
        Language language = topic.participant().language();
        Messages messages = Messages.in(language);
        PersonalLink link = new PersonalLink(meeting.id(), topic.person());
        MailView view = new MailView(
                messages,
                file.subject(),
                List.of(file.text().split("\n\\s*\n")),
                MailFacts.of(meeting, Optional.empty(), 0, messages),
                Map.of(messages.text("mail.link"), links.open(link, language)),
                List.of(
                        messages.text("mail.invite.why"),
                        messages.text("mail.private"),
                        messages.text("mail.contact", meeting.contact().value())));
        return mails.sendUnlessRefused(new Mail(
                topic.participant().email(),
                Optional.of(meeting.contact()),
                file.subject(),
                view.text(),
                Optional.of(Pages.mail(view)),
                Optional.empty(),
                Optional.empty()));
    }
}
