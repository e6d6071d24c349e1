package nl.klankbord.page;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.klankbord.audit.Act;
import nl.klankbord.audit.Entry;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.messages.Messages;
import nl.klankbord.submission.Person;

/// Lines of the audit log, the newest first.
///
/// @param next where the next page begins; empty on the last one
public record AuditView(Messages messages, Meeting meeting, List<Entry> entries, Optional<String> next) {

    public AuditView {
        entries = List.copyOf(entries);
    }

    /// What was done some times on one day.
    ///
    /// @param last the last time
    /// @param times one or more
    public record Line(Entry last, int times) {

        private Line and(Line earlier) {
            return new Line(last, times + earlier.times);
        }
    }

    public List<Line> each() {
        return entries.stream().map(entry -> new Line(entry, 1)).toList();
    }

    /// A list that is opened forty times on a day is one line.
    ///
    /// @param hasNames whether it matters who did it
    /// @return the newest first
    public List<Line> byDay(boolean hasNames) {
        Map<Same, Line> lines = new LinkedHashMap<>();
        for (Entry entry : entries) {
            LocalDate day = entry.at().atZone(meeting.timeZone()).toLocalDate();
            Same same = new Same(day, hasNames ? entry.name() : "", act(entry), entry.whom());
            lines.merge(same, new Line(entry, 1), Line::and);
        }
        return List.copyOf(lines.values());
    }

    public String at(Line line) {
        String name = line.times() == 1 ? "audit.at" : "audit.times";
        return messages.at(name, line.last().at(), meeting.timeZone(), line.times());
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

    private record Same(LocalDate day, String name, String act, Optional<Person> whom) {}
}
