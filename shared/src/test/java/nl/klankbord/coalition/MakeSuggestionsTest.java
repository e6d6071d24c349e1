package nl.klankbord.coalition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.klankbord.coalition.CoalitionPicture.Table;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryAnswers;
import nl.klankbord.memory.MemoryDecisions;
import nl.klankbord.memory.MemoryHints;
import nl.klankbord.memory.MemorySuggestions;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.sorting.Decided;
import nl.klankbord.sorting.Decision;
import nl.klankbord.sorting.Kind;
import nl.klankbord.sorting.Sorting;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.Participant;
import nl.klankbord.submission.Submission;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Suggestions for the labelled set as topics of a meeting, with what organisers decide about them.
final class MakeSuggestionsTest {

    private static final Meeting MEETING = Examples.utrecht();

    private final MemoryAnswers answers = new MemoryAnswers(Examples.CLOCK);
    private final MemoryDecisions decisions = new MemoryDecisions();
    private final MemorySuggestions suggestions = new MemorySuggestions();
    private final MemoryHints hints = new MemoryHints();
    private final MakeSuggestions make = new MakeSuggestions(answers.topics(), decisions, suggestions, hints);
    private final Map<TopicKey, Contribution> topics = new HashMap<>();
    private int number;

    @BeforeEach
    void store() {
        for (Contribution contribution : LabelledSet.read().topics()) {
            String id = (contribution.id() + "0".repeat(22)).substring(0, 22);
            EmailAddress address = EmailAddress.of(contribution.id() + "@example.org");
            Topic topic = new Topic(
                    MEETING.id(),
                    Examples.SECRETS.person(address),
                    new Participant(
                            "Kees",
                            address,
                            contribution.organisation(),
                            contribution.organisationType(),
                            Language.DUTCH),
                    contribution.theme(),
                    Optional.empty(),
                    contribution.text(),
                    contribution.intent(),
                    true,
                    new Submission(new SubmissionId(id), "", "page", Examples.NOW),
                    1,
                    MEETING.expiresAtEpochSecond());
            answers.topics().storeUnlessPresent(topic);
            topics.put(TopicKey.of(topic), contribution);
        }
    }

    @Test
    void tablesAreSuggestedWithReasonsAndKept() {
        Suggested made = make.make(MEETING, Examples.NOW);
        assertEquals(topics.size(), made.topics());
        assertEquals(0, made.left());
        assertTrue(made.grouping().groups().size() > 5);
        assertEquals(Optional.of(made), suggestions.find(MEETING.id()), "as it is read from its file");
        made.grouping().groups().forEach(group -> {
            assertTrue(CoalitionId.of(group.id()).isPresent(), group.id());
            assertTrue(!group.reasons().isEmpty(), group.label().dutch());
        });
        assertTrue(hints.find(MEETING.id()).all().size() > 5, "and whoever writes a topic is told of them");
        assertEquals(
                made.grouping(), make.make(MEETING, Examples.NOW).grouping(), "the same topics give the same tables");
    }

    @Test
    void whatWasPinnedStaysAndKeepsItsNameWhateverIsSuggested() {
        Table table = largest(picture());
        decide(Decision.seat(table.id(), new TreeSet<>(table.members()), "Onze tafel"));
        make.make(MEETING, Examples.NOW);
        Table after = picture().find(table.id()).orElseThrow();
        assertTrue(after.decided());
        assertEquals("Onze tafel", after.label().dutch());
        assertEquals(Set.copyOf(table.members()), Set.copyOf(after.members()));
        assertTrue(after.group().isPresent(), "its reasons are told as well");
    }

    @Test
    void whoLeftATableIsNotSuggestedForItAgain() {
        Table table = largest(picture());
        TopicKey leaves = table.members().getFirst();
        decide(Decision.seat(table.id(), new TreeSet<>(table.members()), "Onze tafel"));
        decide(Decision.leave(table.id(), Set.of(leaves)));
        assertTrue(!picture().find(table.id()).orElseThrow().all().contains(leaves), "at once");
        make.make(MEETING, Examples.NOW);
        assertTrue(!picture().find(table.id()).orElseThrow().all().contains(leaves), "and the next night");
    }

