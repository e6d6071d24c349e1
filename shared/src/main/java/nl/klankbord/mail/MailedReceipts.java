package nl.klankbord.mail;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.calendar.CalendarFile;
import nl.klankbord.calendar.Invitation;
import nl.klankbord.link.LinkKeys;
import nl.klankbord.link.LinkKeys.Use;
import nl.klankbord.link.PersonalLink;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.messages.Messages;
import nl.klankbord.page.MailView;
import nl.klankbord.page.Pages;
import nl.klankbord.receipt.CalendarEntry;
import nl.klankbord.receipt.Letter;
import nl.klankbord.receipt.Reason;
import nl.klankbord.receipt.ReceiptMails;
import nl.klankbord.rsvp.Rsvp;

/// What somebody gets after they sent something: how things stand, their link, and an entry for their
/// calendar.
public final class MailedReceipts implements ReceiptMails {

    private final Mails mails;
    private final LinkKeys keys;
    private final String baseUrl;
    private final Clock clock;

    /// @param baseUrl where this deployment answers, without a slash at the end
    public MailedReceipts(Mails mails, LinkKeys keys, String baseUrl, Clock clock) {
        this.mails = mails;
        this.keys = keys;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    @Override
    public void send(Letter letter) {
        Messages messages = Messages.in(letter.language());
        MailView view = view(letter, messages);
        mails.send(new Mail(
                letter.to(),
                Optional.of(letter.meeting().contact()),
                messages.text("mail." + letter.reason().word() + ".subject", title(letter)),
                view.text(),
                Optional.of(Pages.mail(view)),
                letter.entry().map(entry -> calendar(letter, entry, messages)),
                Optional.empty()));
    }

    private MailView view(Letter letter, Messages messages) {
        String reason = "mail." + letter.reason().word();
        String contact = letter.meeting().contact().value();
        boolean hasLink = letter.reason() != Reason.HANDED_OVER || letter.topics() > 0;
        return new MailView(
                messages,
                messages.text(reason + ".title"),
                List.of(messages.text(reason + ".text")),
                facts(letter, messages),
                hasLink ? Map.of(messages.text("mail.link"), link(letter)) : Map.of(),
                hasLink
                        ? List.of(
                                messages.text("mail.private"),
                                messages.text("mail.not-me"),
                                messages.text("mail.contact", contact))
                        : List.of(messages.text("mail.contact", contact)));
    }

    private static Map<String, String> facts(Letter letter, Messages messages) {
        Meeting meeting = letter.meeting();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(messages.text("mail.fact.meeting"), title(letter));
        facts.put(messages.text("mail.fact.when"), messages.date(meeting.date()) + ", " + messages.times(meeting));
        facts.put(messages.text("mail.fact.where"), oneLine(meeting.place().in(letter.language())));
        letter.rsvp().filter(rsvp -> rsvp.status().isComing()).ifPresent(rsvp -> coming(letter, rsvp, messages, facts));
        if (letter.topics() > 0) {
            facts.put(messages.text("mail.fact.topics"), String.valueOf(letter.topics()));
        }
        return facts;
    }

    private static void coming(Letter letter, Rsvp rsvp, Messages messages, Map<String, String> facts) {
        facts.put(messages.text("mail.fact.people"), String.valueOf(rsvp.people()));
        String moments = letter.meeting().names(rsvp.meal().moments(), letter.language());
        if (!moments.isEmpty()) {
            facts.put(messages.text("mail.fact.moments"), moments);
        }
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

    private String link(Letter letter) {
        PersonalLink link = new PersonalLink(letter.meeting().id(), letter.person());
        return baseUrl + "/r/" + keys.write(link, Use.OPEN) + "?lang="
                + letter.language().word();
    }

    private static String title(Letter letter) {
        return oneLine(letter.meeting().title().in(letter.language()));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
