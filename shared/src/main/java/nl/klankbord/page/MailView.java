package nl.klankbord.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import nl.klankbord.messages.Messages;

/// What a mail says, to be written as text and as a page.
///
/// @param facts what, and its value
/// @param links what is behind it, and its address
/// @param footer why they get it
public record MailView(
        Messages messages,
        String title,
        List<String> paragraphs,
        Map<String, String> facts,
        Map<String, String> links,
        List<String> footer) {

    public MailView {
        paragraphs = List.copyOf(paragraphs);
        facts = new LinkedHashMap<>(facts);
        links = new LinkedHashMap<>(links);
        footer = List.copyOf(footer);
    }

    /// @return lines ended by `\n`
    public String text() {
        StringJoiner lines = new StringJoiner("\n");
        lines.add(title).add("");
        paragraphs.forEach(paragraph -> lines.add(paragraph).add(""));
        facts.forEach((name, value) -> lines.add(name + ": " + value));
        if (!facts.isEmpty()) {
            lines.add("");
        }
        links.forEach((name, address) -> lines.add(name + ":").add(address).add(""));
        lines.add("-- ");
        footer.forEach(lines::add);
        return lines.add("").toString();
    }
}
