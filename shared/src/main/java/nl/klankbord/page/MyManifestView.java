package nl.klankbord.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.link.Mine;
import nl.klankbord.manifest.Attribution;
import nl.klankbord.manifest.Comment;
import nl.klankbord.manifest.Paragraph;
import nl.klankbord.manifest.Version;
import nl.klankbord.messages.Messages;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;

/// What somebody has to do with a manifest: how they are named in it, and what they say about it.
///
/// @param chosen how they are named, by contribution
/// @param version that the public reads
/// @param comments of theirs
public record MyManifestView(
        Messages messages,
        Mine mine,
        Map<TopicKey, Attribution> chosen,
        Optional<Version> version,
        List<Comment> comments,
        FormState form,
        String done) {

    public MyManifestView {
        chosen = Map.copyOf(chosen);
        comments = List.copyOf(comments);
    }

    public String lang() {
        return "?lang=" + messages.language().word();
    }

    public boolean isChosen(Topic topic, Attribution attribution) {
        return chosen.getOrDefault(TopicKey.of(topic), Attribution.ANONYMOUS) == attribution;
    }

    /// As in "Fatma Yıldız (Gemeente Ede)".
    public String named(Topic topic, Attribution attribution) {
        return messages.text(
                "attribution." + attribution.word(),
                topic.participant().name(),
                topic.participant().organisation());
    }

    public boolean mayComment() {
        return version.isPresent() && comments.size() < Comment.MOST;
    }

    /// @return the beginnings of paragraphs by their ids; first all of it
    public Map<String, String> paragraphs() {
        Map<String, String> paragraphs = new LinkedHashMap<>();
        paragraphs.put("", messages.text("manifest.comment.all"));
        List<Paragraph> all = version.map(read -> read.file().paragraphs()).orElse(List.of());
        all.forEach(paragraph -> paragraphs.put(paragraph.id(), DeskManifestView.beginning(all, paragraph)));
        return paragraphs;
    }

    public String about(Comment comment) {
        List<Paragraph> paragraphs = version.filter(read -> read.number() == comment.version())
                .map(read -> read.file().paragraphs())
                .orElse(List.of());
        return DeskManifestView.about(messages, paragraphs, comment);
    }
}
