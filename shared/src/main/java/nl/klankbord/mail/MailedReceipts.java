package nl.klankbord.mail;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.calendar.CalendarFile;
import nl.klankbord.calendar.Invitation;
import nl.klankbord.link.LinkKeys;
import nl.klankbord.link.PersonalLink;
import nl.klankbord.messages.Messages;
import nl.klankbord.page.MailView;
import nl.klankbord.page.Pages;
import nl.klankbord.receipt.CalendarEntry;
import nl.klankbord.receipt.Letter;
import nl.klankbord.receipt.Reason;
import nl.klankbord.receipt.ReceiptMails;

/// What somebody gets after they sent something: how things stand, their link, and an entry for their
/// calendar.
public final class MailedReceipts implements ReceiptMails {

    private final Mails mails;
    private final MailLinks links;
    private final Clock clock;

    /// @param baseUrl where this deployment answers, without a slash at the end
    public MailedReceipts(Mails mails, LinkKeys keys, String baseUrl, Clock clock) {
        this.mails = mails;
        this.links = new MailLinks(keys, baseUrl);
        this.clock = clock;
    }

    @Override
    public boolean send(Letter letter) {
        Messages messages = Messages.in(letter.language());
        MailView view = view(letter, messages);
        Mail mail = new Mail(
                letter.to(),
                Optional.of(letter.meeting().contact()),
                messages.text(
                        "mail." + letter.reason().word() + ".subject", MailFacts.title(letter.meeting(), messages)),
                view.text(),
                Optional.of(Pages.mail(view)),
                letter.entry().map(entry -> calendar(letter, entry, messages)),
                Optional.empty());
        return mails.sendUnlessRefused(mail);
    }

    private MailView view(Letter letter, Messages messages) {
        String reason = "mail." + letter.reason().word();
        String contact = letter.meeting().contact().value();
        boolean hasLink = letter.reason() != Reason.HANDED_OVER || letter.topics() > 0;
        return new MailView(
                messages,
                messages.text(reason + ".title"),
                List.of(messages.text(reason + ".text")),
                MailFacts.of(letter.meeting(), letter.rsvp(), letter.topics(), messages),
                hasLink
                        ? Map.of(
                                messages.text("mail.link"),
                                links.open(new PersonalLink(letter.meeting().id(), letter.person()), letter.language()))
                        : Map.of(),
                hasLink
                        ? List.of(
                                messages.text("mail.private"),
                                messages.text("mail.not-me"),
                                messages.text("mail.contact", contact))
                        : List.of(messages.text("mail.contact", contact)));
    }

    private CalendarFile calendar(Letter letter, CalendarEntry entry, Messages messages) {
        Invitation invitation = Invitation.of(
                letter.meeting(),
                letter.person(),
                letter.to(),
                letter.language(),
                entry.sequence(),
                messages.text("mail.calendar.text"),
                clock.instant());
        return entry.isCancelled() ? CalendarFile.cancellation(invitation) : CalendarFile.request(invitation);
    }
}
