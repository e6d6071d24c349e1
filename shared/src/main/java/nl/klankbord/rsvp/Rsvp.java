package nl.klankbord.rsvp;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Participant;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Submission;
import nl.klankbord.tally.Tally;

/// One person's answer to one meeting.
///
/// @param access what somebody needs to take part, as typed
/// @param answers to the survey
/// @param updates whether to mail this person while the programme takes shape
/// @param submission how the first answer came in
/// @param expiresAtEpochSecond when the row goes
public record Rsvp(
        MeetingId meeting,
        Person person,
        Participant participant,
        Optional<String> role,
        Meal meal,
        Optional<String> access,
        List<Guest> guests,
        Answers answers,
        boolean updates,
        Submission submission,
        Standing standing,
        long expiresAtEpochSecond) {

    public Status status() {
        return standing.status();
    }

    public int version() {
        return standing.version();
    }

    /// @return this answer, standing elsewhere
    public Rsvp standing(Standing now) {
        return new Rsvp(
                meeting,
                person,
                participant,
                role,
                meal,
                access,
                guests,
                answers,
                updates,
                submission,
                now.atMost(people()),
                expiresAtEpochSecond);
    }

    /// @return this answer as a change of one: it came in as that did, and keeps what the survey asks no more
    Rsvp changing(Rsvp before, Meeting asking) {
        return new Rsvp(
                meeting,
                person,
                participant,
                role,
                meal,
                access,
                guests,
                status().isComing() ? answers.keeping(before.answers(), asking) : answers,
                updates,
                before.submission(),
                standing,
                expiresAtEpochSecond);
    }

    /// @return this answer with mails while the programme takes shape, or without them
    Rsvp following(boolean wantsUpdates) {
        return new Rsvp(
                meeting,
                person,
                participant,
                role,
                meal,
                access,
                guests,
                answers,
                wantsUpdates,
                submission,
                standing.following(),
                expiresAtEpochSecond);
    }

    /// @return this place, as a colleague's: who comes along stays, what only the first knew of themselves
    ///     goes
    public Rsvp handedTo(Person colleague, Participant them) {
        return new Rsvp(
                meeting,
                colleague,
                them,
                Optional.empty(),
                meal.withoutNeeds(),
                Optional.empty(),
                guests,
                Answers.NONE,
                false,
                submission,
                standing.next(status(), standing.seats(), standing.place()),
                expiresAtEpochSecond);
    }

    /// @return this answer, without what tells of somebody's health or belief
    public Rsvp withoutNeeds() {
        return new Rsvp(
                meeting,
                person,
                participant,
                role,
                meal.withoutNeeds(),
                Optional.empty(),
                guests.stream().map(Guest::withoutNeeds).toList(),
                answers,
                updates,
                submission,
                standing,
                expiresAtEpochSecond);
    }

    /// @param nobody under whom it is kept
    /// @return what it counts for, without who it was
    public Rsvp erased(Person nobody) {
        return new Rsvp(
                meeting,
                nobody,
                participant.erased(),
                Optional.empty(),
                meal.withoutNote(),
                Optional.empty(),
                guests.stream().map(Guest::erased).toList(),
                Answers.NONE,
                false,
                submission.erased(),
                standing.next(status(), standing.seats(), standing.place()),
                expiresAtEpochSecond);
    }

    /// What its sender was told, and is told again.
    Receipt receipt() {
        return new Receipt(submission.id(), standing.first(), submission.receivedAt());
    }

    /// Heads under this answer: the person and the guests.
    public int people() {
        return 1 + guests.size();
    }

    public Stream<Meal> meals() {
        return Stream.concat(Stream.of(meal), guests.stream().map(Guest::meal));
    }

    /// What this answer adds to the counts of its meeting. Food is counted for those who have a place.
    public Tally tally() {
        Tally.Sum sum =
                new Tally.Sum().add("people." + status().word(), people()).add("sites." + submission.site(), 1);
        if (status() == Status.ACCEPTED) {
            sum.add("organisations." + participant.organisationType().word(), people());
            meals().forEach(meal -> meal.moments()
                    .forEach(moment ->
                            sum.add("moments." + moment + "." + meal.diet().word(), 1)));
            if (standing.arrived() > 0) {
                sum.add("arrived.people", standing.arrived());
            }
        }
        return sum.tally();
    }
}
