package nl.klankbord.coalition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.klankbord.coalition.Constraints.Pair;
import nl.klankbord.coalition.Constraints.Pinned;
import nl.klankbord.submission.OrganisationType;
import nl.klankbord.topic.Intent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is suggested whatever comes in, and what an organiser decided about it.
final class SuggestCoalitionsTest {

    private static final LabelledSet SET = LabelledSet.read();
    private static final SuggestCoalitions SUGGEST = new SuggestCoalitions(Thesaurus.dutch());
    private static final Grouping PLAIN = suggest(SET.topics());

    @Test
    void theOrderOfTheTopicsDoesNotMatter() {
        List<Contribution> shuffled = new ArrayList<>(SET.topics());
        for (int seed = 1; seed <= 5; seed++) {
            Collections.shuffle(shuffled, new Random(seed));
            assertEquals(PLAIN, suggest(shuffled), "to the last digit");
        }
    }

    @Test
    void everyTopicSitsOnce() {
        List<String> seated = new ArrayList<>(ids(PLAIN));
        Collections.sort(seated);
        assertEquals(SET.topics().stream().map(Contribution::id).toList(), seated);
    }

    @Test
    void theSameAuthorTwiceIsFoldedAndCountsOnce() {
        for (List<String> twice : List.of(
                List.of("t061", "t086"), List.of("t006", "t034"), List.of("t048", "t080"), List.of("t041", "t079"))) {
            Member member = PLAIN.groups().stream()
                    .flatMap(group -> group.members().stream())
                    .filter(each -> twice.contains(each.id()) && !each.second())
                    .findFirst()
                    .orElseThrow();
            assertEquals(1, member.folded().size(), twice::toString);
            assertTrue(twice.contains(member.folded().getFirst()));
        }
        long folds = Stream.concat(
                        PLAIN.groups().stream().flatMap(group -> group.members().stream()), PLAIN.single().stream())
                .filter(member -> !member.second() && !member.folded().isEmpty())
                .count();
        assertEquals(4, folds, "and nobody else");
        List<Contribution> two = List.of(
                topic("a", "x", "Loting", "Loten voor een burgerberaad"),
                topic("b", "x", "Loting", "Loten voor een burgerberaad!"));
        assertEquals(List.of(), suggest(two).groups(), "nobody is a coalition alone");
    }

    @Test
    void whoHasTwoThemesSitsAtOneTableAndIsSuggestedForAnother() {
        assertTrue(groupOf(PLAIN, "t050").ids().contains("t070"), "how to log in");
        assertTrue(
                groupOf(PLAIN, "t065").members().stream()
                        .anyMatch(member -> member.id().equals("t050") && member.second()),
                "and who then drops out");
    }

    @Test
    void everyReasonStandsWhereItSaysInTheTextsOfTwoOrMore() {
        Map<String, Contribution> byId = new HashMap<>();
        SET.topics().forEach(topic -> byId.put(topic.id(), topic));
        for (Group group : PLAIN.groups()) {
            assertFalse(group.reasons().isEmpty(), group.label().dutch());
            assertTrue(group.reasons().stream().mapToDouble(Reason::weight).sum() <= 1.01);
            for (Reason reason : group.reasons()) {
                assertTrue(reason.carriers().size() > 1, reason.label().dutch());
                for (Reason.Carrier carrier : reason.carriers()) {
                    assertTrue(group.ids().contains(carrier.id()));
                    Contribution its = Objects.requireNonNull(byId.get(carrier.id()));
                    assertFalse(carrier.places().isEmpty());
                    carrier.places().forEach(place -> assertFalse(place.of(its).isBlank()));
                }
            }
        }
    }

    @Test
    void aGroupCountsItsOrganisationsByType() {
        Group group = groupOf(PLAIN, "t078");
        assertEquals(
                group.organisations(),
                group.types().values().stream().mapToInt(Integer::intValue).sum());
        assertTrue(group.types().containsKey(OrganisationType.WATER_AUTHORITY), group.types()::toString);
        List<Contribution> spelt = List.of(
                topic("a", "1", "Loting", "Een burgerberaad door loting"),
                topic("b", "2", "Burgerberaad", "Loting van deelnemers voor een burgerberaad"));
        assertEquals(1, suggest(spelt).groups().getFirst().organisations(), "spelt alike but for case is the same one");
    }

