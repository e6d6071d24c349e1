package nl.klankbord.rsvp;

/// Somebody who comes along under the RSVP of a colleague.
public record Guest(String name, Meal meal) {

    Guest erased() {
        return new Guest("–", meal.withoutNote());
    }
}
