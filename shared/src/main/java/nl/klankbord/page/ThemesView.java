package nl.klankbord.page;

import java.util.List;
import nl.klankbord.messages.Messages;
import nl.klankbord.sorting.Decided;
import nl.klankbord.sorting.Sorted;

/// The themes of a meeting, and what was decided about them and their topics.
///
/// @param page of the themes, from 1
/// @param before shows decisions with a lower number than this
public record ThemesView(SortingView sorting, int page, int before) {

    public static final int ON_A_PAGE = 100;
    private static final int DECISIONS = 50;

    public Messages messages() {
        return sorting.messages();
    }

    public List<Sorted> themes() {
        return sorting.picture().themes().stream()
                .skip((page - 1L) * ON_A_PAGE)
                .limit(ON_A_PAGE)
                .toList();
    }

    public boolean hasMore() {
        return (long) page * ON_A_PAGE < sorting.picture().themes().size();
    }

    /// @return the latest first
    public List<Decided> log() {
        return sorting.picture().sorting().log().reversed().stream()
                .filter(decided -> decided.number() < before)
                .limit(DECISIONS)
                .toList();
    }

    /// @return whether there are decisions before those
    public boolean hasOlder() {
        List<Decided> shown = log();
        return !shown.isEmpty() && shown.getLast().number() > 1;
    }

    public String path(int number) {
        return sorting.base() + "/themes?page=" + number + "&lang="
                + messages().language().word();
    }

    public String older() {
        return sorting.base() + "/themes?before=" + log().getLast().number() + "&lang="
                + messages().language().word() + "#log";
    }
}
