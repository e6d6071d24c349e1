package nl.klankbord.summary;

import java.util.List;

/// How far the coalitions are.
///
/// @param decided in the order in which organisers made them
/// @param suggested how many tables more were suggested
/// @param single how many topics are at no table, decided or suggested
public record CoalitionsPart(List<CoalitionLine> decided, long suggested, long single) {

    public static final CoalitionsPart NONE = new CoalitionsPart(List.of(), 0, 0);

    public CoalitionsPart {
        decided = List.copyOf(decided);
    }

    public boolean isNothing() {
        return decided.isEmpty() && suggested == 0;
    }
}
