package nl.klankbord.receipt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;

/// What each person was told by mail, and who is being told at this moment.
///
/// Every method throws [nl.klankbord.meeting.UnavailableException] when the store gives no certain answer.
public interface Mailings {

    /// Longer than any function runs: after this, whoever had it in hand is no more.
    int IN_HAND_MINUTES = 16;

    /// @return what this person was told, without taking it in hand
    Told find(MeetingId meeting, Person person);

    /// Takes a person in hand, so that nobody else tells them at the same time.
    ///
    /// @return what they were told; empty when somebody has them in hand since less than [#IN_HAND_MINUTES]
    ///     minutes
    Optional<Told> claim(Meeting meeting, Person person, Instant now);

    /// They were told this, and are no longer in hand.
    void tell(MeetingId meeting, Person person, Told told);

    /// They were told nothing, and are no longer in hand.
    void letGo(MeetingId meeting, Person person);

    /// A mail to them cannot go, whoever tries it. They are no longer in hand, and counted as not reached until one
    /// does. Who was erased meanwhile stays so.
    void giveUp(Meeting meeting, Person person, Instant now);

    /// A mail went to them again. Before it is noted what it told: a count too low is mended by the next try, one too
    /// high by nobody.
    void reach(MeetingId meeting, Person person);

    /// @return whom no mail could reach, each once, by person
    List<Unreached> unreached(MeetingId meeting);

    /// Nothing is left of what they were told.
    void forget(MeetingId meeting, Person person);

    /// An hour begins in which this address gets no other mail that just anybody can cause.
    ///
    /// @return false when one is under way: then nothing is changed
    boolean beginHour(Person person, Instant now);

    /// The mail of this hour did not go.
    void endHour(Person person);
}
