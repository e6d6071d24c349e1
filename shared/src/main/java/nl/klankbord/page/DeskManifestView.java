package nl.klankbord.page;

import java.util.List;
import java.util.Set;
import nl.klankbord.manifest.Comment;
import nl.klankbord.manifest.Draft;
import nl.klankbord.manifest.Licence;
import nl.klankbord.manifest.Paragraph;
import nl.klankbord.manifest.Section;
import nl.klankbord.manifest.Version;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.messages.Messages;
import nl.klankbord.topic.TopicKey;

/// The manifest as its organisers see it.
///
/// @param present contributions of the draft that are there
/// @param form as it was typed, when it could not be taken; else of no kind
/// @param isOutdated whether somebody else changed the draft since that form was shown
public record DeskManifestView(
        Messages messages,
        Meeting meeting,
        Draft draft,
        Set<TopicKey> present,
        List<Version> versions,
        List<Comment> comments,
        FormState form,
        boolean isOutdated) {

    private static final int BEGINNING = 80;

    public DeskManifestView {
        present = Set.copyOf(present);
        versions = List.copyOf(versions);
        comments = List.copyOf(comments);
    }

    public String base() {
        return "/desk/meetings/" + meeting.id().value() + "/manifest";
    }

    public String lang() {
        return "?lang=" + messages.language().word();
    }

    /// @param kind `head`, `section`, or `rename-` and the id of a section
    /// @return the form as it was typed, or as it stands
    public FormState form(String kind) {
        if (form.kind().equals(kind)) {
            return form;
        }
        FormState empty = FormState.empty(kind, "");
        return switch (kind) {
            case "head" ->
                empty.with("manifestTitle", draft.file().title())
                        .with("licence", draft.file().licence().word());
            case "section" -> empty;
            default ->
                empty.with(
                        "heading",
                        draft.file()
                                .section(kind.replaceFirst("rename-", ""))
                                .map(Section::heading)
                                .orElse(""));
        };
    }

    public List<Licence> licences() {
        return List.of(Licence.values());
    }

    public boolean isFlagged(Paragraph paragraph) {
        return paragraph.isFlagged(present);
    }

    /// @return what needs somebody to look at it
    public List<Paragraph> flagged() {
        return draft.file().paragraphs().stream().filter(this::isFlagged).toList();
    }

    public String gone(Paragraph paragraph) {
        long gone = paragraph.gone()
                + paragraph.sources().stream()
                        .filter(source -> !present.contains(source))
                        .count();
        return messages.text(gone == 1 ? "manifest.gone.one" : "manifest.gone", gone);
    }

    public String sources(Paragraph paragraph) {
        int sources = paragraph.sources().size();
        return messages.text(sources == 1 ? "manifest.sources.one" : "manifest.sources", sources);
    }

    /// As in "2. Wij loten elk jaar…".
    public String beginning(Paragraph paragraph) {
        return beginning(draft.file().paragraphs(), paragraph);
    }

    static String beginning(List<Paragraph> all, Paragraph paragraph) {
        String line = paragraph.text().lines().findFirst().orElse("");
        String cut = line.codePointCount(0, line.length()) <= BEGINNING
                ? line
                : line.substring(0, line.offsetByCodePoints(0, BEGINNING)).strip() + "…";
        return (all.indexOf(paragraph) + 1) + ". " + cut;
    }

    /// Who stored it last, and when.
    public String changed() {
        return messages.at("manifest.changed", draft.changedAt(), meeting.timeZone(), draft.name());
    }

    public int next() {
        return versions.isEmpty() ? 1 : versions.getLast().number() + 1;
    }

    public boolean mayPublish() {
        return draft.file().isReady();
    }

    public String published(Version version) {
        return messages.at(
                "manifest.published.by", version.publishedAt(), meeting.timeZone(), version.number(), version.name());
    }

    /// As in "On version 1, about paragraph 2".
    public String about(Comment comment) {
        List<Paragraph> paragraphs = versions.stream()
                .filter(version -> version.number() == comment.version())
                .flatMap(version -> version.file().paragraphs().stream())
                .toList();
        return about(messages, paragraphs, comment);
    }

    static String about(Messages messages, List<Paragraph> paragraphs, Comment comment) {
        int place = paragraphs.stream().map(Paragraph::id).toList().indexOf(comment.paragraph());
        return place < 0
                ? messages.text("manifest.about.all", comment.version())
                : messages.text("manifest.about", comment.version(), place + 1);
    }

    public String said(Comment comment) {
        return messages.at("manifest.said", comment.at(), meeting.timeZone(), comment.name(), comment.organisation());
    }
}
