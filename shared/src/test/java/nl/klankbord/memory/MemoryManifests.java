package nl.klankbord.memory;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import nl.klankbord.manifest.Draft;
import nl.klankbord.manifest.ForgetPerson;
import nl.klankbord.manifest.ManifestFile;
import nl.klankbord.manifest.Manifests;
import nl.klankbord.manifest.Paragraph;
import nl.klankbord.manifest.Version;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;
import nl.klankbord.topic.TopicKey;

public final class MemoryManifests implements Manifests {

    private final SortedMap<String, Draft> drafts = new TreeMap<>();
    private final SortedMap<String, Version> versions = new TreeMap<>();
    private final Clock clock;

    public MemoryManifests(Clock clock) {
        this.clock = clock;
    }

    /// For tests in which nobody has a part in a manifest.
    public static ForgetPerson forgetting() {
        return new ForgetPerson(
                new MemoryManifests(Examples.CLOCK),
                new MemoryAttributions(Examples.CLOCK),
                new MemoryComments(Examples.CLOCK));
    }

    @Override
    public synchronized Optional<Draft> draft(MeetingId meeting) {
        return Optional.ofNullable(drafts.get(meeting.value())).filter(draft -> isThere(draft.expiresAtEpochSecond()));
    }

    @Override
    public synchronized boolean store(Draft draft) {
        int present = draft(draft.meeting()).map(Draft::version).orElse(0);
        if (present != draft.version() - 1) {
            return draft(draft.meeting()).filter(draft::equals).isPresent();
        }
        drafts.put(draft.meeting().value(), draft);
        return true;
    }

    @Override
    public synchronized List<Version> versions(MeetingId meeting) {
        return versions.values().stream()
                .filter(version -> version.meeting().equals(meeting))
                .map(this::asOfNow)
                .toList();
    }

    @Override
    public synchronized Optional<Version> find(MeetingId meeting, int number) {
        return Optional.ofNullable(versions.get(key(meeting, number))).map(this::asOfNow);
    }

    @Override
    public synchronized boolean store(Version version) {
        Version present = versions.putIfAbsent(key(version.meeting(), version.number()), version);
        return present == null || present.equals(version);
    }

    @Override
    public synchronized void open(MeetingId meeting, int number, boolean isPublic) {
        versions.computeIfPresent(key(meeting, number), (_, version) -> version.opened(isPublic));
    }

    @Override
    public synchronized void forget(MeetingId meeting, Person person) {
        forget(meeting, file -> file.without(person));
    }

    @Override
    public synchronized void forget(MeetingId meeting, TopicKey topic) {
        forget(meeting, file -> file.without(topic));
    }

    private void forget(MeetingId meeting, UnaryOperator<ManifestFile> withoutIt) {
        drafts.computeIfPresent(meeting.value(), (_, draft) -> {
            var less = withoutIt.apply(draft.file());
            return less.equals(draft.file()) ? draft : draft.with(less);
        });
        versions.replaceAll((_, version) -> version.meeting().equals(meeting) ? without(version, withoutIt) : version);
    }

    private static Version without(Version version, UnaryOperator<ManifestFile> withoutIt) {
        return version.with(withoutIt
                .apply(version.file())
                .each(paragraph -> new Paragraph(paragraph.id(), paragraph.text(), paragraph.sources(), 0)));
    }

    private Version asOfNow(Version version) {
        return isThere(version.sourcesExpireAtEpochSecond())
                ? version
                : version.with(version.file()
                        .each(paragraph -> new Paragraph(paragraph.id(), paragraph.text(), new TreeSet<>(), 0)));
    }

    private boolean isThere(long expiresAt) {
        return expiresAt > clock.instant().getEpochSecond();
    }

    private static String key(MeetingId meeting, int number) {
        return "%s %06d".formatted(meeting.value(), number);
    }
}
