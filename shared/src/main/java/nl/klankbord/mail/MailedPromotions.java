package nl.klankbord.mail;

import nl.klankbord.meeting.Meeting;
import nl.klankbord.messages.Messages;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.seating.PromotionMails;

/// "There is a place for you": what somebody reads who waited, and what to do if it comes too late for them.
public final class MailedPromotions implements PromotionMails {

    private final Mails mails;

    public MailedPromotions(Mails mails) {
        this.mails = mails;
    }

    @Override
    public void send(Meeting meeting, Rsvp rsvp) {
        Messages messages = Messages.in(rsvp.participant().language());
        String title = meeting.title().in(messages.language()).replaceAll("\\s+", " ");
        String text = messages.text(
                "mail.promotion.text",
                title,
                messages.date(meeting.date()),
                messages.time(meeting.startsAt(), meeting.timeZone()),
                messages.time(meeting.endsAt(), meeting.timeZone()),
                meeting.place().in(messages.language()),
                rsvp.people(),
                meeting.contact().value(),
                rsvp.submission().id().value());
        mails.send(new Mail(rsvp.participant().email(), messages.text("mail.promotion.subject", title), text));
    }
}
