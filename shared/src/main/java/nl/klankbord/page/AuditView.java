package nl.klankbord.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.klankbord.audit.Act;
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
        String detail = Stream.of(entry.detail().split(" "))
                .map(word -> word(entry.act(), word))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return detail.isEmpty() ? act : act + " (" + detail + ")";
    }

    /// What a word of a detail says: a number tells of what its act is about, and nothing when it is none.
    private String word(Act act, String word) {
        if (!word.matches("[0-9]+")) {
            return messages.detail(word);
        }
        return word.equals("0") && act != Act.EXPORTED
                ? ""
                : messages.text(act == Act.EXPORTED ? "audit.rows" : "audit.people", word);
    }
}