    @Test
    void aSuggestionThatIsTurnedDownIsNotMadeAgainUntilThatIsUndone() {
        CoalitionPicture before = picture();
        Table table = largest(before);
        decide(Decision.leave(table.id(), Set.copyOf(table.members())));
        assertEquals(Optional.empty(), picture().find(table.id()), "at once");
        assertTrue(picture().single().containsAll(table.members()));
        make.make(MEETING, Examples.NOW);
        for (Table each : picture().tables()) {
            assertTrue(
                    each.all().stream().filter(table.members()::contains).count() <= 1,
                    each.label().dutch());
        }
        decide(Decision.undo(1));
        make.make(MEETING, Examples.NOW);
        assertTrue(named(picture()).containsValue(Set.copyOf(table.members())), "and back again");
    }

    @Test
    void whoWasTakenFromATableToTheLastIsNotSuggestedTogetherEither() {
        Table table = largest(picture());
        decide(Decision.seat(table.id(), new TreeSet<>(table.members()), "Onze tafel"));
        decide(Decision.leave(table.id(), Set.copyOf(table.members())));
        for (int night = 0; night < 2; night++) {
            assertEquals(Optional.empty(), picture().find(table.id()));
            for (Table each : picture().tables()) {
                assertTrue(each.all().stream().filter(table.members()::contains).count() <= 1);
            }
            make.make(MEETING, Examples.NOW);
        }
    }

    @Test
    void aForbiddenPairNeverSitsTogether() {
        Table table = largest(picture());
        TopicKey one = table.members().get(0);
        TopicKey other = table.members().get(1);
        decide(Decision.about(Kind.APART, Set.of(one, other), ""));
        make.make(MEETING, Examples.NOW);
        for (Table each : picture().tables()) {
            assertTrue(
                    !each.all().containsAll(List.of(one, other)), each.label().dutch());
        }
    }

    @Test
    void aSplitAndAMergeStandAfterTheNextSuggestion() {
        CoalitionPicture before = picture();
        Table table = largest(before);
        Table second = before.tables().get(1);
        List<TopicKey> part = table.members().subList(0, 2);
        List<TopicKey> rest = table.members().subList(2, table.members().size());
        CoalitionId split = CoalitionId.of(List.of("new"));
        decide(Decision.seat(table.id(), new TreeSet<>(rest), "Rest"));
        decide(Decision.seat(split, new TreeSet<>(part), "Deel"));
        decide(Decision.seat(split, new TreeSet<>(second.members()), "Deel"));
        make.make(MEETING, Examples.NOW);
        CoalitionPicture after = picture();
        assertEquals(
                Set.copyOf(rest),
                Set.copyOf(after.find(table.id()).orElseThrow().members()));
        Set<TopicKey> merged = new TreeSet<>(part);
        merged.addAll(second.members());
        assertEquals(merged, new TreeSet<>(after.find(split).orElseThrow().members()));
    }

    @Test
    void everythingIsUndoneByUndoing() {
        CoalitionPicture before = picture();
        Table table = largest(before);
        decide(Decision.seat(table.id(), new TreeSet<>(table.members()), "Onze tafel"));
        decide(Decision.leave(table.id(), Set.of(table.members().getFirst())));
        decide(Decision.undo(2));
        decide(Decision.undo(1));
        make.make(MEETING, Examples.NOW);
        assertEquals(
                Set.copyOf(named(before).values()), Set.copyOf(named(picture()).values()));
    }

