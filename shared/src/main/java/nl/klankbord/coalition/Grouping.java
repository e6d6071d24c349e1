package nl.klankbord.coalition;

import java.util.List;

/// Who belongs at one table, and who at none. Each contribution is in one group of its own, or single.
///
/// @param groups the largest first
/// @param single in order of their ids
public record Grouping(List<Group> groups, List<Member> single) {
    public Grouping {
        groups = List.copyOf(groups);
        single = List.copyOf(single);
    }
}
