package nl.klankbord.page;

import java.util.List;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.messages.Messages;
import nl.klankbord.receipt.Unreached;
import nl.klankbord.submission.Participant;

/// Whom no mail could reach, so that somebody calls them.
///
/// @param number of all of them, of whom these are the first
public record UnreachedView(Messages messages, Meeting meeting, List<Line> lines, int number) {

    public UnreachedView {
        lines = List.copyOf(lines);
    }

    /// @param hasPage whether they answered; else they only brought a topic
    public record Line(Unreached unreached, Participant participant, boolean hasPage) {}

    public String since(Line line) {
        return messages.at("unreached.since", line.unreached().since(), meeting.timeZone());
    }
}
