package nl.klankbord.mail;

import java.util.StringJoiner;
import nl.klankbord.messages.Messages;
import nl.klankbord.page.SummaryView;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.summary.Order;
import nl.klankbord.summary.Summary;
import nl.klankbord.summary.SummaryMails;

/// What a planner reads before breakfast: what changed, what to order, and where the rest is.
public final class MailedSummaries implements SummaryMails {

    private final Mails mails;
    private final String baseUrl;

    /// @param baseUrl where this deployment answers, without a slash at the end
    public MailedSummaries(Mails mails, String baseUrl) {
        this.mails = mails;
        this.baseUrl = baseUrl;
    }

    @Override
    public void send(Summary summary) {
        String subject = subject(summary);
        String text = text(summary);
        for (EmailAddress planner : summary.meeting().planners()) {
            mails.send(new Mail(planner, subject, text));
        }
    }

    private static String subject(Summary summary) {
        Messages messages = Messages.in(summary.meeting().language());
        return messages.text(
                "mail.summary.subject",
                summary.meeting().title().in(messages.language()).replaceAll("\\s+", " "),
                summary.tally().count("people.accepted"),
                summary.tally().sum("topics."));
    }

    private String text(Summary summary) {
        SummaryView view = new SummaryView(summary);
        Messages messages = view.messages();
        StringJoiner lines = new StringJoiner("\n");
        lines.add(messages.text("mail.summary.hello")).add("");
        lines.add(view.since());
        if (summary.changes().isNothing()) {
            lines.add("  " + messages.text("summary.changes.none"));
        }
        view.changes().forEach(change -> lines.add("  " + change.signed() + " " + change.name()));
        summary.changes().newTopics().stream()
                // A first summary has them all in the file; a mail is not the place to read them.
                .filter(topic -> summary.changes().since().isPresent())
                .forEach(topic -> lines.add(
                        "  " + messages.text("intent." + topic.intent().word()) + ": " + topic.theme() + " ("
                                + topic.organisation() + ")"));
        lines.add("").add(messages.text("summary.people") + ":");
        view.people().forEach(count -> lines.add("  " + count.name() + ": " + count.number()));
        if (!view.seats().isEmpty()) {
            lines.add("").add(messages.text("summary.seats") + ":");
            view.tooMany().ifPresent(lines::add);
            view.seats().forEach(count -> lines.add("  " + count.name() + ": " + count.number()));
        }
        lines.add("").add(messages.text("summary.catering") + ":");
        summary.catering().forEach(order -> lines.add("  " + order(order, view)));
        String link = baseUrl + "/v1/meetings/" + summary.meeting().id().value() + "/summaries/" + summary.date();
        lines.add("").add(messages.text("mail.summary.links")).add(link);
        lines.add("").add(messages.text("mail.summary.why")).add("");
        return lines.toString();
    }

    private static String order(Order order, SummaryView view) {
        Messages messages = view.messages();
        return view.moment(order) + ": " + order.portions() + " "
                + order.moment().item().in(messages.language()) + " (" + order.people() + " × "
                + order.moment().portionsPerPerson() + "; " + view.diets(order) + "). "
                + messages.text(
                        "summary.catering.orderBy", messages.date(order.moment().orderByDate())) + ".";
    }
}
