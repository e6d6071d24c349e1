package nl.klankbord.meeting;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A question of the organiser's own: one of the survey of a meeting.
///
/// @param id 1 to 32 lower-case letters, digits and hyphens
/// @param required whether somebody who comes has to answer it
/// @param options 2 to 20 when it is a choice, else none
public record Question(
        String id,
        QuestionKind kind,
        Bilingual label,
        Optional<Bilingual> hint,
        boolean required,
        List<Option> options) {

    /// @return in the survey's order
    public Set<String> optionIds() {
        Set<String> ids = new LinkedHashSet<>();
        options.forEach(option -> ids.add(option.id()));
        return ids;
    }

    public record Option(String id, Bilingual label) {}
}
