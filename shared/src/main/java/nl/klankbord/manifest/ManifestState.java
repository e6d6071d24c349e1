package nl.klankbord.manifest;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.topic.TopicKey;
import nl.klankbord.topic.Topics;

/// How far the manifest of a meeting is.
///
/// @param version that the public reads; empty for none
/// @param paragraphs of the draft
/// @param flagged how many of them were made of something that is not there any more
/// @param comments of participants, on all versions
public record ManifestState(OptionalInt version, int paragraphs, int flagged, int comments) {

    /// Before it is begun.
    public static final ManifestState NONE = new ManifestState(OptionalInt.empty(), 0, 0, 0);

    public boolean isNothing() {
        return equals(NONE);
    }

    public static ManifestState of(MeetingId meeting, Manifests manifests, Topics topics, Comments comments) {
        List<Paragraph> paragraphs =
                manifests.draft(meeting).map(draft -> draft.file().paragraphs()).orElse(List.of());
        Set<TopicKey> present = Sources.find(
                        topics,
                        meeting,
                        paragraphs.stream()
                                .flatMap(paragraph -> paragraph.sources().stream())
                                .distinct()
                                .toList())
                .keySet();
        return new ManifestState(
                manifests.versions(meeting).stream()
                        .filter(Version::isPublic)
                        .mapToInt(Version::number)
                        .max(),
                paragraphs.size(),
                (int) paragraphs.stream()
                        .filter(paragraph -> paragraph.isFlagged(present))
                        .count(),
                comments.all(meeting).size());
    }
}
