package nl.klankbord.sorting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.klankbord.json.Json;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingFile;
import nl.klankbord.memory.Examples;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.OrganisationType;
import nl.klankbord.topic.Intent;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;
import nl.klankbord.topic.TopicsContract;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// What decisions come to, by example and by chance.
final class SortingTest {

    private static final Meeting MEETING = Examples.utrecht();
    private static final List<String> TITLES = List.of("Loting", "Burgerberaad", "Wijkraad", "AI", "Anders");
    private static final String LETTERS = "abcdefghijklmnopqrst";

    @Test
    void whatPeopleTypeAlikeIsOneTheme() {
        Picture picture =
                picture(List.of(), card("a", "Burgerberaad"), card("b", " burger BERAAD"), card("c", "burgerberaad "));
        assertEquals(List.of("Burgerberaad 2", "burger BERAAD 1"), themes(picture));
        Theme own = new Theme();
        assertEquals(own.id(), ThemeId.ofTitle(MEETING, "  " + own.dutch().toUpperCase(Locale.ROOT)));
        assertEquals(own.id(), ThemeId.ofTitle(MEETING, own.english()), "in either language");
    }

    @Test
    void whoJoinsATableLeavesItsNameAsItIs() {
        List<Decided> log = new ArrayList<>(List.of(
                decided(1, Decision.seat(table('1'), Set.of(key("a"), key("b")), "Loting")),
                decided(2, Decision.seat(table('1'), Set.of(), "Burgers geloot")),
                decided(3, Decision.seat(table('1'), Set.of(key("c")), ""))));
        assertEquals("Burgers geloot", Sorting.of(log).coalitions().getFirst().name());
        log.add(decided(4, Decision.undo(2)));
        assertEquals("Loting", Sorting.of(log).coalitions().getFirst().name(), "also when the new one is undone");
        assertEquals(3, Sorting.of(log).coalitions().getFirst().members().size());
        log.add(decided(5, Decision.undo(1)));
        Coalition left = Sorting.of(log).coalitions().getFirst();
        assertEquals(Set.of(key("c")), left.members());
        assertTrue(!left.name().isEmpty(), "it was called something");
    }

    @Test
    void aTopicLandsWhereItsThemeWentWheneverItComes() {
        List<Decided> log = List.of(merge(1, "Loten", "Loting", "Dobbelen"), merge(2, "Toeval", "Loten", "Kansspel"));
        Picture before = picture(log, card("a", "Loting"));
        assertEquals(List.of("Toeval 1"), themes(before));
        Picture after =
                picture(log, card("a", "Loting"), card("b", "dobbelen"), card("c", "Loten"), card("d", "toeval"));
        assertEquals(List.of("Toeval 4"), themes(after));
    }

    @Test
    void aRenamedThemeKeepsWhatCameUnderItsOldName() {
        List<Decided> log = List.of(merge(1, "Burgerraad", "Burgerberaad"));
        assertEquals(
                List.of("Burgerraad 2", "AI 1"),
                themes(picture(log, card("a", "burgerberaad"), card("b", "Burgerraad"), card("c", "AI"))));
        List<Decided> andBack = List.of(log.getFirst(), merge(2, "Burgerberaad", "Burgerraad"));
        assertEquals(
                List.of("Burgerberaad 2"),
                themes(picture(andBack, card("a", "burgerberaad"), card("b", "Burgerraad"))));
    }

    @Test
    void whatWasDecidedAboutAThemeHoldsWhenTheMeetingHasItNoMore() {
        Topic picked = TopicsContract.topic("one", "Iets over meedoen");
        ThemeId own = new ThemeId(picked.themeId().orElseThrow());
        Meeting without = MeetingFile.with(
                MEETING, Json.object().put("themes", Json.array(List.of())).build());
        List<Decided> log = List.of(decided(1, Decision.merge(Set.of(own), "Mobiliteit", id("Mobiliteit"))));
        for (Meeting meeting : List.of(MEETING, without)) {
            Card card = Card.of(meeting, picked);
            assertEquals(List.of("Mobiliteit 1"), themes(new Picture(meeting, Sorting.of(log), List.of(card))));
            assertEquals("Mobiliteit", Sorting.of(log).theme(meeting, picked));
        }
        assertEquals(
                List.of(picked.theme() + " 1"),
                themes(new Picture(without, Sorting.of(List.of()), List.of(Card.of(without, picked)))),
                "as its topics say it");
    }