    /// Its neighbourhood are the groups in which it is, or is suggested, and those from which their members came. A
    /// topic elsewhere keeps its neighbours, but for one in two hundred: words that more people use tell less.
    @Test
    void oneMoreTopicChangesItsNeighbourhoodOnly() {
        int elsewhere = 0;
        for (Contribution more : SET.topics()) {
            List<Contribution> before =
                    SET.topics().stream().filter(topic -> !topic.equals(more)).toList();
            Map<String, Set<String>> was = tables(suggest(before));
            Map<String, Set<String>> is = tables(PLAIN);
            Set<String> near = new TreeSet<>(is.getOrDefault(more.id(), Set.of()));
            for (Group group : PLAIN.groups()) {
                if (group.members().stream().anyMatch(member -> member.id().equals(more.id()))) {
                    near.addAll(group.ids());
                }
            }
            near.addAll(near.stream()
                    .flatMap(id -> was.getOrDefault(id, Set.of()).stream())
                    .toList());
            for (Contribution topic : before) {
                Set<String> now = new TreeSet<>(is.getOrDefault(topic.id(), Set.of()));
                now.remove(more.id());
                if (!near.contains(topic.id()) && !now.equals(was.get(topic.id()))) {
                    elsewhere++;
                }
            }
        }
        int all = 96 * 95;
        assertTrue(
                elsewhere * 200 <= all,
                elsewhere + " of " + all + " topics far from the new one have other neighbours");
    }

    @Test
    void decisionsArePutBeforeLikeness() {
        Constraints decided = new Constraints(
                Set.of(new Pair("t032", "t012")),
                Set.of(new Pair("t014", "t085")),
                List.of(
                        new Pinned("g1", "Mijn tafel", Set.of("t003", "t052", "gone"), false),
                        new Pinned("g2", "Loten", Set.of("t094"), true)));
        Grouping grouping = suggest(SET.topics(), decided);
        assertTrue(groupOf(grouping, "t032").ids().contains("t012"));
        assertFalse(groupOf(grouping, "t014").ids().contains("t085"));
        Group closed = groupOf(grouping, "t003");
        assertEquals(List.of("t003", "t052"), closed.ids());
        assertEquals("g1", closed.id());
        assertEquals("Mijn tafel", closed.label().dutch());
        Group open = groupOf(grouping, "t094");
        assertEquals("g2", open.id());
        assertTrue(open.ids().contains("t025"), "others may still come to it");
        assertEquals(96, new TreeSet<>(ids(grouping)).size());
        assertEquals(grouping, suggest(SET.topics().reversed(), decided));
    }

    @Test
    void whereDecisionsContradictThePinnedGroupIsKept() {
        Constraints decided = new Constraints(
                Set.of(new Pair("t003", "t010"), new Pair("t014", "t085"), new Pair("t071", "t003")),
                Set.of(new Pair("t014", "t085"), new Pair("t003", "t052")),
                List.of(
                        new Pinned("g1", "Een", Set.of("t003", "t052"), false),
                        new Pinned("g2", "Twee", Set.of("t003", "t010"), false)));
        Grouping grouping = suggest(SET.topics(), decided);
        assertEquals(List.of("t003", "t052"), groupOf(grouping, "t003").ids());
        assertEquals(List.of("t010"), groupOf(grouping, "t010").ids());
        assertFalse(Optional.of(groupOf(grouping, "t014"))
                .map(group -> group.ids().contains("t085"))
                .orElse(false));
    }

    @Test
    void aPinnedGroupKeepsItsIdToItself() {
        String taken = PLAIN.groups().getFirst().id();
        Grouping grouping = suggest(
                SET.topics(),
                new Constraints(
                        Set.of(), Set.of(), List.of(new Pinned(taken, "Van mij", Set.of("t032", "t012"), false))));
        assertEquals(
                grouping.groups().size(),
                grouping.groups().stream().map(Group::id).distinct().count());
    }

    @Test
    void anOrganisersOwnTermsBringTopicsTogether() {
        List<Contribution> topics = List.of(
                topic("a", "1", "De blokkentoren", "Wij bouwden een blokkentoren"),
                topic("b", "2", "Torens", "Ook hier staat een blokkentoren"),
                topic("c", "3", "Iets anders", "Waterschapsverkiezingen"));
        Concept own = new Concept(
                "blokken",
                "Blokkentorens",
                "Block towers",
                List.of("blokkentoren"),
                Optional.empty(),
                List.of(),
                false);
        Grouping grouping =
                new SuggestCoalitions(Thesaurus.dutch().and(List.of(own))).suggest(topics, Constraints.NONE);
        assertEquals(List.of("a", "b"), grouping.groups().getFirst().ids());
        assertTrue(grouping.groups().getFirst().label().dutch().startsWith("Blokkentorens"));
    }

