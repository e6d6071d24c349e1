package nl.klankbord.manifest;

import static nl.klankbord.manifest.ManifestExamples.UTRECHT;
import static nl.klankbord.manifest.ManifestExamples.paragraph;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.link.EraseMe;
import nl.klankbord.link.PersonalLink;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryAnswers;
import nl.klankbord.memory.MemoryAsks;
import nl.klankbord.memory.MemoryAttributions;
import nl.klankbord.memory.MemoryComments;
import nl.klankbord.memory.MemoryDecisions;
import nl.klankbord.memory.MemoryIntroductions;
import nl.klankbord.memory.MemoryInvites;
import nl.klankbord.memory.MemoryMailings;
import nl.klankbord.memory.MemoryManifests;
import nl.klankbord.memory.MemoryMeetings;
import nl.klankbord.memory.MemoryStatements;
import nl.klankbord.messages.Messages;
import nl.klankbord.page.ManifestView;
import nl.klankbord.rsvp.ChangeRsvp;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.Participant;
import nl.klankbord.submission.Person;
import nl.klankbord.topic.SubmitTopic;
import nl.klankbord.topic.TopicKey;
import nl.klankbord.topic.TopicOutcome;
import nl.klankbord.topic.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ComposeManifestTest {

    private final MemoryMeetings meetings = new MemoryMeetings();
    private final MemoryAnswers answers = new MemoryAnswers(Examples.CLOCK);
    private final Topics topics = answers.topics();
    private final Manifests manifests = new MemoryManifests(Examples.CLOCK);
    private final Attributions attributions = new MemoryAttributions(Examples.CLOCK);
    private final Comments comments = new MemoryComments(Examples.CLOCK);
    private final ComposeManifest compose = new ComposeManifest(manifests, topics, Examples.CLOCK);
    private final Meeting utrecht = Examples.utrecht();

    @BeforeEach
    void start() {
        meetings.store(utrecht, false);
    }

    @Test
    void aParagraphKnowsHowManyItIsFrom() {
        TopicKey one = bring("a", "Gemeente Ede");
        TopicKey two = bring("a", "gemeente ede");
        TopicKey three = bring("b", "Provincie Gelderland");
        Version version = published(one, two, three);
        assertEquals(
                new Heads(3, 2, 2), version.heads(version.file().paragraphs().getFirst()));
    }

    @Test
    void everybodyIsNamedAsTheyChoseAndAsItIsNow() {
        TopicKey one = bring("a", "Gemeente Ede");
        TopicKey two = bring("b", "Provincie Gelderland");
        TopicKey three = bring("c", "Waterschap Vallei");
        Version version = published(one, two, three);
        assertEquals(Set.of(), named(version));
        choose(one, Attribution.NAME);
        choose(two, Attribution.ORGANISATION);
        choose(three, Attribution.ANONYMOUS);
        assertEquals(Set.of("a (Gemeente Ede)", "Provincie Gelderland"), named(version));
        choose(two, Attribution.ANONYMOUS);
        assertEquals(Set.of("a (Gemeente Ede)"), named(version));
        erase("a");
        assertEquals(Set.of(), named(version), "also by a version that was read before");
        assertEquals(Set.of(), named(manifests.find(UTRECHT, 1).orElseThrow()));
    }

    /// Of two from one organisation of whom one is named, the other one is known by the number.
    @Test
    void numbersBesideNamesDoNotTellOfWhomTheRestIs() {
        TopicKey jans = bring("a", "Gemeente Ede");
        TopicKey another = bring("b", "Gemeente Ede");
        Version two = published(jans, another);
        assertEquals("Gemaakt van 2 bijdragen, van 2 mensen en 1 organisatie.", from(two));
        choose(jans, Attribution.NAME);
        assertEquals("Gemaakt van 2 bijdragen, van 2 mensen.", from(two));
        choose(another, Attribution.ORGANISATION);
        assertEquals("Gemaakt van 2 bijdragen, van 2 mensen en 1 organisatie.", from(two), "nobody is left to guess");
        choose(jans, Attribution.ANONYMOUS);
        assertEquals("Gemaakt van 2 bijdragen, van 2 mensen.", from(two));
        erase("b");
        assertEquals("Gemaakt van 2 bijdragen, van 2 mensen en 1 organisatie.", from(two));
    }

    @Test
    void fromThreeOrganisationsOnTheirNumberStandsBesideNames() {
        TopicKey jans = bring("a", "Gemeente Ede");
        Version three = published(jans, bring("b", "Provincie Gelderland"), bring("c", "Waterschap Vallei"));
        choose(jans, Attribution.NAME);
        assertEquals("Gemaakt van 3 bijdragen, van 3 mensen en 3 organisaties.", from(three));
    }

    @Test
    void whoIsNamedWithOneOfTheirsIsNotKnownByTheOther() {
        TopicKey one = bring("a", "Gemeente Ede");
        Version version = published(one, bring("a", "gemeente ede"));
        choose(one, Attribution.NAME);
        assertEquals("Gemaakt van 2 bijdragen.", from(version));
    }

    private String from(Version version) {
        return new ManifestView(
                        Messages.in(Language.DUTCH),
                        utrecht,
                        version,
                        Credits.of(version, topics, attributions),
                        List.of(version))
                .printed()
                .chapters()
                .getFirst()
                .pieces()
                .getFirst()
                .from();
    }

    @Test
    void whoIsErasedFlagsTheirParagraphsAndLeavesTheTextAndTheCounts() {
        TopicKey one = bring("a", "Gemeente Ede");
        TopicKey two = bring("b", "Provincie Gelderland");
        Version before = published(one, two);
        comment("a", "x", 1, "Mooi");
        erase("a");
        assertEquals(new ManifestState(OptionalInt.of(1), 1, 1, 0), state());
        Version after = manifests.find(UTRECHT, 1).orElseThrow();
        assertEquals(before.heads(), after.heads());
        assertFalse(manifests.draft(UTRECHT).toString().contains(one.person().value()));
        assertFalse(after.toString().contains(one.person().value()));

        Draft draft = compose.draft(utrecht);
        Paragraph paragraph = draft.file().paragraphs().getFirst();
        change(draft, draft.file().settled(paragraph.id()));
        assertEquals(new ManifestState(OptionalInt.of(1), 1, 0, 0), state());
    }

    @Test
    void whatIsWithdrawnWhileADraftIsStoredTakesNothingElseOfItsBringerAlong() {
        TopicKey one = bring("a", "Gemeente Ede");
        TopicKey two = bring("a", "gemeente ede");
        published(one, two);
        topics.withdraw(topics.findAll(UTRECHT, List.of(one)).getFirst());
        Draft draft = compose.draft(utrecht);
        change(draft, draft.file().titled("Nieuw", Licence.CC0));
        assertEquals(Set.of(two), compose.draft(utrecht).file().sources());
        assertEquals(1, state().flagged());
    }

    @Test
    void whatIsStruckOutFlagsAsWell() {
        TopicKey one = bring("a", "Gemeente Ede");
        published(one);
        topics.each(UTRECHT, topics::strike);
        assertEquals(1, state().flagged());
        Draft draft = compose.draft(utrecht);
        change(draft, draft.file().titled("Nieuw", Licence.CC0));
        assertEquals(1, state().flagged(), "also when it is stored anew");
        assertEquals(Set.of(), compose.draft(utrecht).file().sources());
    }

    @Test
    void ofTwoWhoChangeTheSameDraftTheSecondIsToldAndNothingIsOverwritten() {
        Draft seen = compose.draft(utrecht);
        assertEquals(0, seen.version());
        Draft first = change(seen, seen.file().titled("Van Olga", Licence.CC_BY));
        assertEquals(
                Optional.empty(),
                compose.change(utrecht, seen, seen.file().titled("Van Piet", Licence.CC0), "organiser-2", "Piet"));
        assertEquals(first, compose.draft(utrecht));
    }

    @Test
    void aNumberIsPublishedOnceAndWithoutADraftTheLastVersionIsWhereOneBegins() {
        Version version = published(bring("a", "Gemeente Ede"));
        Draft other = compose.draft(utrecht);
        other = change(other, other.file().titled("Anders", Licence.CC0));
        assertEquals(Optional.empty(), compose.publish(utrecht, other, 1, "organiser-1", "Olga"));
        assertEquals(version, manifests.find(UTRECHT, 1).orElseThrow());

        Manifests withoutDraft = new MemoryManifests(Examples.CLOCK);
        withoutDraft.store(version);
        Draft begun = new ComposeManifest(withoutDraft, topics, Examples.CLOCK).draft(utrecht);
        assertEquals(version.file(), begun.file());
        assertEquals(0, begun.version());
    }

    @Test
    void aCommentIsKeptOnceAndNotWithoutEnd() {
        Version version = published(bring("a", "Gemeente Ede"));
        String paragraph = version.file().paragraphs().getFirst().id();
        assertInstanceOf(CommentOnManifest.Outcome.Taken.class, comment("a", paragraph, 1, "Mooi"));
        assertInstanceOf(CommentOnManifest.Outcome.Taken.class, comment("a", paragraph, 1, "Mooi"));
        assertEquals(1, comments.all(UTRECHT).size());
        assertInstanceOf(CommentOnManifest.Outcome.NothingThere.class, comment("a", "other", 1, "Hoi"));
        assertInstanceOf(CommentOnManifest.Outcome.NothingThere.class, comment("a", "", 2, "Hoi"));
        assertInstanceOf(CommentOnManifest.Outcome.Refused.class, comment("a", "", 1, "x".repeat(1_001)));
        for (int each = 2; each <= Comment.MOST; each++) {
            assertInstanceOf(CommentOnManifest.Outcome.Taken.class, comment("a", "", 1, "Nummer " + each));
        }
        assertInstanceOf(CommentOnManifest.Outcome.TooMany.class, comment("a", "", 1, "Te veel"));
        assertInstanceOf(CommentOnManifest.Outcome.Taken.class, comment("b", "", 1, "Van een ander"));
        manifests.open(UTRECHT, 1, false);
        assertInstanceOf(CommentOnManifest.Outcome.NothingThere.class, comment("b", "", 1, "Nog een"));
        assertTrue(state().version().isEmpty());
        assertEquals(21, state().comments());
    }

    private ManifestState state() {
        return ManifestState.of(UTRECHT, manifests, topics, comments);
    }

    private Version published(TopicKey... sources) {
        Draft draft = compose.draft(utrecht);
        ManifestFile file = new ManifestFile(
                "Wij", Licence.CC_BY, List.of(new Section("s", "Loting", List.of(paragraph("p", "Loot.", sources)))));
        return compose.publish(utrecht, change(draft, file), 1, "organiser-1", "Olga")
                .orElseThrow();
    }

    private Draft change(Draft seen, ManifestFile file) {
        return compose.change(utrecht, seen, file, "organiser-1", "Olga").orElseThrow();
    }

    private Set<String> named(Version version) {
        return Credits.of(version, topics, attributions)
                .named(version.file().paragraphs().getFirst());
    }

    private void choose(TopicKey topic, Attribution attribution) {
        attributions.store(UTRECHT, topic, attribution, utrecht.expiresAtEpochSecond());
    }

    private CommentOnManifest.Outcome comment(String name, String paragraph, int version, String text) {
        JsonObject sent = Json.object()
                .put("version", version)
                .put("paragraph", paragraph)
                .put("comment", text)
                .build();
        Person person = Examples.person(name + "@example.nl");
        return new CommentOnManifest(manifests, comments, Examples.CLOCK)
                .comment(utrecht, person, anybody(), "form-" + text.hashCode(), sent);
    }

    private Participant anybody() {
        return topics.of(UTRECHT, Examples.person("a@example.nl")).getFirst().participant();
    }

    private void erase(String name) {
        PersonalLink link = new PersonalLink(UTRECHT, Examples.person(name + "@example.nl"));
        new EraseMe(
                        answers,
                        topics,
                        new ChangeRsvp(meetings, answers, Examples.SECRETS, Examples.CLOCK),
                        new MemoryMailings(),
                        new MemoryAsks(),
                        new MemoryDecisions(),
                        new MemoryInvites(),
                        new MemoryIntroductions(),
                        new MemoryStatements(),
                        new ForgetPerson(manifests, attributions, comments))
                .erase(link);
    }

    private TopicKey bring(String name, String organisation) {
        JsonObject topic = Examples.topic(name + "@example.nl")
                .put("name", name)
                .put("organisation", organisation)
                .build();
        TopicOutcome outcome = new SubmitTopic(meetings, topics, Examples.SECRETS, Examples.OPEN_GATE, Examples.CLOCK)
                .submit(UTRECHT, Examples.sender(name + organisation.hashCode()), topic);
        TopicOutcome.Stored stored = assertInstanceOf(TopicOutcome.Stored.class, outcome);
        return topics.of(UTRECHT, Examples.person(name + "@example.nl")).stream()
                .filter(each -> each.submission().id().equals(stored.id()))
                .map(TopicKey::of)
                .findFirst()
                .orElseThrow();
    }
}