    @Test
    void aThemeIsSplitByMovingSomeOfItsTopics() {
        List<Decided> log = List.of(
                merge(1, "Loting", "Loting", "Burgerberaad"),
                decided(2, Decision.move(Set.of(key("b"), key("c")), "Burgerberaad", id("Burgerberaad"))));
        Picture picture = picture(log, card("a", "Burgerberaad"), card("b", "Loting"), card("c", "Loting"));
        assertEquals(List.of("Burgerberaad 2", "Loting 1"), themes(picture));
        assertEquals(Set.of("b", "c"), letters(picture, id("Burgerberaad")));
    }

    @Test
    void tagsNotesAndTheProgrammeComeAndGo() {
        TopicKey a = key("a");
        List<Decided> log = List.of(
                decided(1, Decision.about(Kind.TAG, Set.of(a), "Ochtend")),
                decided(2, Decision.about(Kind.TAG, Set.of(a), "zaal 2")),
                decided(3, Decision.about(Kind.UNTAG, Set.of(a), "ochtend")),
                decided(4, Decision.about(Kind.PROGRAMME, Set.of(a), "")),
                decided(5, Decision.about(Kind.NOTE, Set.of(a), "Bellen")));
        Picture picture = picture(log, card("a", "AI"), card("b", "AI"));
        assertEquals(List.of("zaal 2"), List.copyOf(picture.sorting().tags(a).values()));
        assertEquals(List.of("zaal 2"), List.copyOf(picture.tags().values()));
        assertTrue(picture.sorting().isProgrammed(a));
        assertEquals(1, picture.find(id("AI")).orElseThrow().programmed());
        assertEquals(1, picture.sorting().notes(a).size());
        Pick tagged = new Pick(
                Optional.empty(), Optional.of(ThemeId.ofTag("Zaal 2")), Optional.of(true), Optional.of(Intent.PRESENT));
        assertEquals(
                List.of(a), picture.topics(tagged).stream().map(Card::topic).toList());
    }

    @Test
    void tablesAreMadeFilledLeftMergedAndDissolved() {
        List<Decided> log = List.of(
                decided(1, Decision.seat(table('1'), Set.of(key("a"), key("b"), key("c")), "Loting")),
                decided(2, Decision.seat(table('2'), Set.of(key("d")), "AI")),
                decided(3, Decision.seat(table('2'), Set.of(key("c")), "AI")),
                decided(4, Decision.leave(table('1'), Set.of(key("b")))),
                decided(5, Decision.about(Kind.APART, Set.of(key("a"), key("d")), "")),
                decided(6, Decision.seat(table('1'), Set.of(), "Burgers geloot")),
                decided(7, Decision.seat(table('2'), Set.of(key("a")), "AI")),
                decided(8, Decision.release(table('2'))));
        assertEquals("Loting abc", tables(log, 1));
        assertEquals("Loting ab, AI cd", tables(log, 3));
        assertEquals("Loting a, AI cd", tables(log, 4));
        assertEquals(Set.of(key("b")), Sorting.of(log, 4).left(table('1')));
        assertEquals(List.of(Set.of(key("a"), key("d"))), Sorting.of(log, 5).apart());
        assertEquals("Burgers geloot a, AI cd", tables(log, 6));
        assertEquals("AI acd", tables(log, 7), "a table at which nobody sits is none");
        assertEquals("", tables(log, 8));
        assertEquals(Optional.empty(), Sorting.of(log).seat(key("d")));
    }

