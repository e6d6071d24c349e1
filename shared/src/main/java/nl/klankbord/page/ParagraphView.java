package nl.klankbord.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.manifest.Draft;
import nl.klankbord.manifest.Paragraph;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.messages.Messages;
import nl.klankbord.sorting.Picture;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;

/// Where a paragraph is written, with what it is made of.
///
/// @param draft in which it stands, or will
/// @param id of the paragraph
/// @param form as it was typed, or as it stands
/// @param topics to choose from: those that are chosen, and those of a theme that was asked for
/// @param isOutdated whether somebody else changed the draft since the form was shown
public record ParagraphView(
        Messages messages,
        Meeting meeting,
        Draft draft,
        String id,
        FormState form,
        Picture picture,
        List<Topic> topics,
        boolean isOutdated) {

    private static final int MOST_THEMES = 200;

    public ParagraphView {
        topics = List.copyOf(topics);
    }

    public String base() {
        return "/desk/meetings/" + meeting.id().value() + "/manifest";
    }

    public String lang() {
        return "?lang=" + messages.language().word();
    }

    public String action() {
        return base() + "/" + id + lang();
    }

    /// @return the paragraph as it stands; empty for a new one
    public Optional<Paragraph> standing() {
        return draft.file().paragraph(id);
    }

    /// @return headings by the ids of their sections
    public Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        draft.file().sections().forEach(section -> sections.put(section.id(), section.heading()));
        return sections;
    }

    /// @return titles by the ids of themes
    public Map<String, String> themes() {
        Map<String, String> themes = new LinkedHashMap<>();
        themes.put("", messages.text("manifest.theme.none"));
        picture.themes().stream()
                .limit(MOST_THEMES)
                .forEach(theme -> themes.put(
                        theme.id().value(), theme.title().in(messages.language()) + " (" + theme.topics() + ")"));
        return themes;
    }

    /// @return names by the ids of coalitions; nothing when organisers made none
    public Map<String, String> coalitions() {
        Map<String, String> coalitions = new LinkedHashMap<>();
        picture.sorting().coalitions().forEach(coalition -> {
            coalitions.putIfAbsent("", messages.text("manifest.coalition.none"));
            coalitions.put(
                    coalition.id().value(),
                    coalition.name() + " (" + coalition.members().size() + ")");
        });
        return coalitions;
    }

    public String word(Topic topic) {
        return TopicKey.of(topic).word();
    }

    public boolean isChosen(Topic topic) {
        return form.isChosen("sources", word(topic));
    }
}
