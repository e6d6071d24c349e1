package nl.klankbord.sorting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.klankbord.meeting.Bilingual;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Theme;
import nl.klankbord.topic.Intent;
import nl.klankbord.topic.TopicKey;

/// The topics of a meeting as they stand after sorting. The order in which they are handed over does not matter.
public final class Picture {

    private static final Comparator<Card> BY_ARRIVAL =
            Comparator.comparing(Card::receivedAt).thenComparing(Card::topic);
    private static final Comparator<Card> PRESENTERS_FIRST =
            Comparator.comparing(Card::intent).reversed().thenComparing(BY_ARRIVAL);
    private static final Comparator<Titled> LARGEST_FIRST = Comparator.comparingLong(
                    (Titled titled) -> titled.theme().topics())
            .reversed()
            .thenComparing(Titled::folded)
            .thenComparing(titled -> titled.theme().id());

    private final Meeting meeting;
    private final Sorting sorting;
    private final SortedMap<ThemeId, List<Card>> groups = new TreeMap<>();
    private final Map<ThemeId, String> typed = new HashMap<>();
    private final Map<TopicKey, String> called = new HashMap<>();
    private final List<Sorted> themes;

    public Picture(Meeting meeting, Sorting sorting, List<Card> cards) {
        this.meeting = meeting;
        this.sorting = sorting;
        meeting.themes().forEach(theme -> groups.put(new ThemeId(theme.id()), new ArrayList<>()));
        for (Card card : cards.stream().sorted(BY_ARRIVAL).toList()) {
            typed.putIfAbsent(card.home(), card.theme());
            called.put(card.topic(), card.theme());
            groups.computeIfAbsent(theme(card), _ -> new ArrayList<>()).add(card);
        }
        this.themes = groups.entrySet().stream()
                .filter(group -> !group.getValue().isEmpty() || !sorting.isGone(group.getKey()))
                .map(group -> Titled.of(sorted(group.getKey(), group.getValue())))
                .sorted(LARGEST_FIRST)
                .map(Titled::theme)
                .toList();
    }

    /// @return as it is now
    /// @throws nl.klankbord.meeting.UnavailableException when a store gives no answer
    public static Picture of(Meeting meeting, Decisions decisions, Cards cards) {
        return new Picture(meeting, Sorting.of(decisions.all(meeting.id())), cards.of(meeting));
    }

    /// @param last number of the last decision that counts
    /// @return as it was then, with the topics of now
    /// @throws nl.klankbord.meeting.UnavailableException when a store gives no answer
    public static Picture of(Meeting meeting, Decisions decisions, Cards cards, int last) {
        return new Picture(meeting, Sorting.of(decisions.all(meeting.id()), last), cards.of(meeting));
    }

    public Sorting sorting() {
        return sorting;
    }

    /// @return the largest first
    public List<Sorted> themes() {
        return themes;
    }

    public Optional<Sorted> find(ThemeId theme) {
        return themes.stream().filter(each -> each.id().equals(theme)).findFirst();
    }

    /// @return whether there is such a theme, or was one before it went into another
    public boolean knows(ThemeId theme) {
        return groups.containsKey(theme) || typed.containsKey(theme) || sorting.isGone(theme);
    }

    public ThemeId theme(Card card) {
        return sorting.theme(card.topic(), card.home());
    }

    /// @return what it is called, also when it is a theme no more
    public Bilingual title(ThemeId theme) {
        Optional<String> given = sorting.title(theme);
        Optional<Bilingual> own = meeting.theme(theme.value())
                .map(Theme::title)
                .filter(title ->
                        given.isEmpty() || ThemeId.ofTitle(meeting, given.get()).equals(theme));
        return own.orElseGet(() -> {
            String title = given.or(() -> Optional.ofNullable(typed.get(theme)))
                    .or(() -> sorting.firstTitle(theme))
                    .orElse("–");
            return new Bilingual(title, title);
        });
    }

    /// @return the theme of a topic as typed
    public String title(TopicKey topic) {
        return called.getOrDefault(topic, "–");
    }

    /// @return by theme, the largest first, and in each who comes to tell first, then as they came
    public List<Card> topics(Pick pick) {
        List<Card> picked = new ArrayList<>();
        for (Sorted theme : themes) {
            if (pick.theme().orElse(theme.id()).equals(theme.id())) {
                groups.getOrDefault(theme.id(), List.of()).stream()
                        .filter(card -> isPicked(card, pick))
                        .sorted(PRESENTERS_FIRST)
                        .forEach(picked::add);
            }
        }
        return picked;
    }

    /// @return every tag that a topic has, by its hash, in the order of the alphabet
    public Map<ThemeId, String> tags() {
        SortedMap<String, String> all = new TreeMap<>();
        groups.values().forEach(cards -> cards.forEach(card -> all.putAll(sorting.tags(card.topic()))));
        Map<ThemeId, String> tags = new LinkedHashMap<>();
        all.forEach((folded, tag) -> tags.put(ThemeId.ofTag(folded), tag));
        return tags;
    }

    private boolean isPicked(Card card, Pick pick) {
        return pick.intent().orElse(card.intent()) == card.intent()
                && pick.programmed()
                        .map(wanted -> wanted == sorting.isProgrammed(card.topic()))
                        .orElse(true)
                && pick.tag()
                        .map(tag -> sorting.tags(card.topic()).keySet().stream()
                                .anyMatch(folded -> ThemeId.ofTag(folded).equals(tag)))
                        .orElse(true);
    }

    /// A theme with its title folded once: ten thousand themes are compared some hundred thousand times.
    private record Titled(Sorted theme, String folded) {

        static Titled of(Sorted theme) {
            return new Titled(theme, ThemeId.folded(theme.title().dutch()));
        }
    }

    private Sorted sorted(ThemeId id, List<Card> cards) {
        Set<String> organisations = new HashSet<>();
        long present = 0;
        long programmed = 0;
        for (Card card : cards) {
            organisations.add(card.organisation());
            present += card.intent() == Intent.PRESENT ? 1 : 0;
            programmed += sorting.isProgrammed(card.topic()) ? 1 : 0;
        }
        return new Sorted(id, title(id), present, cards.size() - present, programmed, organisations.size());
    }
}
