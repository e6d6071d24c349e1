package nl.klankbord.coalition;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.klankbord.submission.OrganisationType;

/// Contributions that belong at one table.
///
/// @param id of a pinned group its own, else that of a member
/// @param label its concept and its own words, or the name that an organiser gave it
/// @param members in order of their ids, those whose second group it is after the others
/// @param reasons the weightiest first
/// @param sure from 0 to 1, the mean of its members
/// @param organisations how many different ones its own members come from
/// @param types how many of them there are of each type
public record Group(
        String id,
        Label label,
        boolean pinned,
        List<Member> members,
        List<Reason> reasons,
        double sure,
        int organisations,
        Map<OrganisationType, Integer> types) {

    public Group {
        members = List.copyOf(members);
        reasons = List.copyOf(reasons);
        Map<OrganisationType, Integer> ordered = new EnumMap<>(OrganisationType.class);
        ordered.putAll(types);
        types = Collections.unmodifiableMap(ordered);
    }

    Group named(String name) {
        return new Group(name, label, pinned, members, reasons, sure, organisations, types);
    }

    /// @return those whose own group this is, and the ones folded into them, in order
    public List<String> ids() {
        return members.stream()
                .filter(member -> !member.second())
                .flatMap(member -> Stream.concat(Stream.of(member.id()), member.folded().stream()))
                .sorted()
                .toList();
    }
}
