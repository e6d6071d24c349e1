package nl.klankbord.coalition;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.coalition.Constraints.Pair;
import nl.klankbord.coalition.Constraints.Pinned;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.sorting.Coalition;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.sorting.Decisions;
import nl.klankbord.sorting.OwnWords;
import nl.klankbord.sorting.Sorting;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;
import nl.klankbord.topic.Topics;

/// Suggests who belongs at one table for a meeting: of its topics, by the thesaurus with what its organisers added,
/// respecting all that they decided.
public final class MakeSuggestions {

    /// The time it takes grows with the square: these take eight seconds and 380 MB (`bin/bench coalitions`).
    static final int MOST = 5_000;

    private final Topics topics;
    private final Decisions decisions;
    private final Suggestions suggestions;
    private final HintStore hints;

    public MakeSuggestions(Topics topics, Decisions decisions, Suggestions suggestions, HintStore hints) {
        this.topics = topics;
        this.decisions = decisions;
        this.suggestions = suggestions;
        this.hints = hints;
    }

    /// The file with the thesaurus is read once.
    private static final class Known {

        private static final Thesaurus THESAURUS = Thesaurus.dutch();
    }

    /// @return what is suggested now, which is stored, with hints for whoever writes a topic
    /// @throws nl.klankbord.meeting.UnavailableException when a store gives no certain answer
    public Suggested make(Meeting meeting, Instant now) {
        Sorting sorting = Sorting.of(decisions.all(meeting.id()));
        List<Topic> all = new ArrayList<>();
        topics.each(meeting.id(), counted -> {
            if (!counted.answer().participant().isErased()) {
                all.add(counted.answer());
            }
        });
        // Whoever came first is looked at; a page says how many were not.
        all.sort(Comparator.comparing((Topic topic) -> topic.submission().receivedAt())
                .thenComparing(TopicKey::of));
        List<Topic> first = all.subList(0, Math.min(MOST, all.size()));
        Map<String, Contribution> contributions = new LinkedHashMap<>();
        first.forEach(topic -> contributions.put(TopicKey.of(topic).word(), contribution(topic)));
        Thesaurus thesaurus = Known.THESAURUS.and(own(sorting.words()));
        Grouping grouping =
                named(new SuggestCoalitions(thesaurus).suggest(contributions.values(), constraints(sorting)), sorting);
        Suggested suggested = new Suggested(
                now.truncatedTo(ChronoUnit.SECONDS), sorting.seen(), first.size(), all.size() - first.size(), grouping);
        suggestions.store(meeting.id(), suggested);
        hints.store(meeting, MakeHints.of(grouping.groups(), contributions, thesaurus));
        return suggested;
    }

    static Contribution contribution(Topic topic) {
        return new Contribution(
                TopicKey.of(topic).word(),
                topic.person().value(),
                topic.participant().organisation(),
                topic.participant().organisationType(),
                topic.theme(),
                topic.text(),
                topic.intent());
    }

    static Constraints constraints(Sorting sorting) {
        Set<Pair> apart = new HashSet<>();
        for (Set<TopicKey> never : sorting.parted()) {
            never.forEach(one -> never.stream()
                    .filter(other -> one.compareTo(other) < 0)
                    .forEach(other -> apart.add(new Pair(one.word(), other.word()))));
        }
        List<Pinned> pinned = new ArrayList<>();
        for (Coalition coalition : sorting.coalitions()) {
            Set<String> members = new HashSet<>();
            coalition.members().forEach(member -> members.add(member.word()));
            pinned.add(new Pinned(coalition.id().value(), coalition.name(), members, true));
            sorting.left(coalition.id())
                    .forEach(left -> members.forEach(member -> apart.add(new Pair(left.word(), member))));
        }
        return new Constraints(Set.of(), apart, pinned);
    }

    private static List<Concept> own(List<OwnWords> words) {
        return words.stream()
                .map(own -> new Concept(
                        known(own).orElse("own " + own.folded()),
                        own.name(),
                        own.name(),
                        own.terms(),
                        Optional.empty(),
                        List.of(),
                        false))
                .toList();
    }

    private static Optional<String> known(OwnWords own) {
        return Known.THESAURUS.concepts().stream()
                .filter(concept -> concept.dutch().toLowerCase(Locale.ROOT).equals(own.folded())
                        || concept.english().toLowerCase(Locale.ROOT).equals(own.folded()))
                .map(Concept::id)
                .findFirst();
    }

    /// A group is called after the first of its topics after which no other is, nor ever was one that organisers
    /// decided about: so it keeps its name as long as that one stays, and gets no answers that were given about
    /// another.
    private static Grouping named(Grouping grouping, Sorting sorting) {
        Set<CoalitionId> taken = new HashSet<>(sorting.named());
        List<Group> groups = new ArrayList<>();
        for (Group group : grouping.groups()) {
            groups.add(group.pinned() ? group : group.named(free(group, taken)));
        }
        return new Grouping(groups, grouping.single());
    }

    private static String free(Group group, Set<CoalitionId> taken) {
        CoalitionId free = CoalitionId.free(
                group.ids().stream().flatMap(id -> TopicKey.of(id).stream()).toList(), taken::contains);
        taken.add(free);
        return free.value();
    }
}
