package nl.klankbord.manifest;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Retention;
import nl.klankbord.sorting.Card;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;
import nl.klankbord.topic.Topics;

/// Organisers work at the draft of a manifest, and publish it.
public final class ComposeManifest {

    private final Manifests manifests;
    private final Topics topics;
    private final Clock clock;

    public ComposeManifest(Manifests manifests, Topics topics, Clock clock) {
        this.manifests = manifests;
        this.topics = topics;
        this.clock = clock;
    }

    /// @return the draft; when there is none, what was published last, or else nothing, to begin with
    public Draft draft(Meeting meeting) {
        return manifests.draft(meeting.id()).orElseGet(() -> {
            ManifestFile begin = manifests.versions(meeting.id()).stream()
                    .reduce((_, later) -> later)
                    .map(Version::file)
                    .orElse(ManifestFile.EMPTY);
            return new Draft(meeting.id(), begin, 0, clock.instant(), "", "", expiresAt(meeting));
        });
    }

    /// Stores what a draft becomes. Sources that are not there any more are only counted from then on.
    ///
    /// @param seen the draft that was changed
    /// @param by who does this, as the identity provider knows them (`sub`)
    /// @param name as they are called there
    /// @return empty when somebody else stored another meanwhile: nothing is written then
    public Optional<Draft> change(Meeting meeting, Draft seen, ManifestFile file, String by, String name) {
        ManifestFile among = file.among(present(meeting, file.sources()).keySet());
        Draft next = new Draft(meeting.id(), among, seen.version() + 1, clock.instant(), by, name, expiresAt(meeting));
        if (!manifests.store(next)) {
            return Optional.empty();
        }
        lookAgain(meeting, among.sources());
        return Optional.of(next);
    }

    /// Makes a version of the draft: public, and never to be changed.
    ///
    /// @param number the next one
    /// @return the version, also when it was there already; empty when that number is another's, or not the next
    public Optional<Version> publish(Meeting meeting, Draft draft, int number, String by, String name) {
        Map<TopicKey, Topic> present = present(meeting, draft.file().sources());
        SortedMap<String, Heads> heads = new TreeMap<>();
        draft.file()
                .paragraphs()
                .forEach(paragraph -> heads.put(paragraph.id(), heads(meeting, paragraph.sources(), present)));
        // What is gone is the organisers' to look at, and nothing that readers see.
        ManifestFile text = draft.file()
                .among(present.keySet())
                .each(paragraph -> new Paragraph(paragraph.id(), paragraph.text(), paragraph.sources(), 0));
        List<Version> before = manifests.versions(meeting.id());
        Optional<Version> there =
                before.stream().filter(each -> each.number() == number).findFirst();
        if (there.isPresent()) {
            return there.filter(each -> each.file().equals(text));
        }
        if (number != (before.isEmpty() ? 1 : before.getLast().number() + 1)) {
            return Optional.empty();
        }
        Version version =
                new Version(meeting.id(), number, text, heads, clock.instant(), by, name, true, expiresAt(meeting));
        if (!manifests.store(version)) {
            return Optional.empty();
        }
        lookAgain(meeting, text.sources());
        return Optional.of(version);
    }

    /// Somebody may have been erased, or have withdrawn it, while this was stored: their way out looked before it was
    /// there. What else they brought stays.
    private void lookAgain(Meeting meeting, SortedSet<TopicKey> sources) {
        SortedSet<TopicKey> gone = new TreeSet<>(sources);
        gone.removeAll(present(meeting, sources).keySet());
        gone.forEach(source -> manifests.forget(meeting.id(), source));
    }

    private Map<TopicKey, Topic> present(Meeting meeting, Collection<TopicKey> sources) {
        return Sources.find(topics, meeting.id(), sources);
    }

    private static Heads heads(Meeting meeting, Collection<TopicKey> sources, Map<TopicKey, Topic> present) {
        var found =
                sources.stream().filter(present::containsKey).map(present::get).toList();
        return new Heads(
                found.size(), (int) found.stream().map(Topic::person).distinct().count(), (int) found.stream()
                        .map(topic -> Card.of(meeting, topic).organisation())
                        .distinct()
                        .count());
    }

    private static long expiresAt(Meeting meeting) {
        return meeting.expiresAtEpochSecond(Retention.Kind.TOPICS);
    }
}
