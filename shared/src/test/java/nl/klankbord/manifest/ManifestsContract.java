package nl.klankbord.manifest;

import static nl.klankbord.manifest.ManifestExamples.FATMAS;
import static nl.klankbord.manifest.ManifestExamples.KEES;
import static nl.klankbord.manifest.ManifestExamples.UTRECHT;
import static nl.klankbord.manifest.ManifestExamples.draft;
import static nl.klankbord.manifest.ManifestExamples.file;
import static nl.klankbord.manifest.ManifestExamples.paragraph;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.TestClock;
import nl.klankbord.topic.TopicKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of manifests promises.
public abstract class ManifestsContract {

    private static final MeetingId ARNHEM = new MeetingId("arnhem");

    private Instant now = Examples.NOW;
    private Manifests manifests;

    protected abstract Manifests create(Clock clock);

    @BeforeEach
    final void start() {
        manifests = create(new TestClock(() -> now));
    }

    @Test
    void aDraftIsFoundAsItWasStored() {
        assertEquals(Optional.empty(), manifests.draft(UTRECHT));
        assertTrue(manifests.store(draft(1, file())));
        assertEquals(Optional.of(draft(1, file())), manifests.draft(UTRECHT));
        assertEquals(Optional.empty(), manifests.draft(ARNHEM));
    }

    @Test
    void onlyTheNextVersionOfADraftReplacesAndTheSameAgainIsStored() {
        manifests.store(draft(1, file()));
        Draft mine = draft(2, file().moved("a", false));
        assertTrue(manifests.store(mine));
        assertTrue(manifests.store(mine), "its answer was lost");
        assertFalse(manifests.store(draft(2, file().removed("b"))), "somebody else had seen the first");
        assertFalse(manifests.store(draft(1, ManifestFile.EMPTY.titled("x", Licence.CC0))));
        assertEquals(Optional.of(mine), manifests.draft(UTRECHT));
    }

    @Test
    void aVersionStandsStill() {
        assertTrue(manifests.store(version(1)));
        assertTrue(manifests.store(version(1)), "its answer was lost");
        assertTrue(manifests.store(version(2)));
        Version other = new Version(
                UTRECHT,
                1,
                file().removed("a"),
                version(1).heads(),
                version(1).publishedAt(),
                "organiser-2",
                "Piet",
                true,
                version(1).sourcesExpireAtEpochSecond());
        assertFalse(manifests.store(other));
        assertEquals(List.of(version(1), version(2)), manifests.versions(UTRECHT));
        assertEquals(Optional.of(version(2)), manifests.find(UTRECHT, 2));
        assertEquals(Optional.empty(), manifests.find(UTRECHT, 3));
        assertEquals(List.of(), manifests.versions(ARNHEM));
        assertEquals(Optional.empty(), manifests.draft(UTRECHT), "a version is no draft");
    }

    @Test
    void aVersionIsTakenAwayFromThePublicAndGivenBack() {
        manifests.store(version(1));
        manifests.open(UTRECHT, 1, false);
        manifests.open(UTRECHT, 2, false);
        assertEquals(List.of(version(1).opened(false)), manifests.versions(UTRECHT));
        manifests.open(UTRECHT, 1, true);
        assertEquals(Optional.of(version(1)), manifests.find(UTRECHT, 1));
    }

    @Test
    void whatLeadsToSomebodyGoesAndTheTextStands() {
        manifests.store(draft(1, file()));
        manifests.store(version(1));
        manifests.forget(UTRECHT, KEES.person());
        manifests.forget(UTRECHT, KEES.person());

        Draft left = manifests.draft(UTRECHT).orElseThrow();
        assertEquals(2, left.version(), "a form that was shown before may not put it back");
        assertEquals(Set.of(FATMAS), left.file().sources());
        assertEquals(1, left.file().paragraph("a").orElseThrow().gone());
        Version version = manifests.find(UTRECHT, 1).orElseThrow();
        assertEquals(Set.of(FATMAS), version.file().sources());
        assertEquals(version(1).heads(), version.heads());
        assertEquals(
                "Vertel wie er lootte.",
                version.file().paragraph("b").orElseThrow().text());
        assertFalse(
                manifests.versions(UTRECHT).toString().contains(KEES.person().value()));
    }

    @Test
    void oneContributionGoesAndWhatElseItsBringerBroughtStays() {
        TopicKey second = new TopicKey(KEES.person(), FATMAS.submission());
        ManifestFile file = file().put("s2", paragraph("d", "Van Kees.", second));
        manifests.store(draft(1, file));
        manifests.store(version(1).with(file));
        manifests.forget(UTRECHT, KEES);
        manifests.forget(UTRECHT, KEES);

        Draft left = manifests.draft(UTRECHT).orElseThrow();
        assertEquals(2, left.version());
        assertEquals(Set.of(FATMAS, second), left.file().sources());
        assertEquals(1, left.file().paragraph("a").orElseThrow().gone());
        assertEquals(0, left.file().paragraph("d").orElseThrow().gone());
        Version version = manifests.find(UTRECHT, 1).orElseThrow();
        assertEquals(Set.of(FATMAS, second), version.file().sources());
        assertEquals(version(1).heads(), version.heads());
    }

    @Test
    void sourcesGoWithWhatTheyAreAndAPublishedTextStays() {
        manifests.store(draft(1, file()));
        manifests.store(version(1));
        now = Instant.ofEpochSecond(Examples.utrecht().expiresAtEpochSecond());
        assertEquals(Optional.empty(), manifests.draft(UTRECHT));
        Version version = manifests.find(UTRECHT, 1).orElseThrow();
        assertEquals(Set.of(), version.file().sources());
        assertEquals(file().title(), version.file().title());
        assertEquals(List.of(version), manifests.versions(UTRECHT));
    }

    private static Version version(int number) {
        return new Version(
                UTRECHT,
                number,
                file(),
                new TreeMap<>(Map.of("a", new Heads(2, 2, 1), "b", new Heads(1, 1, 1), "c", Heads.NONE)),
                Examples.NOW.plusSeconds(number),
                "organiser-1",
                "Olga",
                true,
                Examples.utrecht().expiresAtEpochSecond());
    }
}
