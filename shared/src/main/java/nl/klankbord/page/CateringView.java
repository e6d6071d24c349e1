package nl.klankbord.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import nl.klankbord.catering.Ordered;
import nl.klankbord.catering.ShowUp;
import nl.klankbord.meeting.Diet;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Moment;
import nl.klankbord.messages.Messages;
import nl.klankbord.summary.EarlierSummary;
import nl.klankbord.summary.Order;
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
    /// @param ordered heads when it was ordered
    public record Line(Diet diet, String name, long people, long ordered) {

        public String difference() {
            return Messages.signed(people - ordered);
        }
    }

    /// One moment.
    /// @param order what it comes to now
    /// @param last empty while nothing was ordered
    /// @param version of the order that would be next
    public record Sheet(Order order, String title, List<Line> lines, Optional<Ordered> last, int version) {

        public Sheet {
            lines = List.copyOf(lines);
        }

        public String difference() {
            long ordered = last.map(each -> each.portions(order.moment())).orElse(0L);
            return Messages.signed(order.portions() - ordered);
        }

        /// An estimate, for whoever wants to order less: nothing here does.
        public ShowUp showUp() {
            return ShowUp.of(order.people());
        }

        public boolean isChanged() {
            return last.filter(ordered -> ordered.isChanged(order.moment(), order.diets()))
                    .isPresent();
        }

        /// @return whether there is something to order that was not ordered yet
        public boolean isToBeOrdered() {
            return !lines.isEmpty() && (last.isEmpty() || isChanged());
        }
    }

    public String asOf() {
        return messages.at("overview.asOf", now, meeting.timeZone());
    }

    public List<Sheet> sheets() {
        return meeting.moments().stream()
                .map(moment -> sheet(moment, Ordered.last(ordered, moment)))
                .toList();
    }

    /// How the estimates are made.
    public String showUp() {
        return messages.text("catering.showUp.how", 100 - ShowUp.MOST_PERCENT, 100 - ShowUp.LEAST_PERCENT);
    }

    /// As in "3 people need something to take part".
    public String access() {
        return lastNight
                .map(night -> messages.text("catering.access", night.accessNeeds(), messages.dayAndMonth(night.date())))
                .orElseGet(() -> messages.text("catering.access.none"));
    }

    public String orderedAt(Ordered order) {
        return messages.at("catering.orderedAt", order.at(), meeting.timeZone(), order.version());
    }

    private Sheet sheet(Moment moment, Optional<Ordered> last) {
        Order order = Order.of(moment, tally);
        SortedSet<Diet> diets = new TreeSet<>(order.diets().keySet());
        last.ifPresent(ordered -> diets.addAll(ordered.diets().keySet()));
        List<Line> lines = diets.stream()
                .map(diet -> new Line(
                        diet,
                        messages.text("diet." + diet.word()),
                        order.diets().getOrDefault(diet, 0L),
                        last.map(ordered -> ordered.diets().getOrDefault(diet, 0L))
                                .orElse(0L)))
                .toList();
        return new Sheet(order, messages.moment(moment, meeting.timeZone()), lines, last, Ordered.next(last));
    }
}
