package nl.klankbord.rsvp;

import nl.klankbord.submission.Participant;

/// Somebody who comes along under the RSVP of a colleague.
public record Guest(String name, Meal meal) {

    Guest withoutNeeds() {
        return new Guest(name, meal.withoutNeeds());
    }

    Guest erased() {
        return new Guest(Participant.GONE, meal.withoutNote());
    }
}
