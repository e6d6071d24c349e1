package nl.klankbord.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Moment;
import nl.klankbord.messages.Messages;
import nl.klankbord.rsvp.Status;
import nl.klankbord.submission.OrganisationType;
import nl.klankbord.summary.EarlierSummary;
import nl.klankbord.topic.Intent;

/// What a night counted, in the order in which a planner asks for it. It names nobody.
public final class CountsView {

    private CountsView() {}

    /// @param name in words
    public record Count(String name, long number) {}

    /// One count on two days.
    public record Line(String name, long before, long after) {

        public boolean isChanged() {
            return before != after;
        }

        /// As in "+3".
        public String difference() {
            return Messages.signed(after - before);
        }
    }

    static List<Count> of(Messages messages, Meeting meeting, EarlierSummary night) {
        List<Count> counts = new ArrayList<>();
        Function<String, Long> count = night.tally()::count;
        for (Status status : Status.values()) {
            counts.add(new Count(
                    messages.text("summary.people." + status.word()), count.apply("people." + status.word())));
        }
        for (Moment moment : meeting.moments()) {
            long people = night.tally().sum("moments." + moment.id() + ".");
            counts.add(new Count(
                    messages.text(
                            "summaries.order",
                            moment.item().in(messages.language()),
                            moment.name().in(messages.language())),
                    people * moment.portionsPerPerson()));
        }
        for (Intent intent : Intent.values()) {
            counts.add(new Count(
                    messages.text("summary.themes." + intent.word()), count.apply("topics." + intent.word())));
        }
        counts.add(new Count(messages.text("summaries.access"), night.accessNeeds()));
        for (OrganisationType type : OrganisationType.values()) {
            counts.add(new Count(
                    messages.text("summaries.from", messages.text("organisationType." + type.word())),
                    count.apply("organisations." + type.word())));
        }
        return counts;
    }

    /// @return what one of the days has at least one of, and always who comes
    static List<Line> compared(Messages messages, Meeting meeting, EarlierSummary before, EarlierSummary after) {
        List<Count> then = of(messages, meeting, before);
        List<Count> now = of(messages, meeting, after);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < then.size(); i++) {
            Line line = new Line(
                    then.get(i).name(), then.get(i).number(), now.get(i).number());
            if (i == 0 || line.before() != 0 || line.after() != 0) {
                lines.add(line);
            }
        }
        return lines;
    }
}
