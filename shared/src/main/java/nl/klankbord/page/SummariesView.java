package nl.klankbord.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.messages.Messages;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.summary.EarlierSummary;
import nl.klankbord.summary.SummaryRecord;

/// The summaries that there are, and two of them beside each other.
///
/// @param nights the newest first
/// @param compared the earlier day first; empty when nothing is compared
/// @param feed where a feed reader finds them; empty when nobody made an address
/// @param feedVersion of the address that would be next
/// @param isNightMissed whether last night's summary should be there and is not
public record SummariesView(
        Messages messages,
        Meeting meeting,
        List<SummaryRecord> nights,
        Optional<Compared> compared,
        Optional<String> feed,
        int feedVersion,
        boolean isNightMissed,
        Instant now) {

    public SummariesView {
        nights = List.copyOf(nights);
    }

    /// Two days.
    public record Compared(EarlierSummary before, EarlierSummary after) {}

    public String title(SummaryRecord night) {
        return messages.date(night.date());
    }

    public String day(LocalDate date) {
        return messages.dayAndMonth(date);
    }

    /// @param format as in an address
    public String address(SummaryRecord night, String format) {
        return base() + "/" + night.date() + "?format=" + format;
    }

    /// Of this moment.
    ///
    /// @param format as in an address
    public String now(String format) {
        return base() + "/now?format=" + format;
    }

    public String base() {
        return "/desk/meetings/" + meeting.id().value() + "/summaries";
    }

    /// As in "No summary of 2 April to 4 April"; empty when none is missing there.
    ///
    /// @return of which days there should be one on top of the list
    public Optional<String> gapOnTop() {
        LocalDate tomorrow = now.atZone(meeting.timeZone()).toLocalDate().plusDays(1);
        return nights.stream().findFirst().filter(_ -> isNightMissed).flatMap(last -> gap(last.date(), tomorrow));
    }

    /// @return of which days there should be one between this and the next of the list
    public Optional<String> gapBelow(SummaryRecord night) {
        return nights.stream()
                .filter(earlier -> earlier.date().isBefore(night.date()))
                .findFirst()
                .flatMap(earlier -> gap(earlier.date(), night.date()));
    }

    private Optional<String> gap(LocalDate earlier, LocalDate later) {
        LocalDate first = earlier.plusDays(1);
        LocalDate last = later.minusDays(1);
        if (first.isAfter(last)) {
            return Optional.empty();
        }
        return Optional.of(
                first.equals(last)
                        ? messages.text("summaries.gap.day", day(first))
                        : messages.text("summaries.gap", day(first), day(last)));
    }

    /// @return whether this day is chosen to be compared, or the one that somebody would choose
    public boolean isFrom(SummaryRecord night) {
        return compared.map(days -> days.before().date().equals(night.date()))
                .orElseGet(() -> nights.indexOf(night) == 1);
    }

    public boolean isTo(SummaryRecord night) {
        return compared.map(days -> days.after().date().equals(night.date()))
                .orElseGet(() -> nights.indexOf(night) == 0);
    }

    public List<CountsView.Line> lines() {
        return compared.map(days -> CountsView.compared(messages, meeting, days.before(), days.after()))
                .orElse(List.of());
    }

    /// Who gets it by mail, when something changed.
    public String planners() {
        return meeting.planners().isEmpty()
                ? messages.text("summaries.nobody")
                : messages.text(
                        "summaries.planners",
                        String.join(
                                ", ",
                                meeting.planners().stream()
                                        .map(EmailAddress::value)
                                        .toList()));
    }
}
