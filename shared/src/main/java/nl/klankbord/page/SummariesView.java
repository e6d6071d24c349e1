package nl.klankbord.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.messages.Messages;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.summary.EarlierSummary;
import nl.klankbord.summary.Nights;
import nl.klankbord.summary.SummaryRecord;

/// The summaries that there are, and two of them beside each other.
///
/// @param nights the newest first
/// @param compared the earlier day first; empty when nothing is compared
/// @param feed where a feed reader finds them; empty when nobody made an address
/// @param feedVersion of the address that would be next
public record SummariesView(
        Messages messages,
        Meeting meeting,
        List<SummaryRecord> nights,
        Optional<Compared> compared,
        Optional<String> feed,
        int feedVersion,
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

    public boolean isNightMissed() {
        return Nights.isMissed(meeting, nights.stream().findFirst().map(SummaryRecord::date), now);
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
