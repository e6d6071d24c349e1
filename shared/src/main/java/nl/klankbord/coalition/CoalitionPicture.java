package nl.klankbord.coalition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import nl.klankbord.sorting.Coalition;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.sorting.Sorting;
import nl.klankbord.topic.TopicKey;

/// Who sits at which table: what organisers decided, and beside it what was suggested last and they did not decide
/// about
/// since.
///
/// @param tables those that organisers decided about, the oldest first, then the others, the largest first
/// @param single topics at no table
public record CoalitionPicture(List<Table> tables, List<TopicKey> single) {

    public CoalitionPicture {
        tables = List.copyOf(tables);
        single = List.copyOf(single);
    }

    /// @param decided whether an organiser did; else all of it is but a suggestion
    /// @param members who sit there
    /// @param extra who are suggested for it besides, where it is decided
    /// @param group with reasons, as it was suggested; empty for what an organiser made since
    public record Table(
            CoalitionId id,
            Label label,
            boolean decided,
            List<TopicKey> members,
            List<TopicKey> extra,
            Optional<Group> group) {

        public Table {
            members = List.copyOf(members);
            extra = List.copyOf(extra);
        }

        /// @return members, and who are suggested besides
        public List<TopicKey> all() {
            List<TopicKey> all = new ArrayList<>(members);
            all.addAll(extra);
            return all;
        }
    }

    /// @param present the topics that are there now
    public static CoalitionPicture of(Sorting sorting, Optional<Suggested> suggested, Collection<TopicKey> present) {
        Set<TopicKey> there = new HashSet<>(present);
        Set<TopicKey> placed = new HashSet<>();
        List<Group> groups =
                suggested.map(Suggested::grouping).map(Grouping::groups).orElse(List.of());
        List<Table> tables = new ArrayList<>();
        Set<CoalitionId> decided = new HashSet<>();
        for (Coalition coalition : sorting.coalitions()) {
            decided.add(coalition.id());
            Optional<Group> group = groups.stream()
                    .filter(each -> each.id().equals(coalition.id().value()))
                    .findFirst();
            List<TopicKey> members =
                    coalition.members().stream().filter(there::contains).toList();
            SequencedSet<TopicKey> extra =
                    group.map(each -> free(each, sorting, there)).orElseGet(LinkedHashSet::new);
            extra.removeAll(sorting.left(coalition.id()));
            extra.removeIf(topic -> !sorting.mayMeet(topic, members));
            placed.addAll(members);
            placed.addAll(extra);
            if (!members.isEmpty()) {
                tables.add(new Table(
                        coalition.id(), Label.of(coalition.name()), true, members, List.copyOf(extra), group));
            }
        }
        for (Group group : groups) {
            CoalitionId id = new CoalitionId(group.id());
            SequencedSet<TopicKey> members = new LinkedHashSet<>();
            for (TopicKey topic : free(group, sorting, there)) {
                // Somebody decided since that it is not to be with one of the others.
                if (!placed.contains(topic) && sorting.mayMeet(topic, members)) {
                    members.add(topic);
                }
            }
            // What was a decision and is none any more waits for the next suggestion.
            if (!group.pinned() && !decided.contains(id) && !sorting.isReleased(id) && isTable(members)) {
                placed.addAll(members);
                tables.add(new Table(id, group.label(), false, List.copyOf(members), List.of(), Optional.of(group)));
            }
        }
        return new CoalitionPicture(
                tables,
                there.stream().filter(topic -> !placed.contains(topic)).sorted().toList());
    }

    public Optional<Table> find(CoalitionId id) {
        return tables.stream().filter(table -> table.id().equals(id)).findFirst();
    }

    /// One person alone is no coalition.
    private static boolean isTable(Collection<TopicKey> members) {
        return members.stream().map(TopicKey::person).distinct().count() > 1;
    }

    private static SequencedSet<TopicKey> free(Group group, Sorting sorting, Set<TopicKey> there) {
        SequencedSet<TopicKey> free = new LinkedHashSet<>();
        for (String id : group.ids()) {
            TopicKey.of(id)
                    .filter(there::contains)
                    .filter(topic -> sorting.seat(topic).isEmpty())
                    .ifPresent(free::add);
        }
        return free;
    }
}
