package nl.klankbord.sorting;

import java.util.List;

/// Words that mean the same to the organisers of a meeting, whatever the thesaurus knows.
///
/// @param name how it is called; one that the thesaurus knows gets these words besides its own
/// @param terms words and phrases; none when there are to be none any more
public record OwnWords(String name, List<String> terms) {

    /// What a line may hold.
    public static final int LONGEST = 80;

    public OwnWords {
        terms = List.copyOf(terms);
    }

    /// @param text of the decision: the name on the first line, each term on its own
    public static OwnWords of(String text) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return lines.isEmpty()
                ? new OwnWords("", List.of())
                : new OwnWords(
                        lines.getFirst(), lines.stream().skip(1).distinct().toList());
    }

    /// @return the same for what people mean as the same name
    public String folded() {
        return ThemeId.folded(name);
    }

    /// @return as a form has it
    public String text() {
        return name + "\n" + String.join("\n", terms);
    }
}
