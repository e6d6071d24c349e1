package nl.klankbord.sorting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;

/// What the decisions of a meeting come to. They are gone through one after another, as if every topic had been
/// there before the first of them: so a topic that comes in under a theme that was merged lands where that theme
/// went, whenever it comes.
public final class Sorting {

    private final List<Decided> log;
    private final Set<Integer> undone = new HashSet<>();
    private final Map<ThemeId, ThemeId> merged = new HashMap<>();
    private final Map<TopicKey, ThemeId> moved = new HashMap<>();
    private final Map<ThemeId, String> titles = new HashMap<>();
    private final Map<ThemeId, String> firstTitles = new HashMap<>();
    private final Map<TopicKey, SortedMap<String, String>> tags = new HashMap<>();
    private final Set<TopicKey> programmed = new HashSet<>();
    private final Map<TopicKey, List<Decided>> notes = new HashMap<>();
    private final Map<CoalitionId, String> names = new LinkedHashMap<>();
    private final Map<TopicKey, CoalitionId> seats = new HashMap<>();
    private final Map<CoalitionId, Set<TopicKey>> left = new HashMap<>();
    private final Set<CoalitionId> released = new HashSet<>();
    private final List<Set<TopicKey>> apart = new ArrayList<>();
    private final List<Set<TopicKey>> declined = new ArrayList<>();
    private final SortedMap<String, OwnWords> words = new TreeMap<>();

    private Sorting(List<Decided> log) {
        this.log = log;
    }

    /// @param decisions of one meeting, in any order
    public static Sorting of(List<Decided> decisions) {
        Sorting sorting = new Sorting(decisions.stream()
                .sorted(Comparator.comparingInt(Decided::number))
                .toList());
        // What undoes comes behind what it undoes: from the last on, each is known to stand or not when it counts.
        for (Decided decided : sorting.log.reversed()) {
            if (decided.decision().kind() == Kind.UNDO && sorting.stands(decided)) {
                sorting.undone.add(decided.decision().undoes());
            }
        }
        sorting.log.stream().filter(sorting::stands).forEach(sorting::apply);
        return sorting;
    }

    /// @param last number of the last decision that counts
    public static Sorting of(List<Decided> decisions, int last) {
        return of(decisions.stream().filter(decided -> decided.number() <= last).toList());
    }

    /// @return every decision, by number
    public List<Decided> log() {
        return log;
    }

    /// @return the number of the last decision; 0 when there is none
    public int seen() {
        return log.isEmpty() ? 0 : log.getLast().number();
    }

    public boolean stands(Decided decided) {
        return !undone.contains(decided.number());
    }

    Optional<Decided> find(int number) {
        return log.stream().filter(decided -> decided.number() == number).findFirst();
    }

    /// @return the decision of that number, if it can be undone
    Optional<Decided> standing(int number) {
        return find(number).filter(this::mayBeUndone);
    }

    public boolean mayBeUndone(Decided decided) {
        return stands(decided) && decided.decision().kind() != Kind.FORGOTTEN;
    }

    /// @param home the theme under which the topic came in
    /// @return the theme under which it stands
    public ThemeId theme(TopicKey topic, ThemeId home) {
        ThemeId there = moved.get(topic);
        return there == null ? merged.getOrDefault(home, home) : there;
    }

    /// @return the title under which organisers put it, or else its theme as typed
    public String theme(Meeting meeting, Topic topic) {
        ThemeId home = ThemeId.of(meeting, topic);
        ThemeId theme = theme(TopicKey.of(topic), home);
        return title(theme)
                .or(() -> theme.equals(home) ? Optional.empty() : firstTitle(theme))
                .orElse(topic.theme());
    }

    /// @return whether it went into another
    boolean isGone(ThemeId theme) {
        return !merged.getOrDefault(theme, theme).equals(theme);
    }

    /// @return the title that was given to what was merged
    Optional<String> title(ThemeId theme) {
        return Optional.ofNullable(titles.get(theme));
    }

    /// @return the title under which topics were moved there, for a theme that has no other
    Optional<String> firstTitle(ThemeId theme) {
        return Optional.ofNullable(firstTitles.get(theme));
    }

