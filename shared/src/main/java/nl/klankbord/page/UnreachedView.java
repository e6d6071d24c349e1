package nl.klankbord.page;

import nl.klankbord.meeting.Meeting;
import nl.klankbord.messages.Messages;
import nl.klankbord.receipt.FindUnreached;

/// Whom no mail could reach, so that somebody calls them.
public record UnreachedView(Messages messages, Meeting meeting, FindUnreached.Page page) {

    public String since(FindUnreached.Line line) {
        return messages.at("unreached.since", line.unreached().since(), meeting.timeZone());
    }
}
