package nl.klankbord.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import nl.klankbord.messages.Messages;
import nl.klankbord.rsvp.Status;
import nl.klankbord.submission.Language;
import nl.klankbord.summary.Order;
import nl.klankbord.summary.SeatsLine;
import nl.klankbord.summary.Summary;
import nl.klankbord.tally.Tally;

/// A summary in the words of its readers: the page, the mail and the spreadsheet say it alike.
public final class SummaryView {

    private final Summary summary;
    private final Messages messages;
    private final Language language;

    public SummaryView(Summary summary) {
        this.summary = summary;
        this.language = summary.meeting().language();
        this.messages = Messages.in(language);
    }

    public Messages messages() {
        return messages;
    }

    /// @param name in the language of the meeting
    public record Count(String name, long number) {

        /// As in "+3": a change says in which direction.
        public String signed() {
            return Messages.signed(number);
        }
    }

    public String asOf() {
        return summary.lastAnswerAt()
                .map(at -> messages.at("summary.asOf", at, summary.meeting().timeZone()))
                .orElseGet(() -> messages.text("summary.noAnswers"));
    }

    public String since() {
        return summary.changes()
                .since()
                .map(date -> messages.text("summary.changes.since", messages.date(date)))
                .orElseGet(() -> messages.text("summary.changes.first"));
    }

    /// What changed, of the counts that a planner acts on.
    public List<Count> changes() {
        Tally changed = summary.changes().counts();
        List<Count> counts = new ArrayList<>();
        for (Status status : Status.values()) {
            counts.add(new Count(
                    messages.text("summary.people." + status.word()), changed.count("people." + status.word())));
        }
        for (Order order : summary.catering()) {
            long people = changed.sum("moments." + order.moment().id() + ".");
            counts.add(new Count(
                    messages.text("summary.changes.order", order.moment().item().in(language)),
                    people * order.moment().portionsPerPerson()));
        }
        counts.add(new Count(messages.text("summary.themes.present"), changed.count("topics.present")));
        counts.add(new Count(messages.text("summary.themes.address"), changed.count("topics.address")));
        return counts.stream().filter(count -> count.number() != 0).toList();
    }

    public List<Count> people() {
        List<Count> people = new ArrayList<>();
        for (Status status : Status.values()) {
            people.add(new Count(
                    messages.text("summary.people." + status.word()),
                    summary.tally().count("people." + status.word())));
        }
        return people;
    }

    /// How full the meeting is; nothing when there is room for all.
    public List<Count> seats() {
        return summary.seats().map(this::seats).orElse(List.of());
    }

    /// Said loudly, as it is for a person to solve.
    public Optional<String> tooMany() {
        return summary.seats()
                .filter(seats -> seats.tooMany() > 0)
                .map(seats -> messages.text("summary.seats.tooMany.text", seats.tooMany()));
    }

    private List<Count> seats(SeatsLine line) {
        List<Count> seats = new ArrayList<>();
        seats.add(new Count(messages.text("summary.seats.capacity"), line.capacity()));
        seats.add(new Count(messages.text("summary.seats.taken"), line.taken()));
        seats.add(new Count(messages.text("summary.seats.free"), line.free()));
        if (line.tooMany() > 0) {
            seats.add(new Count(messages.text("summary.seats.tooMany"), line.tooMany()));
        }
        if (summary.meeting().waitingList() || line.waiting() > 0) {
            seats.add(new Count(messages.text("summary.seats.waiting"), line.waiting()));
        }
        return seats;
    }

    public List<Count> sites() {
        return summary.tally().counts().tailMap("sites.").entrySet().stream()
                .filter(count -> count.getKey().startsWith("sites."))
                .map(this::site)
                .toList();
    }

    public String moment(Order order) {
        return messages.moment(order.moment(), summary.meeting().timeZone());
    }

    /// As in "12 vegetarisch, 3 halal".
    public String diets(Order order) {
        StringJoiner diets = new StringJoiner(", ");
        order.diets()
                .forEach((diet, people) -> diets.add(
                        people + " " + messages.text("diet." + diet.word()).toLowerCase(language.locale())));
        return diets.toString();
    }

    private Count site(Map.Entry<String, Long> count) {
        String site = count.getKey().substring("sites.".length());
        return new Count(messages.site(site), count.getValue());
    }
}