    /// @return as last written, by what makes two the same
    public SortedMap<String, String> tags(TopicKey topic) {
        return tags.getOrDefault(topic, new TreeMap<>());
    }

    public boolean isProgrammed(TopicKey topic) {
        return programmed.contains(topic);
    }

    /// @return notes to self, the oldest first
    public List<Decided> notes(TopicKey topic) {
        return notes.getOrDefault(topic, List.of());
    }

    /// @return the tables that organisers made, the oldest first
    public List<Coalition> coalitions() {
        Map<CoalitionId, SortedSet<TopicKey>> members = new LinkedHashMap<>();
        names.keySet().forEach(id -> members.put(id, new TreeSet<>()));
        seats.forEach(
                (topic, at) -> members.computeIfAbsent(at, _ -> new TreeSet<>()).add(topic));
        List<Coalition> coalitions = new ArrayList<>();
        members.forEach((id, those) -> {
            if (!those.isEmpty()) {
                coalitions.add(new Coalition(id, names.getOrDefault(id, ""), those));
            }
        });
        return coalitions;
    }

    /// @return whether it was dissolved, and nobody came to sit there since
    public boolean isReleased(CoalitionId id) {
        return released.contains(id);
    }

    public Optional<Coalition> coalition(CoalitionId id) {
        return coalitions().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /// Every coalition that was ever decided about, also what was undone since: what people answered about a table, and
    /// what they wrote there, is kept under its name. So no other table may have it.
    public Set<CoalitionId> named() {
        return log.stream()
                .flatMap(decided -> decided.decision().coalition().stream())
                .collect(Collectors.toSet());
    }

    /// @return where the topic sits; empty when organisers gave it no place
    public Optional<CoalitionId> seat(TopicKey topic) {
        return Optional.ofNullable(seats.get(topic));
    }

    /// @return what the table is called where it sits; empty when organisers gave it no place
    public Optional<String> table(TopicKey topic) {
        return seat(topic).flatMap(id -> Optional.ofNullable(names.get(id)));
    }

    /// @return topics that are not to be suggested for that coalition
    public Set<TopicKey> left(CoalitionId coalition) {
        return Collections.unmodifiableSet(left.getOrDefault(coalition, Set.of()));
    }

    /// @return of each of these sets, no two topics are to sit at one table
    public List<Set<TopicKey>> apart() {
        return List.copyOf(apart);
    }

    /// @return of each of these sets, no two topics are to be suggested for one table: they are kept apart, or left a
    ///     table together at which nobody sits since
    public List<Set<TopicKey>> parted() {
        return Stream.concat(apart.stream(), declined.stream()).toList();
    }

    /// @return whether the topic may be suggested for one table with all of these
    public boolean mayMeet(TopicKey topic, Collection<TopicKey> others) {
        return parted().stream()
                .noneMatch(never -> never.contains(topic) && others.stream().anyMatch(never::contains));
    }

    /// @return as it would be if these were decided as well
    public Sorting with(Meeting meeting, List<Decision> more) {
        List<Decided> all = new ArrayList<>(log);
        for (Decision decision : more) {
            int number = all.isEmpty() ? 1 : all.getLast().number() + 1;
            all.add(new Decided(meeting.id(), number, "", decision, Instant.EPOCH, "", "", 0));
        }
        return of(all);
    }

    /// @return two topics that are never to be together, and would sit at one table if these were decided as well;
    ///     none of which both sit there already
    public Optional<Set<TopicKey>> clash(Meeting meeting, List<Decision> more) {
        if (more.stream().noneMatch(decision -> decision.kind().maySeat())) {
            return Optional.empty();
        }
        Set<Set<TopicKey>> already = clashes();
        return with(meeting, more).clashes().stream()
                .filter(two -> !already.contains(two))
                .findFirst();
    }

    private Set<Set<TopicKey>> clashes() {
        Set<Set<TopicKey>> clashes = new LinkedHashSet<>();
        for (Set<TopicKey> never : apart) {
            for (TopicKey one : never) {
                never.stream()
                        .filter(other -> one.compareTo(other) < 0)
                        .filter(other -> seat(one).isPresent() && seat(one).equals(seat(other)))
                        .forEach(other -> clashes.add(new TreeSet<>(Set.of(one, other))));
            }
        }
        return clashes;
    }

    /// @return what organisers added to the thesaurus, by name
    public List<OwnWords> words() {
        return List.copyOf(words.values());
    }

    private void apply(Decided decided) {
        Decision decision = decided.decision();
        switch (decision.kind()) {
            case MERGE -> merge(decision, decision.into().orElseThrow());
            case MOVE -> move(decision, decision.into().orElseThrow());
            case TAG ->
                decision.topics()
                        .forEach(topic -> tags.computeIfAbsent(topic, _ -> new TreeMap<>())
                                .put(ThemeId.folded(decision.text()), decision.text()));
            case UNTAG -> decision.topics().forEach(topic -> tags(topic).remove(ThemeId.folded(decision.text())));
            case PROGRAMME -> programmed.addAll(decision.topics());
            case UNPROGRAMME -> decision.topics().forEach(programmed::remove);
            case NOTE ->
                decision.topics()
                        .forEach(topic -> notes.computeIfAbsent(topic, _ -> new ArrayList<>())
                                .add(decided));
            case SEAT -> seat(decided, decision.coalition().orElseThrow());
            case LEAVE -> leave(decision, decision.coalition().orElseThrow());
            case APART -> apart.add(decision.topics());
            case RELEASE -> release(decision.coalition().orElseThrow());
            case WORDS -> words(OwnWords.of(decision.text()));
            case UNDO, FORGOTTEN -> {}
        }
    }

    private void merge(Decision decision, ThemeId into) {
        Set<ThemeId> themes = decision.themes();
        merged.replaceAll((_, now) -> themes.contains(now) ? into : now);
        moved.replaceAll((_, now) -> themes.contains(now) ? into : now);
        themes.forEach(theme -> merged.putIfAbsent(theme, into));
        titles.put(into, decision.text());
    }

    private void move(Decision decision, ThemeId into) {
        decision.topics().forEach(topic -> moved.put(topic, into));
        firstTitles.putIfAbsent(into, decision.text());
    }

    private void seat(Decided decided, CoalitionId coalition) {
        Decision decision = decided.decision();
        if (decision.text().isEmpty()) {
            // Whoever named it may have undone that since, and it still has to be called something.
            names.computeIfAbsent(coalition, _ -> name(decided));
        } else {
            names.put(coalition, decision.text());
        }
        released.remove(coalition);
        decision.topics().forEach(topic -> {
            seats.put(topic, coalition);
            left.getOrDefault(coalition, new HashSet<>()).remove(topic);
        });
    }

    /// @return what the coalition of a decision was called until then, or would have been
    public String name(Decided decided) {
        String given = "";
        boolean hasStanding = false;
        for (Decided earlier : log) {
            if (earlier.number() < decided.number()
                    && earlier.decision().kind() == Kind.SEAT
                    && earlier.decision().coalition().equals(decided.decision().coalition())
                    && !earlier.decision().text().isEmpty()
                    && (stands(earlier) || !hasStanding)) {
                given = earlier.decision().text();
                hasStanding = stands(earlier);
            }
        }
        return given;
    }

    private void leave(Decision decision, CoalitionId coalition) {
        decision.topics().forEach(topic -> {
            seats.remove(topic, coalition);
            left.computeIfAbsent(coalition, _ -> new HashSet<>()).add(topic);
        });
        // Also when it was never more than suggested: that is how a suggestion is turned down.
        if (!seats.containsValue(coalition)) {
            declined.add(decision.topics());
        }
    }

    private void release(CoalitionId coalition) {
        names.remove(coalition);
        seats.values().removeIf(coalition::equals);
        left.remove(coalition);
        released.add(coalition);
    }

    private void words(OwnWords own) {
        if (own.terms().isEmpty()) {
            words.remove(own.folded());
        } else {
            words.put(own.folded(), own);
        }
    }
}
