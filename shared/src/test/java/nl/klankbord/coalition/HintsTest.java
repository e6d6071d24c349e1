package nl.klankbord.coalition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.klankbord.submission.OrganisationType;
import nl.klankbord.topic.Intent;
import org.junit.jupiter.api.Test;

/// Counts for whoever writes a topic: never of fewer than three organisations, and seldom of the wrong ones.
final class HintsTest {

    private static final Hints TWO = new Hints(List.of(
            new Hint("loting", 4, Map.of("loting", 0.5, "burgerberaad", 0.2)),
            new Hint("dijk", 3, Map.of("dijk", 0.5, "burgerberaad", 0.2))));

    @Test
    void aTableIsToldOfWhenItIsClearWhich() {
        assertEquals(4, TWO.of("Loting", "Hoe dan?").orElseThrow().organisations());
        assertEquals(3, TWO.of("De díjk!", "").orElseThrow().organisations(), "without accents and marks");
        assertEquals(Optional.empty(), TWO.of("burgerberaad", "burgerberaad"), "which one?");
        assertEquals(Optional.empty(), TWO.of("Loting op de dijk", ""), "both");
        assertEquals(Optional.empty(), TWO.of("Verloting", ""), "a part of a word is another word");
        assertEquals(Optional.empty(), TWO.of("", "x".repeat(2_000)));
        assertEquals(Optional.empty(), Hints.NONE.of("Loting", "Loting"));
    }

    @Test
    void onePersonAndOneOrganisationCountOnceHoweverTheyWriteIt() {
        List<String> ede = List.of("Gemeente Ede", "Ede", "gem. Ede");
        assertEquals(List.of(), told(List.of("a", "a", "a"), List.of("Ede", "Arnhem", "Wageningen")));
        assertEquals(List.of(), told(List.of("a", "b", "c"), ede));
        assertEquals(List.of(), told(List.of("a", "a", "b", "c"), List.of("Ede", "Arnhem", "gemeente Ede", "EDE")));
        assertEquals(
                List.of(3),
                told(
                        List.of("a", "b", "c", "c"),
                        List.of("Gemeente Ede", "Provincie Utrecht", "Arnhem", "Stichting X")),
                "four organisations of three people");
        assertEquals("gemeente", Words.organisation("Gemeente"));
    }

    private static List<Integer> told(List<String> authors, List<String> organisations) {
        Map<String, Contribution> contributions = new HashMap<>();
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < authors.size(); i++) {
            contributions.put(
                    "t" + i,
                    new Contribution(
                            "t" + i,
                            authors.get(i),
                            organisations.get(i),
                            OrganisationType.OTHER,
                            "Loting",
                            "Loting",
                            Intent.ADDRESS));
            members.add(new Member("t" + i, 1, false, List.of()));
        }
        Group group = new Group("t0", Label.of("Loting"), false, members, List.of(), 1, members.size(), Map.of());
        return MakeHints.of(List.of(group), contributions, Thesaurus.dutch()).all().stream()
                .map(Hint::organisations)
                .toList();
    }

    /// Each topic of the set as if it were written when all others were there.
    @Test
    void onTheLabelledSetMostThatIsToldIsRight() {
        LabelledSet set = LabelledSet.read();
        Thesaurus thesaurus = Thesaurus.dutch();
        SuggestCoalitions suggest = new SuggestCoalitions(thesaurus);
        int told = 0;
        int right = 0;
        int couldBe = 0;
        for (Contribution written : set.topics()) {
            Map<String, Contribution> others = new HashMap<>();
            set.topics().stream()
                    .filter(other -> !other.id().equals(written.id()))
                    .forEach(other -> others.put(other.id(), other));
            List<Group> groups =
                    suggest.suggest(others.values(), Constraints.NONE).groups();
            Hints hints = MakeHints.of(groups, others, thesaurus);
            hints.all().forEach(hint -> assertTrue(hint.organisations() >= Hints.FEWEST));
            String label = set.labels().get(written.id());
            Set<String> mates = others.keySet().stream()
                    .filter(id -> java.util.Objects.equals(set.labels().get(id), label))
                    .collect(Collectors.toCollection(HashSet::new));
            List<Group> theirs = new ArrayList<>();
            groups.stream()
                    .filter(group -> group.organisations() >= Hints.FEWEST)
                    .filter(group -> group.ids().stream().anyMatch(mates::contains))
                    .forEach(theirs::add);
            couldBe += theirs.isEmpty() ? 0 : 1;
            Optional<Hint> hint = hints.of(written.theme(), written.text());
            if (hint.isPresent()) {
                told++;
                right += theirs.stream()
                                .anyMatch(group -> group.id().equals(hint.get().coalition()))
                        ? 1
                        : 0;
            }
        }
        assertTrue(right >= 0.85 * told, right + " of " + told + " are right");
        assertTrue(right >= 0.55 * couldBe, right + " of " + couldBe + " are told");
    }
}
