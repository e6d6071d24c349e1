package nl.klankbord.manifest;

import java.util.List;

/// Paragraphs under a heading.
///
/// @param id that stays when it is moved or changed
public record Section(String id, String heading, List<Paragraph> paragraphs) {

    public Section {
        paragraphs = List.copyOf(paragraphs);
    }

    Section with(List<Paragraph> others) {
        return new Section(id, heading, others);
    }
}
