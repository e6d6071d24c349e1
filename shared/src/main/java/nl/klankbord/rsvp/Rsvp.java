package nl.klankbord.rsvp;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Participant;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Submission;
import nl.klankbord.tally.Tally;

/// One person's answer to one meeting.
///
/// @param access what somebody needs to take part, as typed
/// @param updates whether to mail this person while the programme takes shape
/// @param version 1 for the first answer, one more with each change
/// @param expiresAtEpochSecond when the row goes
public record Rsvp(
        MeetingId meeting,
        Person person,
        Participant participant,
        Optional<String> role,
        Status status,
        Meal meal,
        Optional<String> access,
        List<Guest> guests,
        boolean updates,
        Submission submission,
        int version,
        long expiresAtEpochSecond) {

    /// Heads under this answer: the person and the guests.
    public int people() {
        return 1 + guests.size();
    }

    public Stream<Meal> meals() {
        return Stream.concat(Stream.of(meal), guests.stream().map(Guest::meal));
    }

    /// What this answer adds to the counts of its meeting. Food is counted for those who have a place.
    public Tally tally() {
        Tally.Sum sum = new Tally.Sum().add("people." + status.word(), people()).add("sites." + submission.site(), 1);
        if (status == Status.ACCEPTED) {
            sum.add("organisations." + participant.organisationType().word(), people());
            meals().forEach(meal -> meal.moments()
                    .forEach(moment ->
                            sum.add("moments." + moment + "." + meal.diet().word(), 1)));
        }
        return sum.tally();
    }
}
