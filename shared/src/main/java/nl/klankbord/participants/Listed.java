package nl.klankbord.participants;

import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Status;
import nl.klankbord.submission.Person;

/// Somebody on the list.
///
/// @param people heads under this answer: the person and the guests
/// @param arrived how many of those were checked in
public record Listed(Person person, String name, String organisation, Status status, int people, int arrived) {

    public static Listed of(Rsvp rsvp) {
        return new Listed(
                rsvp.person(),
                rsvp.participant().name(),
                rsvp.participant().organisation(),
                rsvp.status(),
                rsvp.people(),
                rsvp.standing().arrived());
    }
}
