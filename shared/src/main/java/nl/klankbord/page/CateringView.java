package nl.klankbord.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.catering.Ordered;
import nl.klankbord.meeting.Diet;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Moment;
import nl.klankbord.messages.Messages;
import nl.klankbord.summary.EarlierSummary;
import nl.klankbord.tally.Tally;

/// What to order for each moment, in words and numbers, without anybody's name.
///
/// @param tally live
/// @param ordered every order, of each moment the oldest first
/// @param lastNight where access needs are counted; empty when there was no night yet
/// @param now when these numbers were read
public record CateringView(
        Messages messages,
        Meeting meeting,
        Tally tally,
        List<Ordered> ordered,
        Optional<EarlierSummary> lastNight,
        Instant now) {

    public CateringView {
        ordered = List.copyOf(ordered);
    }

    /// One diet at one moment.
    ///
    /// @param ordered heads when it was ordered
    public record Line(Diet diet, String name, long people, long ordered) {

        public String difference() {
            return signed(people - ordered);
        }
    }

    /// One moment.
    ///
    /// @param last empty while nothing was ordered
    /// @param version of the order that would be next
    public record Sheet(
            Moment moment, String title, List<Line> lines, long people, Optional<Ordered> last, int version) {

        public Sheet {
            lines = List.copyOf(lines);
        }

        public long portions() {
            return people * moment.portionsPerPerson();
        }

        public long orderedPortions() {
            return last.map(Ordered::people).orElse(0L) * moment.portionsPerPerson();
        }

        public String difference() {
            return signed(portions() - orderedPortions());
        }

        public boolean isChanged() {
            return last.isPresent() && lines.stream().anyMatch(line -> line.people() != line.ordered());
        }
    }

    public String asOf() {
        return messages.text(
                "overview.asOf",
                messages.date(now.atZone(meeting.timeZone()).toLocalDate()),
                messages.time(now, meeting.timeZone()));
    }

    public List<Sheet> sheets() {
        Map<String, Ordered> last = new LinkedHashMap<>();
        ordered.forEach(each -> last.put(each.moment(), each));
        List<Sheet> sheets = new ArrayList<>();
        for (Moment moment : meeting.moments()) {
            sheets.add(sheet(moment, Optional.ofNullable(last.get(moment.id()))));
        }
        return sheets;
    }

    /// As in "3 people need something to take part".
    public String access() {
        return lastNight
                .map(night -> messages.text("catering.access", night.accessNeeds(), messages.dayAndMonth(night.date())))
                .orElseGet(() -> messages.text("catering.access.none"));
    }

    public String orderedAt(Ordered order) {
        return messages.text(
                "catering.orderedAt",
                messages.date(order.at().atZone(meeting.timeZone()).toLocalDate()),
                messages.time(order.at(), meeting.timeZone()),
                order.version());
    }

    private Sheet sheet(Moment moment, Optional<Ordered> last) {
        List<Line> lines = new ArrayList<>();
        long people = 0;
        for (Diet diet : Diet.values()) {
            long heads = tally.count("moments." + moment.id() + "." + diet.word());
            long then = last.map(order -> order.diets().getOrDefault(diet, 0L)).orElse(0L);
            if (heads > 0 || then > 0) {
                lines.add(new Line(diet, messages.text("diet." + diet.word()), heads, then));
                people += heads;
            }
        }
        String title = messages.text(
                "rsvp.moment",
                moment.name().in(messages.language()),
                messages.time(moment.startsAt(), meeting.timeZone()));
        return new Sheet(
                moment, title, lines, people, last, last.map(Ordered::version).orElse(0) + 1);
    }

    private static String signed(long number) {
        return number > 0 ? "+" + number : String.valueOf(number).replace('-', '−');
    }
}
