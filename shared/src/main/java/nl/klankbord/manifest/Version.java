package nl.klankbord.manifest;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.klankbord.meeting.MeetingId;

/// A manifest as it was published. Its text never changes; sources of whoever is erased go from it, and all of them
/// go with the contributions themselves.
///
/// @param number from 1
/// @param heads by the id of a paragraph, as they were
/// @param by who published it, as the identity provider knows them (`sub`)
/// @param name as they are called there
/// @param isPublic whether it can be read without signing in
/// @param sourcesExpireAtEpochSecond when its sources go
public record Version(
        MeetingId meeting,
        int number,
        ManifestFile file,
        SortedMap<String, Heads> heads,
        Instant publishedAt,
        String by,
        String name,
        boolean isPublic,
        long sourcesExpireAtEpochSecond) {

    public Version {
        heads = Collections.unmodifiableSortedMap(new TreeMap<>(heads));
    }

    public Heads heads(Paragraph paragraph) {
        return heads.getOrDefault(paragraph.id(), Heads.NONE);
    }

    public Version with(ManifestFile less) {
        return new Version(meeting, number, less, heads, publishedAt, by, name, isPublic, sourcesExpireAtEpochSecond);
    }

    public Version opened(boolean isOpen) {
        return new Version(meeting, number, file, heads, publishedAt, by, name, isOpen, sourcesExpireAtEpochSecond);
    }
}