    @Test
    void anotherTableNeverGetsTheNameOfOneThatWas() {
        Table table = largest(picture());
        decide(Decision.seat(table.id(), new TreeSet<>(table.members()), "Onze tafel"));
        decide(Decision.release(table.id()));
        assertEquals(Optional.empty(), picture().find(table.id()), "it waits for the next suggestion");
        make.make(MEETING, Examples.NOW);
        assertEquals(Optional.empty(), picture().find(table.id()), "what was answered there stays there");
        assertEquals(largest(picture()).members(), table.members(), "it is suggested again, as another");
        decide(Decision.undo(2));
        assertEquals(
                "Onze tafel", picture().find(table.id()).orElseThrow().label().dutch());
        decide(Decision.undo(1));
        make.make(MEETING, Examples.NOW);
        assertEquals(Optional.empty(), picture().find(table.id()), "undone as well");
    }

    @Test
    void aNewTopicIsSuggestedForATableThatStands() {
        Table table = largest(picture());
        TopicKey late = table.members().getLast();
        List<TopicKey> others = new ArrayList<>(table.members());
        others.remove(late);
        decide(Decision.seat(table.id(), new TreeSet<>(others), "Onze tafel"));
        make.make(MEETING, Examples.NOW);
        Table after = picture().find(table.id()).orElseThrow();
        assertTrue(!after.members().contains(late), "nobody sits down by themselves");
        assertTrue(after.extra().contains(late), "but it is suggested");
    }

    @Test
    void wordsOfAnOrganiserCountWithTheNextSuggestion() {
        answers.topics().storeUnlessPresent(own("zz1", "De zwabberploeg", "De zwabberploeg komt elke week langs."));
        answers.topics().storeUnlessPresent(own("zz2", "Krullenbollen", "Met krullenbollen maken we het anders."));
        TopicKey one = TopicKey.of(own("zz1", "", ""));
        TopicKey other = TopicKey.of(own("zz2", "", ""));
        make.make(MEETING, Examples.NOW);
        assertTrue(at(one).isEmpty() && at(other).isEmpty(), "nobody could know");
        decide(Decision.about(Kind.WORDS, Set.of(), "Zwabberen\nzwabberploeg\nkrullenbollen"));
        make.make(MEETING, Examples.NOW);
        assertEquals(at(one), at(other));
        assertTrue(at(one).isPresent());
        decide(Decision.about(Kind.WORDS, Set.of(), "zwabberen"));
        assertEquals(List.of(), Sorting.of(decisions.all(MEETING.id())).words(), "the name alone takes them away");
    }

    private Optional<CoalitionId> at(TopicKey topic) {
        topics.putIfAbsent(topic, LabelledSet.read().topics().getFirst());
        return picture().tables().stream()
                .filter(table -> table.all().contains(topic))
                .map(Table::id)
                .findFirst();
    }

    private static Topic own(String id, String theme, String text) {
        EmailAddress address = EmailAddress.of(id + "@example.org");
        return new Topic(
                MEETING.id(),
                Examples.SECRETS.person(address),
                new Participant(
                        "Kees",
                        address,
                        "Gemeente " + id,
                        nl.klankbord.submission.OrganisationType.MUNICIPALITY,
                        Language.DUTCH),
                theme,
                Optional.empty(),
                text,
                nl.klankbord.topic.Intent.ADDRESS,
                true,
                new Submission(new SubmissionId((id + "0".repeat(22)).substring(0, 22)), "", "page", Examples.NOW),
                1,
                MEETING.expiresAtEpochSecond());
    }

    private CoalitionPicture picture() {
        if (suggestions.find(MEETING.id()).isEmpty()) {
            make.make(MEETING, Examples.NOW);
        }
        return CoalitionPicture.of(
                Sorting.of(decisions.all(MEETING.id())), suggestions.find(MEETING.id()), topics.keySet());
    }

    private static Table largest(CoalitionPicture picture) {
        return picture.tables().getFirst();
    }

    private static Map<CoalitionId, Set<TopicKey>> named(CoalitionPicture picture) {
        return picture.tables().stream().collect(Collectors.toMap(Table::id, table -> Set.copyOf(table.all())));
    }

    private void decide(Decision decision) {
        number++;
        decisions.store(new Decided(
                MEETING.id(),
                number,
                "decision-" + number,
                decision,
                Examples.NOW,
                "organiser-1",
                "Olga",
                MEETING.expiresAtEpochSecond()));
    }
}
