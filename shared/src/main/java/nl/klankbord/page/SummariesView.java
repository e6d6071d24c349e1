package nl.klankbord.page;

import java.util.List;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.messages.Messages;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.summary.SummaryRecord;

/// The summaries that there are.
///
/// @param nights the newest first
public record SummariesView(Messages messages, Meeting meeting, List<SummaryRecord> nights) {

    public SummariesView {
        nights = List.copyOf(nights);
    }

    public String title(SummaryRecord night) {
        return messages.date(night.date());
    }

    /// @param format as in an address
    public String address(SummaryRecord night, String format) {
        return "/desk/meetings/" + meeting.id().value() + "/summaries/" + night.date() + "?format=" + format;
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