    @Test
    void nothingOneOrTheSameIsNoTrouble() {
        assertEquals(new Grouping(List.of(), List.of()), suggest(List.of()));
        assertEquals(1, suggest(SET.topics().subList(0, 1)).single().size());
        List<Contribution> same = IntStream.range(0, 200)
                .mapToObj(i -> topic("s%03d".formatted(i), "author" + i, "Loting", "Een burgerberaad door loting"))
                .toList();
        Grouping grouping = suggest(same);
        assertEquals(200, grouping.groups().getFirst().ids().size());
        assertEquals(List.of(), grouping.single());
    }

    @Test
    void fiveThousandTopicsAreGroupedToo() {
        List<Contribution> many = Many.topics(5000);
        assertEquals(5000, new TreeSet<>(ids(suggest(many))).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "twee woorden",
                "de het een en of maar",
                "🙈🙈🙈 🎉",
                "<b>Burgerberaad</b> <script>alert(1)</script> & loting",
                "Jan de Vries, Kerkstraat 12, 1234 AB Ons Dorp, 06-12345678",
                "نحن نريد أن نشارك في القرار",
                "我们想参与决定",
                "We would like to talk about citizens' assemblies",
                "﷽ ﬀ ﬃ Å̊ e\u0301",
                "\ud800 half a pair \udc00",
                "' '' '''",
                "0123456789 0123456789"
            })
    void whateverIsTypedIsPlacedOrLeftAlone(String typed) {
        List<Contribution> topics = new ArrayList<>(SET.topics());
        topics.add(topic("x1", "one", typed, typed));
        topics.add(topic("x2", "two", "", typed));
        topics.add(topic("x3", "three", typed, ""));
        Grouping grouping = suggest(topics);
        assertEquals(99, new TreeSet<>(ids(grouping)).size());
        for (Group group : grouping.groups()) {
            String said = group.label() + " "
                    + group.reasons().stream().map(Reason::label).toList();
            assertFalse(said.contains("Vries") || said.contains("Kerkstraat") || said.contains("script"), said);
        }
    }

    @Test
    void twoThousandLettersWithoutASpaceAreAWord() {
        String long1 = "burgerberaad".repeat(166) + "loting12";
        Grouping grouping = suggest(List.of(topic("a", "1", long1, long1), topic("b", "2", "x", "burgerberaad")));
        assertEquals(2, ids(grouping).size());
    }

    @Test
    void twoWithTheSameIdAreRefused() {
        List<Contribution> twice = List.of(SET.topics().getFirst(), SET.topics().getFirst());
        Exception refused = assertThrows(IllegalArgumentException.class, () -> suggest(twice));
        assertEquals("Two contributions have the id t001", refused.getMessage());
    }

    private static Contribution topic(String id, String author, String theme, String text) {
        return new Contribution(
                id,
                author,
                author.equals("1") ? "Gemeente Hier" : "gemeente  hier",
                OrganisationType.MUNICIPALITY,
                theme,
                text,
                Intent.ADDRESS);
    }

    private static Grouping suggest(List<Contribution> topics) {
        return suggest(topics, Constraints.NONE);
    }

    private static Grouping suggest(List<Contribution> topics, Constraints constraints) {
        return SUGGEST.suggest(topics, constraints);
    }

    private static List<String> ids(Grouping grouping) {
        List<String> ids = new ArrayList<>();
        grouping.groups().forEach(group -> ids.addAll(group.ids()));
        for (Member member : grouping.single()) {
            ids.add(member.id());
            ids.addAll(member.folded());
        }
        return ids;
    }

    private static Map<String, Set<String>> tables(Grouping grouping) {
        Map<String, Set<String>> tables = new HashMap<>();
        grouping.groups().forEach(group -> group.ids().forEach(id -> tables.put(id, new TreeSet<>(group.ids()))));
        for (Member member : grouping.single()) {
            Set<String> alone = new TreeSet<>(member.folded());
            alone.add(member.id());
            alone.forEach(id -> tables.put(id, alone));
        }
        return tables;
    }

    private static Group groupOf(Grouping grouping, String id) {
        return grouping.groups().stream()
                .filter(group -> group.ids().contains(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is single"));
    }
}
