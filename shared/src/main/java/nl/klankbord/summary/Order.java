package nl.klankbord.summary;

import java.util.List;
import java.util.SortedMap;
import nl.klankbord.meeting.Diet;
import nl.klankbord.meeting.Moment;

/// What to order for one moment.
///
/// @param people heads that come, guests included
/// @param diets heads for each diet; a diet that nobody has is not there
/// @param notes what people wrote about their diet, without their names, sorted
public record Order(Moment moment, long people, SortedMap<Diet, Long> diets, List<String> notes) {

    public long portions() {
        return people * moment.portionsPerPerson();
    }
}
