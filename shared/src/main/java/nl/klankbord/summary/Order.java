package nl.klankbord.summary;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.klankbord.meeting.Diet;
import nl.klankbord.meeting.Moment;
import nl.klankbord.tally.Tally;

/// What to order for one moment.
///
/// @param people heads that come, guests included
/// @param diets heads for each diet; a diet that nobody has is not there
/// @param notes what people wrote about their diet, without their names, sorted
public record Order(Moment moment, long people, SortedMap<Diet, Long> diets, List<String> notes) {

    /// @param counts by name, as in a tally
    static Order of(Moment moment, Tally counts, List<String> notes) {
        SortedMap<Diet, Long> diets = new TreeMap<>();
        long people = 0;
        for (Diet diet : Diet.values()) {
            long heads = counts.count("moments." + moment.id() + "." + diet.word());
            if (heads > 0) {
                diets.put(diet, heads);
                people += heads;
            }
        }
        return new Order(moment, people, diets, notes);
    }

    /// As the live counts say it, without what people wrote.
    public static Order of(Moment moment, Tally counts) {
        return of(moment, counts, List.of());
    }

    public long portions() {
        return people * moment.portionsPerPerson();
    }
}
