package nl.klankbord.rsvp;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.meeting.Diet;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.submission.Fields;

/// When one person eats, and what.
///
/// @param moments ids of the meeting's moments, in the order of the day
public record Meal(Set<String> moments, Diet diet, Optional<String> dietNote) {

    static final Meal NOTHING = new Meal(Set.of(), Diet.NONE, Optional.empty());

    public Meal {
        moments = Collections.unmodifiableSet(new LinkedHashSet<>(moments));
    }

    /// @return what is counted of it
    Meal withoutNote() {
        return new Meal(moments, diet, Optional.empty());
    }

    /// @return the same moments, without what is eaten there
    Meal withoutNeeds() {
        return new Meal(moments, Diet.NONE, Optional.empty());
    }

    /// @return whether it says something of somebody's health or belief
    public boolean tellsOfADiet() {
        return diet != Diet.NONE || dietNote.isPresent();
    }

    /// @param otherwise the moments of somebody who names none
    static Meal read(Fields fields, Meeting meeting, Set<String> otherwise) {
        Set<String> chosen = fields.has("moments") ? fields.choices("moments", meeting.momentIds()) : otherwise;
        Set<String> moments = new LinkedHashSet<>(meeting.momentIds());
        moments.retainAll(chosen);
        Diet diet = fields.optionalChoice("diet", Diet.class).orElse(Diet.NONE);
        return new Meal(moments, diet, fields.optionalLine("dietNote", 200));
    }
}
