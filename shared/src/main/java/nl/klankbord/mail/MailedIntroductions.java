package nl.klankbord.mail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.introduction.Circle;
import nl.klankbord.introduction.IntroductionMails;
import nl.klankbord.introduction.Seat;
import nl.klankbord.link.LinkKeys;
import nl.klankbord.link.PersonalLink;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.messages.Messages;
import nl.klankbord.page.MailView;
import nl.klankbord.page.Pages;
import nl.klankbord.submission.Participant;

/// What somebody hears about the others at their table. Of what others typed it has only who they are,
/// and that only between people who both agreed.
public final class MailedIntroductions implements IntroductionMails {

    private final Mails mails;
    private final MailLinks links;

    /// @param baseUrl where this deployment answers, without a slash at the end
    public MailedIntroductions(Mails mails, LinkKeys keys, String baseUrl) {
        this.mails = mails;
        this.links = new MailLinks(keys, baseUrl);
    }

    @Override
    public boolean ask(Meeting meeting, Circle circle, Seat to) {
        Messages messages = messages(to);
        List<String> paragraphs = List.of(
                messages.text(
                        "mail.introduction.ask.text",
                        circle.people(),
                        circle.organisations(),
                        circle.coalition().name()),
                messages.text("mail.introduction.ask.how"),
                messages.text("mail.introduction.ask.not"));
        return send(
                meeting, circle, to, "ask", paragraphs, MailFacts.of(meeting, Optional.empty(), 0, messages), messages);
    }

    @Override
    public boolean introduce(Meeting meeting, Circle circle, Seat to, List<Seat> others) {
        Messages messages = messages(to);
        boolean isFirst = to.introduction().orElseThrow().told().isEmpty();
        Map<String, String> facts = new LinkedHashMap<>();
        others.stream()
                .map(Seat::participant)
                // Two may be called the same.
                .forEach(other -> facts.put(other.email().value(), who(other)));
        List<String> paragraphs = List.of(
                messages.text(
                        isFirst ? "mail.introduction.met.text" : "mail.introduction.more.text",
                        circle.coalition().name()),
                messages.text("mail.introduction.met.how"));
        return send(meeting, circle, to, isFirst ? "met" : "more", paragraphs, facts, messages);
    }

    private static String who(Participant other) {
        return other.name() + ", " + other.organisation();
    }

    private static Messages messages(Seat to) {
        return Messages.in(to.participant().language());
    }

    private boolean send(
            Meeting meeting,
            Circle circle,
            Seat to,
            String kind,
            List<String> paragraphs,
            Map<String, String> facts,
            Messages messages) {
        PersonalLink link = new PersonalLink(meeting.id(), to.person());
        MailView view = new MailView(
                messages,
                messages.text("mail.introduction." + kind + ".title"),
                paragraphs,
                facts,
                Map.of(messages.text("mail.introduction.link"), links.open(link, messages.language())),
                List.of(
                        messages.text("mail.introduction.why", MailFacts.title(meeting, messages)),
                        messages.text("mail.private"),
                        messages.text("mail.contact", meeting.contact().value())));
        return mails.sendUnlessRefused(new Mail(
                to.participant().email(),
                Optional.of(meeting.contact()),
                messages.text(
                        "mail.introduction." + kind + ".subject",
                        circle.coalition().name()),
                view.text(),
                Optional.of(Pages.mail(view)),
                Optional.empty(),
                Optional.empty()));
    }
}
