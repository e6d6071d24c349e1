package nl.klankbord.page;

import java.util.List;
import java.util.Optional;
import nl.klankbord.audit.Entry;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.messages.Messages;

/// Lines of the audit log, the newest first.
///
/// @param next where the next page begins; empty on the last one
public record AuditView(Messages messages, Meeting meeting, List<Entry> entries, Optional<String> next) {

    public AuditView {
        entries = List.copyOf(entries);
    }

    public String at(Entry entry) {
        return messages.at("audit.at", entry.at(), meeting.timeZone());
    }

    /// What was done, without who did it.
    public String act(Entry entry) {
        String act = messages.text("audit.act." + entry.act().word());
        return entry.detail().isEmpty() ? act : act + " (" + entry.detail() + ")";
    }
}