    @Test
    void whoComesBackToATableMayBeSuggestedForItAgain() {
        List<Decided> log = List.of(
                decided(1, Decision.seat(table('1'), Set.of(key("a"), key("b")), "Loting")),
                decided(2, Decision.leave(table('1'), Set.of(key("b")))),
                decided(3, Decision.seat(table('1'), Set.of(key("b")), "Loting")));
        assertEquals(Set.of(), Sorting.of(log).left(table('1')));
        assertEquals("Loting ab", tables(log, 3));
    }

    @Test
    void aTableKeepsItsNameWhenWhoeverItWasGivenWithIsErased() {
        Decision seat = Decision.seat(table('1'), Set.of(key("a")), "Loting");
        Decision left = seat.without(key("a").person());
        assertEquals(Kind.SEAT, left.kind());
        assertEquals("Loting", left.text());
        assertEquals(Set.of(), left.topics());
    }

    private static CoalitionId table(char letter) {
        return new CoalitionId(String.valueOf(letter).repeat(22));
    }

    private static String tables(List<Decided> log, int last) {
        return Sorting.of(log, last).coalitions().stream()
                .map(table -> table.name() + " "
                        + Stream.of("a", "b", "c", "d")
                                .filter(letter -> table.members().contains(key(letter)))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining(", "));
    }

    /// Undoing gives the picture before, and undoing that the picture after.
    @RepeatedTest(100)
    void everythingIsReversible(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Decided> log = log(random, random.nextInt(15));
        Card[] cards = cards(random);
        String before = whole(picture(log, cards));
        List<Decided> more = new ArrayList<>(log);
        int number = log.size() + 1;
        more.add(decided(number, decision(random, more)));
        String after = whole(picture(more, cards));
        more.add(decided(number + 1, Decision.undo(number)));
        assertEquals(before, whole(picture(more, cards)));
        more.add(decided(number + 2, Decision.undo(number + 1)));
        assertEquals(after, whole(picture(more, cards)));
    }

    /// No topic is lost or counted twice, and neither the order of topics nor that of reading the log matters.
    @RepeatedTest(100)
    void everyTopicStandsUnderOneTheme(RepetitionInfo repetition) {
        Random random = new Random(1000 + repetition.getCurrentRepetition());
        List<Decided> log = log(random, 20);
        Card[] cards = cards(random);
        Picture picture = picture(log, cards);
        assertEquals(
                cards.length,
                picture.themes().stream().mapToLong(Sorted::topics).sum());
        assertEquals(cards.length, new HashSet<>(picture.topics(Pick.ALL)).size());
        List<Card> shuffled = new ArrayList<>(List.of(cards));
        Collections.shuffle(shuffled, random);
        List<Decided> mixed = new ArrayList<>(log);
        Collections.shuffle(mixed, random);
        assertEquals(whole(picture), whole(picture(mixed, shuffled.toArray(Card[]::new))));
        assertEquals(
                picture.topics(Pick.ALL),
                picture(mixed, shuffled.toArray(Card[]::new)).topics(Pick.ALL));
    }

    /// A topic that comes later stands where one of the same theme stands that was there before.
    @RepeatedTest(50)
    void whoComesLateIsSortedAsWhoWasThere(RepetitionInfo repetition) {
        Random random = new Random(5000 + repetition.getCurrentRepetition());
        List<Decided> log = log(random, 20);
        for (String title : TITLES) {
            Picture picture = picture(log, card("y", title), card("z", title));
            assertEquals(
                    1,
                    picture.themes().stream()
                            .filter(theme -> theme.topics() == 2)
                            .count(),
                    title);
        }
    }

    private static List<Decided> log(Random random, int size) {
        List<Decided> log = new ArrayList<>();
        for (int number = 1; number <= size; number++) {
            log.add(decided(number, decision(random, log)));
        }
        return log;
    }

    private static Decision decision(Random random, List<Decided> log) {
        Set<TopicKey> topics = IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(_ -> key(LETTERS.substring(random.nextInt(20)).substring(0, 1)))
                .collect(Collectors.toSet());
        String title = TITLES.get(random.nextInt(TITLES.size()));
        return switch (random.nextInt(10)) {
            case 0, 1 ->
                Decision.merge(
                        IntStream.rangeClosed(0, random.nextInt(2))
                                .mapToObj(_ -> id(TITLES.get(random.nextInt(TITLES.size()))))
                                .collect(Collectors.toSet()),
                        title,
                        id(title));
            case 2, 3 -> Decision.move(topics, title, id(title));
            case 4 -> Decision.about(random.nextBoolean() ? Kind.TAG : Kind.UNTAG, topics, title);
            case 5 -> Decision.about(random.nextBoolean() ? Kind.PROGRAMME : Kind.UNPROGRAMME, topics, "");
            case 6 -> Decision.seat(table("12".charAt(random.nextInt(2))), topics, title);
            case 7 -> Decision.leave(table("12".charAt(random.nextInt(2))), topics);
            case 8 ->
                random.nextBoolean()
                        ? Decision.release(table("12".charAt(random.nextInt(2))))
                        : Decision.about(Kind.APART, topics, "");
            default ->
                log.isEmpty() ? Decision.about(Kind.NOTE, topics, "n") : Decision.undo(1 + random.nextInt(log.size()));
        };
    }

    private static Card[] cards(Random random) {
        return IntStream.range(0, 15)
                .mapToObj(place -> card(LETTERS.substring(place, place + 1), TITLES.get(random.nextInt(TITLES.size()))))
                .toArray(Card[]::new);
    }

    /// All that somebody sees.
    private static String whole(Picture picture) {
        SortedMap<String, String> topics = new TreeMap<>();
        for (Card card : picture.topics(Pick.ALL)) {
            Sorting sorting = picture.sorting();
            topics.put(
                    card.topic().word(),
                    picture.theme(card) + " " + sorting.tags(card.topic()) + sorting.isProgrammed(card.topic())
                            + sorting.notes(card.topic()).stream()
                                    .map(Decided::number)
                                    .toList());
        }
        return picture.themes() + " " + topics + " " + picture.sorting().coalitions() + " "
                + picture.sorting().apart();
    }

    private static List<String> themes(Picture picture) {
        return picture.themes().stream()
                .filter(theme -> theme.topics() > 0)
                .map(theme -> theme.title().in(Language.DUTCH) + " " + theme.topics())
                .toList();
    }

    private static Set<String> letters(Picture picture, ThemeId theme) {
        return picture.topics(Pick.ALL).stream()
                .filter(card -> picture.theme(card).equals(theme))
                .map(card -> card.topic().person().value().substring(0, 1))
                .collect(Collectors.toSet());
    }

    private static Picture picture(List<Decided> log, Card... cards) {
        return new Picture(MEETING, Sorting.of(log), List.of(cards));
    }

    private static Decided merge(int number, String title, String... themes) {
        return decided(
                number,
                Decision.merge(
                        Arrays.stream(themes).map(SortingTest::id).collect(Collectors.toSet()), title, id(title)));
    }

    private static Decided decided(int number, Decision decision) {
        return DecisionsContract.decided(number, decision);
    }

    private static ThemeId id(String title) {
        return ThemeId.ofTitle(MEETING, title);
    }

    private static TopicKey key(String letter) {
        return DecisionsContract.key(letter);
    }

    private static Card card(String letter, String theme) {
        return new Card(
                key(letter),
                id(theme),
                theme.strip(),
                "ede",
                OrganisationType.MUNICIPALITY,
                letter.codePointAt(0) % 2 == 0 ? Intent.ADDRESS : Intent.PRESENT,
                Examples.NOW.plusSeconds(letter.codePointAt(0)));
    }

    /// The first of the meeting's own.
    private record Theme(ThemeId id, String dutch, String english) {

        Theme() {
            this(
                    new ThemeId(MEETING.themes().getFirst().id()),
                    MEETING.themes().getFirst().title().dutch(),
                    MEETING.themes().getFirst().title().english());
        }
    }
}
